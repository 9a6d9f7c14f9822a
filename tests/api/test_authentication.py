"""A token needs no proof against forgery, a session does; a bad token never falls back to the session."""

from django.test import Client

from tests.api.asking import V1, WELL, as_member, refusal, send
from tests.factories import Club


def signed_in(club: Club) -> Client:
    client = Client(enforce_csrf_checks=True, headers={"Organization": club.organization.slug})
    client.force_login(club.runner.user)
    return client


def test_nobody_is_asked_to_sign_in(club: Club) -> None:
    answer = Client(headers={"Organization": club.organization.slug}).get(f"{V1}/today/")

    assert refusal(answer) == (401, "not_authenticated")
    assert answer["WWW-Authenticate"] == 'Bearer realm="api"'


def test_session_may_read(club: Club) -> None:
    assert signed_in(club).get(f"{V1}/today/").status_code == 200


def test_session_without_csrf_token_may_not_write(club: Club) -> None:
    assert refusal(send(signed_in(club), "put", "check-in/", WELL)) == (403, "csrf_failed")


def test_session_with_csrf_token_may_write(club: Club) -> None:
    client = signed_in(club)
    client.get(f"{V1}/docs/")

    answer = send(client, "put", "check-in/", WELL, X_CSRFToken=client.cookies["csrftoken"].value)

    assert answer.status_code == 200


def test_token_may_write_without_csrf_token(club: Club) -> None:
    assert send(as_member(club.runner, enforce_csrf_checks=True), "put", "check-in/", WELL).status_code == 200


def test_bad_token_beside_a_session_is_refused(club: Club) -> None:
    answer = signed_in(club).get(f"{V1}/today/", headers={"Authorization": "Bearer nonsense"})

    assert refusal(answer) == (401, "token_invalid")

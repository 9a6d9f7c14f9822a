"""A program with an API key: let in for its organization, within its scopes, as its maker may now."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from readiness.models import Decision
from tenancy import keys, scope
from tenancy.keys import Reach
from tenancy.models import ApiKey, Idempotency, Membership, Role, User
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.given import a_case, a_long_run
from tests.factories import NOW, Club

WISHES = {
    "name": "Results screen",
    "scopes": ["athletes:read", "activities:write"],
    "expires_at": "2027-02-01T00:00:00Z",
}


def program(club: Club, *scopes: Reach, name: str = "Program", **headers: str) -> Client:
    """A client with a new key of the club's owner."""
    ends = NOW + timedelta(days=1)
    made = keys.make(by=club.owner, name=name, scopes=scopes or list(Reach), expires_at=ends, now=NOW)
    return Client(headers={"Authorization": f"Api-Key {made.token}", **headers}, enforce_csrf_checks=True)


def asked(client: Client, path: str = "athletes/") -> tuple[int, str]:
    return refusal(client.get(f"{V1}/{path}"))


def test_key_names_its_organization_itself(club: Club) -> None:
    answer = program(club, Reach.READ_ATHLETES).get(f"{V1}/athletes/")

    assert [athlete["name"] for athlete in answer.json()["results"]] == ["Daniel Okafor", "Ji-woo Han"]


def test_key_may_name_its_organization(club: Club, other_club: Club) -> None:
    own, other = (program(club, name=slug, Organization=slug) for slug in ("northline", "southside"))

    assert own.get(f"{V1}/athletes/").status_code == 200
    assert asked(other) == (403, "organization_differs")


def test_key_wants_the_scope(club: Club) -> None:
    client = program(club, Reach.READ_PLANS)

    answer = client.get(f"{V1}/athletes/")

    assert refusal(answer) == (403, "scope_missing")
    assert answer.json()["detail"] == "This API key lacks the scope athletes:read."


def test_program_sends_measurements_and_reads_messages(club: Club) -> None:
    athlete = f"athletes/{club.athlete.public_id}/"
    measures, reads = program(club, Reach.WRITE_WELLNESS), program(club, Reach.READ_MESSAGES, name="Reader")

    sent = send(measures, "put", f"{athlete}wellness/", {"day": "2026-11-21", "hrv_ms": 61})

    assert (sent.status_code, sent.json()["hrv_ms"]) == (200, 61.0)
    assert reads.get(f"{V1}/{athlete}messages/").json()["results"] == []
    assert asked(measures, f"{athlete}wellness/") == (403, "scope_missing")
    assert refusal(send(reads, "post", f"{athlete}messages/", {"body": "Hello"})) == (403, "scope_missing")


@pytest.mark.parametrize("path", ["me/", "today/", "api-keys/", "organization/", "memberships/"])
def test_what_no_key_may_do(club: Club, path: str) -> None:
    assert asked(program(club), path) == (403, "not_with_key")


def test_key_does_nothing_in_an_athletes_name(club: Club) -> None:
    """Even where its maker runs here too."""
    with scope.enter(club.organization.pk):
        run = a_long_run(club)
        club.athlete.member = club.owner
        club.athlete.save()

    answer = send(program(club), "patch", f"activities/{run.public_id}/effort/", {"rpe": 7})

    assert refusal(answer) == (404, "not_found")
    assert asked(program(club, name="Another"), "activities/") == (404, "not_found")


@pytest.mark.parametrize("header", ["Api-Key", "Api-Key rs_000000000000_x", "api-key nonsense"])
def test_key_that_is_none(club: Club, header: str) -> None:
    answer = Client(headers={"Authorization": header}).get(f"{V1}/athletes/")

    assert refusal(answer) == (401, "key_invalid")
    assert answer["WWW-Authenticate"] == 'Api-Key realm="api"'


def test_bad_key_beside_a_session_is_refused(club: Club) -> None:
    client = Client(headers={"Authorization": "Api-Key nonsense", "Organization": "northline"})
    client.force_login(club.owner.user)

    assert asked(client) == (401, "key_invalid")


def test_revoked_key_is_refused(club: Club) -> None:
    client = program(club)
    keys.revoke(key=ApiKey.objects.get(), now=NOW)

    assert asked(client) == (401, "key_invalid")


def test_key_sees_what_its_maker_sees_now(club: Club) -> None:
    client = program(club)
    with scope.enter(club.organization.pk):
        Membership.objects.filter(pk=club.owner.pk).update(role=Role.COACH)

    assert client.get(f"{V1}/athletes/").json()["results"] == []


def test_key_of_a_maker_who_must_change_the_password(club: Club) -> None:
    client = program(club)
    User.objects.filter(pk=club.owner.user_id).update(must_change_password=True)

    assert asked(client) == (403, "password_change_required")


def test_key_costs_two_queries_less_than_a_token(
    club: Club, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Key with maker and organization in one; nobody's memberships, nobody's own athlete."""
    client = program(club)
    client.get(f"{V1}/athletes/")

    with django_assert_num_queries(5):
        client.get(f"{V1}/athletes/")


# --- who it was -------------------------------------------------------------------------------------------


def decide(client: Client, case: Any, key: str) -> Any:
    body = {"verb": "dismiss", "version": case.version, "reason": "Seen it"}
    return send(client, "post", f"interventions/{case.public_id}/decisions/", body, Idempotency_Key=key)


def test_key_decides_as_its_maker_and_the_audit_names_it(club: Club) -> None:
    case = a_case(club)

    assert decide(program(club), case, "one").status_code == 201

    with scope.enter(club.organization.pk), connection.cursor() as cursor:
        assert Decision.objects.get().member == club.owner
        cursor.execute("SELECT pgh_context FROM readiness_decisionaudit ORDER BY pgh_id DESC LIMIT 1")
        context = json.loads(cursor.fetchone()[0])
    assert (context["membership"], context["api_key"]) == (club.owner.pk, ApiKey.objects.get().pk)


def test_repeated_requests_are_each_keys_own(club: Club) -> None:
    case = a_case(club)
    one, other = program(club, name="One"), program(club, name="Other")

    answers = [decide(client, case, "same") for client in (one, one, other, as_member(club.owner))]

    assert [answer.status_code for answer in answers] == [201, 201, 409, 409]
    with scope.enter(club.organization.pk):
        kept = Idempotency.objects.get()
    assert kept.key.startswith(ApiKey.objects.get(name="One").prefix)


# --- made and revoked over the API ------------------------------------------------------------------------


def test_owner_makes_a_key_that_works(club: Club) -> None:
    made = send(as_member(club.owner), "post", "api-keys/", WISHES)

    given = made.json()
    assert made.status_code == 201
    assert given == {
        "public_id": given["public_id"],
        "name": "Results screen",
        "prefix": given["token"][3:15],
        "scopes": ["activities:write", "athletes:read"],
        "created_by": "Northline Owner",
        "created_at": "2026-11-21T06:30:00Z",
        "expires_at": "2027-02-01T00:00:00Z",
        "last_used_at": None,
        "token": given["token"],
    }
    client = Client(headers={"Authorization": f"Api-Key {given['token']}"})
    assert client.get(f"{V1}/athletes/").status_code == 200


def test_list_shows_use_and_never_the_token(club: Club) -> None:
    program(club).get(f"{V1}/athletes/")

    (row,) = as_member(club.owner).get(f"{V1}/api-keys/").json()["results"]

    assert (row["name"], row["last_used_at"], "token" in row) == ("Program", "2026-11-21T06:30:00Z", False)


def test_token_is_not_kept_under_an_idempotency_key(club: Club) -> None:
    send(as_member(club.owner), "post", "api-keys/", WISHES, Idempotency_Key="one")

    with scope.enter(club.organization.pk):
        assert Idempotency.objects.count() == 0


@pytest.mark.parametrize(
    "change, refused",
    [
        ({"scopes": []}, ("scopes", "empty")),
        ({"scopes": ["everything"]}, ("scopes.0", "invalid_choice")),
        ({"name": ""}, ("name", "blank")),
        ({"expires_at": "2028-01-01T00:00:00Z"}, ("expires_at", "out_of_range")),
        ({"expires_at": "2026-11-21T06:30:00Z"}, ("expires_at", "out_of_range")),
    ],
)
def test_key_that_cannot_be(club: Club, change: dict[str, Any], refused: tuple[str, str]) -> None:
    answer = send(as_member(club.owner), "post", "api-keys/", {**WISHES, **change})

    assert errors(answer) == [refused]


def test_name_is_taken_once(club: Club) -> None:
    answers = [send(as_member(club.owner), "post", "api-keys/", WISHES) for _ in range(2)]

    assert errors(answers[1]) == [("name", "unique")]


def test_owner_revokes_a_key(club: Club) -> None:
    client, key = program(club), ApiKey.objects.get()

    answers = [send(as_member(club.owner), "delete", f"api-keys/{key.public_id}/") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [204, 404]
    assert asked(client) == (401, "key_invalid")


@pytest.mark.parametrize("member", ["coach", "assistant", "runner"])
def test_keys_are_the_owners_matter(club: Club, member: str) -> None:
    client = as_member(getattr(club, member))

    assert asked(client, "api-keys/") == (404, "not_found")
    assert refusal(send(client, "post", "api-keys/", WISHES)) == (404, "not_found")


def test_key_of_another_organization_is_not_there(club: Club, other_club: Club) -> None:
    program(other_club)
    path = f"api-keys/{ApiKey.objects.get().public_id}/"

    assert refusal(send(as_member(club.owner), "delete", path)) == (404, "not_found")

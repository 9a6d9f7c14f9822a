"""Tokens: given for a password, exchanged once, taken back; the lockout counts here too."""

from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from rest_framework_simplejwt.tokens import RefreshToken as Refreshing

from tenancy.models import SignIn, User
from tests.api.asking import V1, refusal, send
from tests.factories import NOW, PASSWORD, Club, make_user

EMAIL = "northline.runner@example.org"


def sign_in(email: str = EMAIL, password: str = PASSWORD) -> HttpResponse:
    return send(Client(), "post", "auth/token/", {"email": email, "password": password})


def refreshed(refresh: str) -> HttpResponse:
    return send(Client(), "post", "auth/refresh/", {"refresh": refresh})


def me(access: str) -> HttpResponse:
    return Client().get(f"{V1}/me/", headers={"Authorization": f"Bearer {access}"})


def test_token_lets_in(club: Club) -> None:
    given = sign_in()

    assert (given.status_code, given.json()["access_expires_in_s"]) == (200, 300)
    assert me(given.json()["access"]).json()["email"] == EMAIL
    assert given["Cache-Control"] == "no-store"


def test_token_email_in_any_case(club: Club) -> None:
    assert sign_in(EMAIL.upper()).status_code == 200


def test_token_wrong_password_and_unknown_person_are_alike(club: Club) -> None:
    wrong, unknown = sign_in(password="something else"), sign_in("nobody@example.org")

    assert refusal(wrong) == (401, "wrong_credentials")
    assert wrong.json() == unknown.json()
    assert wrong["WWW-Authenticate"] == 'Bearer realm="api"'


def test_token_of_an_inactive_person_is_refused(club: Club) -> None:
    User.objects.filter(email=EMAIL).update(is_active=False)

    assert refusal(sign_in()) == (401, "wrong_credentials")


def test_token_waits_for_an_own_password(db: None) -> None:
    make_user("New Runner", must_change_password=True)

    assert refusal(sign_in("new.runner@example.org")) == (403, "password_change_required")
    assert refusal(sign_in("new.runner@example.org", "wrong"))[1] == "wrong_credentials"


def test_lockout_after_five_wrong_passwords(club: Club, clock: time_machine.Traveller) -> None:
    tries = [refusal(sign_in(password=f"wrong {count}")) for count in range(5)]
    locked = sign_in()

    assert tries == [(401, "wrong_credentials")] * 4 + [(429, "locked_out")]
    assert refusal(locked) == (429, "locked_out")
    assert locked["Retry-After"] == "900"
    clock.move_to(NOW + timedelta(minutes=16))
    assert sign_in().status_code == 200


def test_lockout_holds_on_the_page_too(club: Club) -> None:
    for count in range(5):
        sign_in(password=f"wrong {count}")

    page = Client().post("/account/sign-in/", {"login": EMAIL, "password": PASSWORD})

    assert (page.status_code, page["Content-Type"]) == (429, "text/html; charset=utf-8")


def test_right_password_ends_the_count(club: Club) -> None:
    for _ in range(2):
        assert [sign_in(password="wrong").status_code for _ in range(4)] == [401] * 4
        assert sign_in().status_code == 200


def test_many_accounts_from_one_address_are_slowed_down(db: None) -> None:
    tries = [refusal(sign_in(f"runner.{count}@example.org")) for count in range(21)]

    assert tries[:20] == [(401, "wrong_credentials")] * 20
    assert tries[20] == (429, "throttled")


def test_refresh_gives_the_next_pair_once(club: Club) -> None:
    first = sign_in().json()

    second = refreshed(first["refresh"]).json()

    assert me(second["access"]).status_code == 200
    assert refusal(refreshed(first["refresh"])) == (401, "token_invalid")
    assert refreshed(second["refresh"]).status_code == 200


@pytest.mark.parametrize("token", ["", "nonsense", "a.b.c", "\u1100.\u1161.\u11a8"])
def test_refresh_with_no_token_of_ours(club: Club, token: str) -> None:
    assert refreshed(token).status_code in (400, 401)


def test_refresh_wants_a_refresh_token(club: Club) -> None:
    pair = sign_in().json()

    assert refusal(refreshed(pair["access"])) == (401, "token_invalid")
    assert refusal(me(pair["refresh"])) == (401, "token_invalid")


def test_access_token_ends_after_five_minutes(club: Club, clock: time_machine.Traveller) -> None:
    access = sign_in().json()["access"]

    clock.move_to(NOW + timedelta(minutes=5, seconds=1))

    assert refusal(me(access)) == (401, "token_invalid")


def test_revoked_token_counts_no_more(club: Club) -> None:
    refresh = sign_in().json()["refresh"]

    answers = [send(Client(), "post", "auth/revoke/", {"refresh": refresh}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [204, 204]
    assert refusal(refreshed(refresh)) == (401, "token_invalid")


def test_revoked_sign_in_ends_at_once(club: Club) -> None:
    first = sign_in().json()
    second = refreshed(first["refresh"]).json()
    other = sign_in().json()

    send(Client(), "post", "auth/revoke/", {"refresh": second["refresh"]})

    assert [me(pair["access"]).status_code for pair in (first, second, other)] == [401, 401, 200]


def test_a_token_costs_one_query(club: Club, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    pair = sign_in().json()

    with django_assert_num_queries(2):  # the sign-in with its person; their memberships
        me(pair["access"])


def test_refresh_keeps_the_sign_in_and_notes_from_where(club: Club, clock: time_machine.Traveller) -> None:
    first = sign_in().json()
    clock.move_to(NOW + timedelta(days=10))

    send(
        Client(headers={"User-Agent": "watch-sync/2"}), "post", "auth/refresh/", {"refresh": first["refresh"]}
    )

    row = SignIn.objects.get()
    assert (row.device, row.started_at, row.seen_at) == ("watch-sync/2", NOW, NOW + timedelta(days=10))
    assert row.expires_at == NOW + timedelta(days=24)


def test_a_token_without_a_sign_in_counts_no_more(club: Club) -> None:
    """Tokens of before the list of sign-ins was kept; those who have them sign in again."""
    token = Refreshing.for_user(club.runner.user)

    assert refusal(me(str(token.access_token))) == (401, "token_invalid")
    assert refusal(refreshed(str(token))) == (401, "token_invalid")


def test_new_password_ends_every_token(club: Club) -> None:
    pair = sign_in().json()
    user = User.objects.get(email=EMAIL)
    user.set_password("another long password")
    user.save()

    assert refusal(me(pair["access"])) == (401, "token_invalid")
    assert refusal(refreshed(pair["refresh"])) == (401, "token_invalid")


@pytest.mark.parametrize("change", [{"is_active": False}, {"must_change_password": True}])
def test_refresh_asks_whether_the_person_may_still_come_in(club: Club, change: dict[str, bool]) -> None:
    refresh = sign_in().json()["refresh"]
    User.objects.filter(email=EMAIL).update(**change)

    assert refusal(refreshed(refresh)) == (401, "token_invalid")

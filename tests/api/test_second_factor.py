"""Signing in to the API with a second factor: a code beside the password, counted like it."""

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from tests.api.asking import V1, refusal, send
from tests.factories import PASSWORD, Club
from tests.tenancy.codes import code_of, give_app, give_recovery_codes, wrong_code

EMAIL = "northline.runner@example.org"


@pytest.fixture
def secret(club: Club) -> str:
    return give_app(club.runner.user)


def sign_in(password: str = PASSWORD, **more: str) -> HttpResponse:
    return send(Client(), "post", "auth/token/", {"email": EMAIL, "password": password, **more})


def wrong(secret: str, times: int) -> list[tuple[int, str]]:
    return [refusal(sign_in(code=wrong_code(secret))) for _ in range(times)]


def test_the_password_alone_is_not_enough(secret: str) -> None:
    assert [refusal(sign_in()), refusal(sign_in(code=""))] == [(401, "second_factor_missing")] * 2


def test_the_code_lets_in_once(secret: str) -> None:
    code = code_of(secret)

    first, again = sign_in(code=code), sign_in(code=code)

    assert (first.status_code, refusal(again)) == (200, (401, "second_factor_wrong"))


def test_a_code_that_was_used_is_refused_also_when_the_cache_is_gone(secret: str) -> None:
    code = code_of(secret)
    sign_in(code=code)
    cache.clear()

    assert refusal(sign_in(code=code)) == (401, "second_factor_wrong")


def test_a_recovery_code_lets_in_once(club: Club, secret: str) -> None:
    code = give_recovery_codes(club.runner.user)[0]

    assert [sign_in(code=code).status_code for _ in range(2)] == [200, 401]


def test_a_wrong_password_says_nothing_of_the_second_factor(secret: str) -> None:
    answers = [sign_in("wrong"), sign_in("wrong", code=code_of(secret))]

    assert [refusal(answer) for answer in answers] == [(401, "wrong_credentials")] * 2
    assert answers[0].json() == answers[1].json()


def test_five_wrong_codes_lock_also_for_the_right_one(secret: str) -> None:
    tries = wrong(secret, 5)

    assert tries == [(401, "second_factor_wrong")] * 4 + [(429, "locked_out")]
    assert refusal(sign_in(code=code_of(secret))) == (429, "locked_out")


def test_wrong_passwords_and_codes_are_counted_together(secret: str) -> None:
    for _ in range(3):
        sign_in("wrong")
    cache.clear()

    assert wrong(secret, 2) == [(401, "second_factor_wrong"), (429, "locked_out")]


def test_the_right_password_alone_does_not_begin_the_count_anew(secret: str) -> None:
    wrong(secret, 4)
    sign_in()

    assert wrong(secret, 1) == [(429, "locked_out")]


def test_the_lock_holds_on_the_page_too(secret: str) -> None:
    wrong(secret, 5)

    page = Client().post("/account/sign-in/", {"login": EMAIL, "password": PASSWORD})

    assert page.status_code == 429


def test_whoever_has_no_second_factor_may_send_a_code(club: Club) -> None:
    assert sign_in(code="123456").status_code == 200


def test_the_description_names_the_code(db: None) -> None:
    schema = Client().get(f"{V1}/schema/", headers={"Accept": "application/json"}).content.decode()

    assert "second_factor_missing" in schema

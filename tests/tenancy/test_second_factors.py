"""Second factors: set up, asked for, counted once, locked with the password, taken away."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tenancy import factors
from tenancy.models import User
from tests.factories import NOW
from tests.tenancy.codes import code_of, give_app, give_recovery_codes, wrong_code
from tests.tenancy.signing_in import fail, make_account, sign_in

pytestmark = pytest.mark.django_db
EMAIL = "mina.seo@example.org"
NEW = "a much better sentence"


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def second_step(code: str, *, client: Client | None = None) -> HttpResponse:
    """The password, and then this code."""
    browser = client or Client()
    answer = sign_in(EMAIL, client=browser)
    if answer.status_code != 302:
        return answer
    return browser.post(reverse("mfa_authenticate"), {"code": code})


def wrong(secret: str, times: int) -> list[int]:
    return [second_step(wrong_code(secret)).status_code for _ in range(times)]


# --- the second step --------------------------------------------------------------------------------------


def test_the_password_alone_is_not_enough(secret: str) -> None:
    client = Client()

    answer = sign_in(EMAIL, client=client)

    assert (answer.url, "_auth_user_id" in client.session) == (reverse("mfa_authenticate"), False)
    assert client.get(reverse("person")).url.startswith(reverse("account_login"))


def test_the_page_offers_a_key_only_where_there_is_one(secret: str) -> None:
    client = Client()

    sign_in(EMAIL, client=client)
    page = client.get(reverse("mfa_authenticate")).content.decode()

    assert ("Second step" in page, "Use the security key" in page) == (True, False)


def test_the_code_signs_in(secret: str) -> None:
    client = Client()

    answer = second_step(code_of(secret), client=client)

    assert (answer.url, "_auth_user_id" in client.session) == ("/", True)


@pytest.mark.parametrize("steps, status", [(-2, 200), (-1, 302), (1, 302), (2, 200)])
def test_the_clock_of_the_phone_may_be_half_a_minute_off(secret: str, steps: int, status: int) -> None:
    assert second_step(code_of(secret, steps=steps)).status_code == status


def test_a_code_counts_once_also_after_the_cache_is_gone(secret: str) -> None:
    code = code_of(secret)

    first = second_step(code).status_code
    cache.clear()

    assert (first, second_step(code).status_code) == (302, 200)


def test_a_code_of_before_does_not_count_after_a_later_one(secret: str) -> None:
    earlier = code_of(secret, steps=-1)
    second_step(code_of(secret))

    assert second_step(earlier).status_code == 200


def test_the_next_code_counts(secret: str, clock: time_machine.Traveller) -> None:
    second_step(code_of(secret))

    clock.shift(timedelta(seconds=30))

    assert second_step(code_of(secret)).status_code == 302


def test_each_recovery_code_counts_once(mina: User, secret: str) -> None:
    first, second, *_others = give_recovery_codes(mina)

    answers = [second_step(code).status_code for code in (first, first, second)]

    assert (answers, factors.of(mina).codes_left) == ([302, 200, 302], 8)


def test_nobody_comes_to_the_second_step_without_the_first(secret: str) -> None:
    answers = [
        Client().get(reverse("mfa_authenticate")),
        Client().post(reverse("mfa_authenticate"), {"code": code_of(secret)}),
    ]

    assert [answer.url for answer in answers] == [reverse("account_login")] * 2


# --- the lockout ------------------------------------------------------------------------------------------


def test_five_wrong_codes_lock_the_account_also_for_the_right_one(secret: str) -> None:
    assert (wrong(secret, 5), second_step(code_of(secret)).status_code) == ([200, 200, 200, 200, 429], 429)


def test_wrong_passwords_and_wrong_codes_are_counted_together(secret: str) -> None:
    assert (fail(EMAIL, 3), wrong(secret, 2)) == ([200, 200, 200], [200, 429])


def test_the_right_password_alone_does_not_begin_the_count_anew(secret: str) -> None:
    wrong(secret, 4)

    sign_in(EMAIL)

    assert wrong(secret, 1) == [429]


def test_whoever_waits_at_the_second_step_is_locked_too(secret: str) -> None:
    waiting = Client()
    sign_in(EMAIL, client=waiting)
    fail(EMAIL, 5)

    answer = waiting.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert (answer.status_code, "_auth_user_id" in waiting.session) == (429, False)


def test_a_refused_code_is_not_used_up(secret: str, clock: time_machine.Traveller) -> None:
    fail(EMAIL, 5)
    code = code_of(secret, steps=0)
    second_step(code)

    assert Authenticator.objects.get().data.get("last_counter") is None


def test_the_lock_survives_a_flush_of_the_cache(secret: str) -> None:
    wrong(secret, 5)

    cache.clear()

    assert second_step(code_of(secret)).status_code == 429


def test_the_lock_of_codes_lasts_fifteen_minutes(secret: str, clock: time_machine.Traveller) -> None:
    wrong(secret, 5)

    clock.shift(timedelta(minutes=16))

    assert second_step(code_of(secret)).status_code == 302


def test_a_success_begins_the_count_anew(secret: str) -> None:
    wrong(secret, 4)
    second_step(code_of(secret))

    assert wrong(secret, 4) == [200, 200, 200, 200]


def test_the_operators_pages_ask_for_the_code_and_lock_alike() -> None:
    secret = give_app(make_account(is_staff=True, is_superuser=True))

    client = Client()
    answer = sign_in(EMAIL, client=client)

    assert answer.url == reverse("mfa_authenticate")
    assert client.get("/operator/", follow=True).redirect_chain[-1][0].startswith("/account/sign-in/")
    assert (wrong(secret, 5)[-1], second_step(code_of(secret)).status_code) == (429, 429)


def test_a_new_password_by_mail_leads_around_neither_lock_nor_code(
    secret: str, clock: time_machine.Traveller
) -> None:
    wrong(secret, 5)
    client = Client()
    client.post(reverse("account_reset_password"), {"email": EMAIL})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})

    locked = sign_in(EMAIL, NEW)
    clock.shift(timedelta(minutes=16))

    assert (locked.status_code, sign_in(EMAIL, NEW).url) == (429, reverse("mfa_authenticate"))


def test_asking_for_a_new_password_says_the_same_of_a_locked_account(mina: User) -> None:
    fail(EMAIL, 5)
    fail("nobody@example.org", 5)

    answers = [
        Client().post(reverse("account_reset_password"), {"email": email})
        for email in (EMAIL, "nobody@example.org")
    ]

    assert [(answer.status_code, answer.url) for answer in answers] == [
        (302, reverse("account_reset_password_done"))
    ] * 2


@pytest.mark.parametrize(
    "page, words",
    [
        ("account_reauthenticate", {"password": "wrong password"}),
        ("mfa_reauthenticate", {"code": "wrong"}),
        ("account_change_password", {"oldpassword": "wrong", "password1": NEW, "password2": NEW}),
    ],
)
def test_an_open_browser_is_no_place_to_try_out(
    mina: User, secret: str, page: str, words: dict[str, str]
) -> None:
    client = Client()
    client.force_login(mina)

    answers = [client.post(reverse(page), words).status_code for _ in range(5)]

    assert answers == [200, 200, 200, 200, 429]
    assert sign_in(EMAIL).status_code == 429

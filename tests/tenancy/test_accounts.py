"""Signing in and out, the lockout, forced and forgotten passwords."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tenancy.models import User
from tests.factories import NOW, PASSWORD, Club, make_user
from tests.tenancy.signing_in import fail, make_account, sign_in

pytestmark = pytest.mark.django_db

NEW = "a much better sentence"
EMAIL = "mina.seo@example.org"


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_right_password_signs_in(mina: User) -> None:
    client = Client()

    answer = sign_in(EMAIL, client=client)

    assert (answer.status_code, answer.url, signed_in(client)) == (302, "/", True)


def test_letters_may_be_large_or_small(mina: User) -> None:
    assert sign_in("Mina.Seo@Example.org").status_code == 302


def test_an_unknown_address_and_a_wrong_password_look_alike(mina: User) -> None:
    answers = [sign_in(email, "wrong password") for email in (EMAIL, "nobody@example.org")]

    errors = [answer.context["form"].non_field_errors() for answer in answers]
    assert errors[0] == errors[1] == ["The email address and/or password you specified are not correct."]


def test_five_wrong_passwords_lock_the_account_also_for_the_right_one(mina: User) -> None:
    wrong, right = fail(EMAIL, 5), sign_in(EMAIL)

    assert (wrong, right.status_code) == ([200, 200, 200, 200, 429], 429)
    assert "Locked for 15 minutes" in right.content.decode()


@pytest.mark.parametrize("minutes, status", [(14, 429), (16, 302)])
def test_the_lock_lasts_fifteen_minutes(
    mina: User, clock: time_machine.Traveller, minutes: int, status: int
) -> None:
    fail(EMAIL, 5)

    clock.shift(timedelta(minutes=minutes))

    assert sign_in(EMAIL).status_code == status


def test_tries_while_locked_do_not_prolong_the_lock(mina: User, clock: time_machine.Traveller) -> None:
    fail(EMAIL, 5)
    clock.shift(timedelta(minutes=14))
    fail(EMAIL, 3)

    clock.shift(timedelta(minutes=2))

    assert sign_in(EMAIL).status_code == 302


def test_the_lock_survives_a_restart(mina: User) -> None:
    """Everything that a process or a cache could have kept is gone; the count stands in the database."""
    fail(EMAIL, 5)

    cache.clear()

    assert sign_in(EMAIL).status_code == 429


def test_the_lock_follows_the_account_not_the_machine(mina: User) -> None:
    for number in range(5):
        fail(EMAIL.upper() if number % 2 else EMAIL, 1, ip=f"192.0.2.{number}")

    assert sign_in(EMAIL, ip="198.51.100.7").status_code == 429


def test_an_unknown_address_is_locked_alike() -> None:
    assert fail("nobody@example.org", 6) == [200, 200, 200, 200, 429, 429]


def test_others_are_not_locked(mina: User) -> None:
    make_account("Other Person")
    fail(EMAIL, 5)

    assert sign_in("other.person@example.org").status_code == 302


def test_a_success_begins_the_count_anew(mina: User) -> None:
    fail(EMAIL, 4)
    sign_in(EMAIL)

    assert fail(EMAIL, 4) == [200, 200, 200, 200]


def test_an_address_that_tries_too_often_waits() -> None:
    answers = [sign_in("", "") for _ in range(31)]

    assert ({answer.status_code for answer in answers[:30]}, answers[30].status_code) == ({200}, 429)
    assert "Too many tries" in answers[30].content.decode()
    assert sign_in("", "", ip="198.51.100.7").status_code == 200


def test_an_address_that_is_wrong_too_often_gets_in_nowhere(mina: User) -> None:
    for number in range(20):
        fail(f"person{number}@example.org", 1)

    refused, elsewhere = sign_in(EMAIL), sign_in(EMAIL, ip="198.51.100.7")

    assert (refused.status_code, elsewhere.status_code) == (200, 302)
    assert "Too many failed login attempts" in refused.content.decode()


def test_signing_out_ends_the_session(mina: User) -> None:
    client = Client()
    sign_in(EMAIL, client=client)

    asked, answer = client.get(reverse("account_logout")), client.post(reverse("account_logout"))

    assert (asked.status_code, answer.url, signed_in(client)) == (200, reverse("account_login"), False)


def test_a_closed_account_is_out_at_once(club: Club, client: Client) -> None:
    client.force_login(club.coach.user)
    User.objects.filter(pk=club.coach.user_id).update(is_active=False)

    assert client.get("/o/northline/queue/").url == "/account/sign-in/?next=/o/northline/queue/"


def test_nobody_signs_up_by_themselves() -> None:
    words = {"email": "x@example.org", "password1": NEW, "password2": NEW}

    page = Client().post(reverse("account_signup"), words)

    assert ("By invitation only" in page.content.decode(), User.objects.count()) == (True, 0)


def test_an_address_that_nobody_confirmed_is_asked_about_first() -> None:
    make_user("Mina Seo", locale="ko")

    answer = sign_in(EMAIL)

    assert (answer.url, len(mail.outbox)) == (reverse("account_email_verification_sent"), 1)
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    client = Client()
    client.post(link)
    assert sign_in(EMAIL, client=client).url == "/"


# --- a password that somebody else chose ------------------------------------------------------------------


@pytest.fixture
def made_by_someone_else(club: Club) -> Client:
    User.objects.filter(pk=club.coach.user_id).update(must_change_password=True)
    client = Client()
    client.force_login(club.coach.user)
    return client


@pytest.mark.parametrize(
    "page", ["/", "/o/northline/", "/o/northline/queue/", "/account/me/", "/operator/", "/nowhere/"]
)
def test_every_page_asks_for_an_own_password_first(made_by_someone_else: Client, page: str) -> None:
    assert made_by_someone_else.get(page).url == reverse("account_change_password")


def test_a_fragment_moves_the_whole_page_there(made_by_someone_else: Client) -> None:
    answer = made_by_someone_else.get("/o/northline/queue/", headers={"HX-Request": "true"})

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, reverse("account_change_password"))


def test_nothing_is_written_before_the_password_is_changed(made_by_someone_else: Client, club: Club) -> None:
    made_by_someone_else.post(
        reverse("person"), {"name": "X", "timezone": "UTC", "units": "metric", "locale": ""}
    )

    assert User.objects.get(pk=club.coach.user_id).name == "Northline Coach"


def test_signing_out_is_always_possible(made_by_someone_else: Client) -> None:
    assert made_by_someone_else.post(reverse("account_logout")).url == reverse("account_login")


def test_an_own_password_opens_the_pages(made_by_someone_else: Client, club: Club) -> None:
    page = made_by_someone_else.get(reverse("account_change_password")).content.decode()
    words = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}

    made_by_someone_else.post(reverse("account_change_password"), words)

    assert "Somebody else made this account." in page
    assert User.objects.get(pk=club.coach.user_id).must_change_password is False
    assert made_by_someone_else.get("/o/northline/queue/").status_code == 200


@pytest.mark.parametrize("password", ["short", "password123", "northline.coach"])
def test_a_weak_password_is_refused(made_by_someone_else: Client, club: Club, password: str) -> None:
    words = {"oldpassword": PASSWORD, "password1": password, "password2": password}

    answer = made_by_someone_else.post(reverse("account_change_password"), words)

    assert list(answer.context["form"].errors) in (["password1"], ["password2"])
    assert User.objects.get(pk=club.coach.user_id).must_change_password is True


# --- a forgotten password ---------------------------------------------------------------------------------

SUBJECTS = {"en": "RunSeason: Choose a new password", "ko": "RunSeason: 새 비밀번호 정하기"}


def ask_for_link(email: str, **headers: str) -> Client:
    client = Client()
    client.post(reverse("account_reset_password"), {"email": email}, headers=headers)
    return client


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_link_comes_in_the_readers_language(language: str) -> None:
    make_account(locale=language)

    ask_for_link(EMAIL, **{"Accept-Language": "en"})

    assert [(sent.subject, sent.to) for sent in mail.outbox] == [(SUBJECTS[language], [EMAIL])]


def test_whoever_chose_no_language_gets_the_browsers(mina: User) -> None:
    ask_for_link(EMAIL, **{"Accept-Language": "ko"})

    assert mail.outbox[0].subject == SUBJECTS["ko"]


def test_the_link_sets_a_new_password_once(mina: User) -> None:
    User.objects.update(must_change_password=True)
    client = ask_for_link(EMAIL)
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)

    client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})

    assert (sign_in(EMAIL, NEW).url, sign_in(EMAIL).status_code) == ("/", 200)
    assert User.objects.get().must_change_password is False
    assert "This link no longer works" in Client().get(link, follow=True).content.decode()


def test_a_stranger_gets_no_mail_and_the_same_answer(mina: User) -> None:
    answers = [
        Client().post(reverse("account_reset_password"), {"email": email})
        for email in (EMAIL, "nobody@example.org")
    ]

    assert [(answer.status_code, answer.url) for answer in answers] == [
        (302, reverse("account_reset_password_done"))
    ] * 2
    assert [sent.to for sent in mail.outbox] == [[EMAIL]]


def test_a_new_password_does_not_lift_the_lock(mina: User) -> None:
    fail(EMAIL, 5)
    client = ask_for_link(EMAIL)
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)

    client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})

    assert sign_in(EMAIL, NEW).status_code == 429

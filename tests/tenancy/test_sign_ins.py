"""Where one is signed in: listed with device and times, ended at once, also by a new password."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from api import services as api
from tenancy import devices, sign_ins
from tenancy.models import SignIn, User
from tenancy.services import end_membership
from tests.api.asking import V1
from tests.factories import NOW, PASSWORD, Club, make_user
from tests.tenancy.signing_in import sign_in

pytestmark = pytest.mark.django_db
EMAIL = "mina.seo@example.org"
NEW = "a much better sentence"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def browser(agent: str = FIREFOX) -> Client:
    """A browser in which Mina has signed in by the page."""
    client = Client(headers={"User-Agent": agent})
    sign_in(EMAIL, client=client)
    return client


def listed(client: Client) -> list[tuple[str, bool]]:
    """The devices that the page names, and which of them is this one."""
    rows = client.get(reverse("sign_ins")).context["sign_ins"]
    return [(row.device, row.is_here) for row in rows]


def is_in(client: Client) -> bool:
    return client.get(reverse("person")).status_code == 200


def end(client: Client, row: SignIn) -> int:
    return client.post(reverse("end_sign_in", args=[row.public_id])).status_code


@pytest.mark.parametrize(
    "agent, words",
    [
        (FIREFOX, "Firefox on Linux"),
        (CHROME, "Chrome on Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU OS 18_5 like Mac OS X) Version/18.5 Safari/604.1", "Safari on iPhone"),
        ("python-requests/2.32", "python-requests/2.32"),
        ("", "Unknown device"),
    ],
)  # fmt: skip
def test_devices_have_words(agent: str, words: str) -> None:
    assert devices.words(agent) == words


def test_every_sign_in_is_listed_this_one_first(mina: User, clock: time_machine.Traveller) -> None:
    here = browser()
    clock.shift(timedelta(minutes=1))
    browser(CHROME)
    api.issue(user=mina, seen=sign_ins.Seen("watch-sync/1", "192.0.2.9"))

    assert listed(here) == [("Firefox on Linux", True), ("watch-sync/1", False), ("Chrome on Android", False)]


def test_first_and_last_seen_are_kept(mina: User, clock: time_machine.Traveller) -> None:
    client = browser()
    clock.shift(timedelta(minutes=6))

    client.get(reverse("person"), REMOTE_ADDR="198.51.100.7")

    row = SignIn.objects.get()
    assert (row.started_at, row.seen_at, row.address) == (NOW, NOW + timedelta(minutes=6), "198.51.100.7")


@pytest.mark.parametrize(
    "address, kept", [("fe80::1%eth0", "fe80::1"), ("2001:db8::7", "2001:db8::7"), ("", None)]
)
def test_any_address_can_be_kept(
    mina: User, clock: time_machine.Traveller, address: str, kept: str | None
) -> None:
    client = browser()
    clock.shift(timedelta(minutes=6))

    client.get(reverse("person"), REMOTE_ADDR=address)

    assert SignIn.objects.get().address == kept


def test_most_requests_cost_nothing(mina: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = browser()

    with django_assert_num_queries(2):  # the session and the person
        client.get(reverse("person"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_with_more_rows(
    mina: User, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, *_others = [browser() for _ in range(rows)]

    with django_assert_num_queries(3):
        client.get(reverse("sign_ins"))


def test_another_browser_is_ended_at_once(mina: User) -> None:
    here, there = browser(), browser(CHROME)
    row = SignIn.objects.get(device=CHROME)

    answers = [end(here, row), end(here, row)]

    assert (answers, is_in(here), is_in(there)) == ([302, 404], True, False)
    assert listed(here) == [("Firefox on Linux", True)]


def test_this_browser_can_be_ended_too(mina: User) -> None:
    here = browser()

    end(here, SignIn.objects.get())

    assert (is_in(here), Session.objects.count()) == (False, 0)


def test_all_others_are_ended_at_once(mina: User) -> None:
    here, there, client = browser(), browser(CHROME), api.issue(user=mina)

    here.post(reverse("end_other_sign_ins"))

    assert (is_in(here), is_in(there), SignIn.objects.count()) == (True, False, 1)
    assert me(client.access) == 401


def me(access: str) -> int:
    return Client().get(f"{V1}/me/", headers={"Authorization": f"Bearer {access}"}).status_code


def test_sign_ins_of_others_are_not_found(mina: User) -> None:
    theirs = api.issue(user=make_user("Other Person"))
    here = browser()

    answers = [end(here, SignIn.objects.get(session_key="")), here.post(f"/account/sign-ins/{uuid4()}/end/")]

    assert (answers[0], answers[1].status_code, me(theirs.access)) == (404, 404, 200)


def test_signing_out_takes_it_off_the_list(mina: User) -> None:
    here, there = browser(), browser(CHROME)

    there.post(reverse("account_logout"))

    assert SignIn.objects.count() == 1
    assert listed(here) == [("Firefox on Linux", True)]


def test_a_new_password_ends_all_others_and_keeps_this_one(mina: User) -> None:
    here, there, client = browser(), browser(CHROME), api.issue(user=mina)
    words = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}

    here.post(reverse("account_change_password"), words)

    assert (is_in(here), is_in(there), me(client.access)) == (True, False, 401)
    assert listed(here) == [("Firefox on Linux", True)]
    assert SignIn.objects.get().session_key == here.session.session_key


def test_a_password_of_the_operators_ends_all(mina: User) -> None:
    there = browser()
    operator = Client()
    operator.force_login(make_user("Site Operator", is_staff=True, is_superuser=True))
    words = {"usable_password": "true", "password1": NEW, "password2": NEW}

    operator.post(reverse("admin:auth_user_password_change", args=[mina.pk]), words)

    assert (is_in(there), SignIn.objects.count()) == (False, 0)


def test_the_end_of_a_membership_is_the_end_of_its_pages_and_tokens(club: Club) -> None:
    pair = api.issue(user=club.coach.user)
    client = Client(headers={"Authorization": f"Bearer {pair.access}", "Organization": "northline"})
    before = client.get(f"{V1}/athletes/").status_code

    end_membership(membership=club.coach, now=NOW)

    assert (before, client.get(f"{V1}/athletes/").status_code) == (200, 404)


def test_what_is_over_is_forgotten(mina: User, clock: time_machine.Traveller) -> None:
    browser()
    Session.objects.all().delete()
    browser()
    clock.shift(timedelta(days=10))
    api.issue(user=mina)
    clock.shift(timedelta(days=5))

    sign_ins.forget(now=NOW + timedelta(days=15))

    assert [row.session_key for row in SignIn.objects.all()] == [""]


def test_nobody_reads_the_list_unknown() -> None:
    pages = [Client().get(reverse("sign_ins")), Client().post(reverse("end_other_sign_ins"))]

    assert [page.url.startswith("/account/sign-in/?next=") for page in pages] == [True, True]


def test_without_a_row_nobody_stays_signed_in(mina: User, clock: time_machine.Traveller) -> None:
    client = browser()
    SignIn.objects.all().delete()
    clock.shift(timedelta(minutes=6))

    client.get(reverse("person"))

    assert (is_in(client), Session.objects.count()) == (False, 0)


def test_an_empty_list_has_a_next_step(mina: User) -> None:
    client = Client()
    client.force_login(mina)

    assert "Sign out and in again" in client.get(reverse("sign_ins")).content.decode()

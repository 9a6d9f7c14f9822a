"""Before what is dangerous the site asks who it is, and then leads back to where one was."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tenancy.models import Membership
from tests.coach.given import HTMX, address
from tests.factories import NOW, PASSWORD, Club
from tests.tenancy.codes import code_of, give_app

AGAIN = "/account/again/?next=%2Fo%2Fnorthline%2Fsettings%2Fmembers%2F"
MEMBERS = "/o/northline/settings/members/"


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def owner(club: Club) -> Client:
    """Signed in; nobody has asked them since."""
    client = Client()
    client.force_login(club.owner.user)
    return client


def send_away(owner: Client, club: Club, **headers: str) -> object:
    where = address("end_member", club.coach.public_id)
    return owner.post(where, headers={"Referer": f"http://testserver{MEMBERS}", **headers})


def is_member(club: Club) -> bool:
    return Membership.objects.get(pk=club.coach.pk).ended_at is None


def test_who_it_is_is_asked_first(owner: Client, club: Club) -> None:
    answer = send_away(owner, club)

    assert (answer.url, is_member(club)) == (AGAIN, True)


def test_a_fragment_moves_the_whole_page(owner: Client, club: Club) -> None:
    answer = send_away(owner, club, **HTMX, **{"HX-Current-URL": f"http://testserver{MEMBERS}"})

    assert (answer.status_code, answer.headers["HX-Redirect"], is_member(club)) == (204, AGAIN, True)


def test_the_right_password_leads_back_and_then_it_is_done(owner: Client, club: Club) -> None:
    send_away(owner, club)

    back = owner.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": MEMBERS})
    send_away(owner, club)

    assert (back.url, is_member(club)) == (MEMBERS, False)


def test_a_code_does_as_well(owner: Client, club: Club) -> None:
    secret = give_app(club.owner.user)

    page = owner.get(AGAIN)
    back = owner.post(reverse("mfa_reauthenticate"), {"code": code_of(secret), "next": MEMBERS})
    send_away(owner, club)

    assert "Use authenticator app or code" in page.content.decode()
    assert (back.url, is_member(club)) == (MEMBERS, False)


@pytest.mark.parametrize("minutes, done", [(4, True), (6, False)])
def test_an_answer_counts_for_five_minutes(
    owner: Client, club: Club, clock: time_machine.Traveller, minutes: int, done: bool
) -> None:
    owner.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    clock.shift(timedelta(minutes=minutes))
    send_away(owner, club)

    assert is_member(club) is not done


def test_a_wrong_password_is_no_answer(owner: Client, club: Club) -> None:
    owner.post(reverse("account_reauthenticate"), {"password": "wrong", "next": MEMBERS})

    send_away(owner, club)

    assert is_member(club)


@pytest.mark.parametrize("page", ["https://evil.test/", "//evil.test", ""])
def test_nobody_is_led_elsewhere(owner: Client, club: Club, page: str) -> None:
    assert send_away(owner, club, Referer=page).url == "/account/again/?next=%2F"


def test_whoever_may_not_is_not_even_asked(club: Club) -> None:
    coach = Client()
    coach.force_login(club.coach.user)

    assert send_away(coach, club).status_code == 404


@pytest.mark.parametrize("name", ["change_role", "make_key"])
def test_so_it_is_for_another_role_and_for_an_api_key(owner: Client, club: Club, name: str) -> None:
    where = address(name, club.coach.public_id) if name == "change_role" else address(name)

    answer = owner.post(where, {"role": "assistant"}, headers={"Referer": f"http://testserver{MEMBERS}"})

    assert answer.url == AGAIN
    assert Membership.objects.get(pk=club.coach.pk).role == "coach"

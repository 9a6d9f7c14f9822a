"""An organization that asks its staff for a second factor: on every page and every call, of nobody else."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from athletes.services import change_settings
from tenancy import scope, services
from tenancy.models import Membership, Role
from tests.api.asking import as_member, refusal
from tests.coach.given import HTMX, address, browser
from tests.factories import NOW, Club, make_club
from tests.tenancy.codes import give_app

SETTINGS = {"name": "Northline", "timezone": "UTC", "mode": "manual"}


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def strict(club: Club) -> Club:
    """The club, which asks for it."""
    demand(club)
    return club


def demand(club: Club) -> None:
    with scope.enter(club.organization.pk):
        change_settings(organization=club.organization, changes={"staff_second_factor": True})


@pytest.mark.parametrize("who", ["owner", "coach", "assistant"])
@pytest.mark.parametrize("page", ["home", "command_center", "squad", "library"])
def test_staff_is_led_to_set_one_up(strict: Club, who: str, page: str) -> None:
    assert browser(getattr(strict, who)).get(address(page)).url == reverse("mfa_index")


def test_the_page_says_who_asks(strict: Club) -> None:
    page = browser(strict.coach).get(reverse("mfa_index")).content.decode()

    assert "Northline asks everybody on its staff for a second factor." in page


def test_a_fragment_moves_the_whole_page_there(strict: Club) -> None:
    answer = browser(strict.coach).get(address("squad"), headers=HTMX)

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, reverse("mfa_index"))


def test_nothing_is_written_without_one(strict: Club) -> None:
    browser(strict.owner).post(address("end_member", strict.coach.public_id))

    assert Membership.objects.get(pk=strict.coach.pk).ended_at is None


def test_whoever_has_one_goes_on(strict: Club) -> None:
    give_app(strict.coach.user)
    client = browser(strict.coach)

    assert client.get(address("squad")).status_code == 200
    assert client.get(reverse("mfa_index")).context["asking"] == []


def test_athletes_are_not_asked(strict: Club) -> None:
    assert browser(strict.runner).get(address("today")).status_code == 200
    assert as_member(strict.runner).get("/api/v1/today/").status_code == 200


def test_other_organizations_are_not_asked(strict: Club, other_club: Club) -> None:
    assert browser(other_club.coach).get("/o/southside/athletes/").status_code == 200


def test_the_same_person_is_asked_only_where_it_is_asked(strict: Club) -> None:
    elsewhere = make_club("Southside")
    services.join(organization=elsewhere.organization, user=strict.coach.user, role=Role.COACH)

    client = browser(strict.coach)

    assert client.get("/o/southside/athletes/").status_code == 200
    assert client.get(address("squad")).status_code == 302


@pytest.mark.parametrize("path", ["athletes/", "interventions/", "me/"])
def test_the_api_refuses_in_its_own_words(strict: Club, path: str) -> None:
    answer = as_member(strict.coach).get(f"/api/v1/{path}")

    assert refusal(answer) == (403, "second_factor_required")


def test_the_api_lets_in_whoever_has_one(strict: Club) -> None:
    give_app(strict.coach.user)

    assert as_member(strict.coach).get("/api/v1/athletes/").status_code == 200


def test_asking_costs_one_query(club: Club) -> None:
    give_app(club.coach.user)
    client = browser(club.coach)

    with CaptureQueriesContext(connection) as before:
        client.get(address("squad"))
    demand(club)
    with CaptureQueriesContext(connection) as after:
        client.get(address("squad"))

    assert len(after) == len(before) + 1


# --- the owner's switch -----------------------------------------------------------------------------------


def test_the_owner_needs_one_before_asking_others(inside: Club) -> None:
    answer = browser(inside.owner).post(
        address("organization_settings"), {**SETTINGS, "staff_second_factor": "on"}
    )

    inside.organization.refresh_from_db()
    assert (answer.status_code, answer.context["form"].errors["staff_second_factor"]) == (
        422,
        ["Set up a second factor for yourself first, in your account."],
    )
    assert inside.organization.asks_second_factor is False


@pytest.mark.parametrize("switch, asks", [({"staff_second_factor": "on"}, True), ({}, False)])
def test_an_owner_who_has_one_switches_it(inside: Club, switch: dict[str, str], asks: bool) -> None:
    give_app(inside.owner.user)

    browser(inside.owner).post(address("organization_settings"), {**SETTINGS, **switch})

    inside.organization.refresh_from_db()
    assert inside.organization.asks_second_factor is asks

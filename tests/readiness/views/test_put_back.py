"""Putting back what the rules have changed: a button on Today, with and without htmx."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from planning.models import PlannedSession
from tenancy import scope
from tests.factories import NOW, Club
from tests.readiness.given import CARE, check_in, in_automatic_mode, plan_for, session_for
from tests.readiness.views.conftest import At, Browse


@pytest.fixture(autouse=True)
def clock() -> time_machine.Traveller:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def eased(club: Club) -> None:
    """The runner's intervals, eased by the rules this morning."""
    with scope.enter(club.organization.pk):
        in_automatic_mode(club.athlete)
        session_for(plan_for(club, club.athlete))
        check_in(club.athlete, CARE)


def adapted(club: Club) -> str:
    with scope.enter(club.organization.pk):
        return str(PlannedSession.objects.get().adapted)


def test_today_says_who_changed_it_and_offers_the_way_back(runner: Client, at: At) -> None:
    page = runner.get(at("today")).content.decode()

    assert "<del>Planned: 8×400 m, 200 m jog</del>" in page
    assert "Changed by the rules" in page
    assert f'action="{at("put_back")}"' in page
    assert "Until 06:40 you can have the planned session back." in page


def test_put_back_without_javascript(club: Club, runner: Client, at: At) -> None:
    answer = runner.post(at("put_back"), follow=True)

    page = answer.content.decode()
    assert (answer.redirect_chain, adapted(club)) == ([(at("today"), 302)], "")
    assert "The planned session is back. Your coach has been told." in page
    assert at("put_back") not in page


def test_put_back_with_htmx_shows_today_afresh(club: Club, runner: Client, at: At) -> None:
    answer = runner.post(at("put_back"), headers={"HX-Request": "true"})

    assert (answer.headers["HX-Redirect"], adapted(club)) == (at("today"), "")


def test_put_back_too_late_says_so(club: Club, runner: Client, at: At, clock: time_machine.Traveller) -> None:
    clock.move_to(NOW + timedelta(minutes=11))

    page = runner.post(at("put_back"), follow=True).content.decode()

    assert (adapted(club), "This can no longer be put back from here." in page) == ("ease", True)


@pytest.mark.parametrize("who", ["owner", "coach", "assistant"])
def test_only_athletes_find_it(club: Club, browse: Browse, at: At, who: str) -> None:
    assert browse(getattr(club, who)).post(at("put_back")).status_code == 404


def test_strangers_find_nothing(club: Club, other_club: Club, browse: Browse, at: At) -> None:
    answer = browse(other_club.runner).post(at("put_back"))

    assert (answer.status_code, adapted(club)) == (404, "ease")

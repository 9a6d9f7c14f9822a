"""Sessions on one sheet of paper."""

from datetime import date

from django.test import Client

from planning.models import Plan
from tests.factories import Club
from tests.planning.making import INTERVALS, address, make_session

DAY = date(2026, 11, 18)


def test_a_sheet_of_the_library_has_every_step_for_whoever_is_chosen(inside: Club, coach: Client) -> None:
    path = address("library_print", "vo2-400")

    page = coach.get(path, {"athlete": str(inside.athlete.public_id)}).content.decode()

    assert (inside.athlete.name in page, "Steps" in page, "What to think of" in page) == (True, True, True)


def test_a_sheet_of_what_is_not_there_is_not_found(coach: Client) -> None:
    assert coach.get(address("library_print", "no-such")).status_code == 404


def test_a_sheet_of_a_planned_session(runner: Client, bare: Plan) -> None:
    session = make_session(bare, DAY, INTERVALS)

    page = runner.get(address("session_print", session.public_id)).content.decode()

    assert ("8 times" in page, "Wednesday 18 November" in page) == (True, True)


def test_a_sheet_of_a_day_of_rest_says_so(runner: Client, bare: Plan) -> None:
    session = make_session(bare, DAY, None)

    page = runner.get(address("session_print", session.public_id)).content.decode()

    assert "A day of rest. Nothing to run." in page

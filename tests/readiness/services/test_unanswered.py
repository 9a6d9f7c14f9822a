"""A case waits for its athlete only so long; then it stands in the queue again and says since when."""

from datetime import timedelta

import pytest

from athletes.models import Athlete
from athletes.services import change_settings
from planning.models import PlannedSession
from readiness import services
from readiness.models import Decision, Intervention, InterventionState
from readiness.services import interventions
from tests.factories import NOW, Club
from tests.readiness.given import SORE, check_in, open_case

HOUR = timedelta(hours=1)
ASKED_AT = NOW + HOUR
OVER = ASKED_AT + 48 * HOUR


@pytest.fixture
def asked(inside: Club, athlete: Athlete, session: PlannedSession) -> Decision:
    """The athlete was asked an hour after the case was opened; 71 hours are left to its end."""
    check_in(athlete, SORE)
    case = open_case(athlete)
    return services.message(
        intervention=case, member=inside.coach, now=ASKED_AT, version=case.version, body="Which calf?"
    )


def test_two_days_without_an_answer_bring_the_case_back(asked: Decision, athlete: Athlete) -> None:
    before = open_case(athlete)

    assert services.end_waits(now=OVER) == 1

    case = open_case(athlete)
    assert (case.state, case.unanswered_since) == (InterventionState.SEEN, ASKED_AT)
    assert (case.due_at, case.waiting_since) == (OVER + 71 * HOUR, None)
    assert case.version == before.version + 1


def test_until_then_it_waits_and_it_comes_back_once(asked: Decision, athlete: Athlete) -> None:
    counts = [services.end_waits(now=OVER + minutes * HOUR / 60) for minutes in (-1, 0, 5)]

    assert counts == [0, 1, 0]


def test_only_hours_of_business_count(inside: Club, asked: Decision, athlete: Athlete) -> None:
    """Open for eight hours on weekdays; asked on Saturday, it waits for six days of them."""
    days = ("monday", "tuesday", "wednesday", "thursday", "friday")
    hours = {f"hours.{day}": "09:00-17:00" for day in days}
    change_settings(organization=inside.organization, changes=hours)

    early = services.end_waits(now=NOW + timedelta(days=8))
    late = services.end_waits(now=NOW + timedelta(days=10))

    assert (early, late) == (0, 1)


def test_the_club_says_how_long(inside: Club, asked: Decision, athlete: Athlete) -> None:
    change_settings(organization=inside.organization, changes={"answer_h": 4})

    assert services.end_waits(now=ASKED_AT + 4 * HOUR) == 1


def test_an_answer_takes_the_mark_away(asked: Decision, athlete: Athlete) -> None:
    services.end_waits(now=OVER)

    interventions.return_to_queue(athlete=athlete, now=OVER + HOUR)

    case = open_case(athlete)
    assert (case.unanswered_since, case.due_at) == (None, OVER + 71 * HOUR)


def test_a_check_in_takes_it_away_too(asked: Decision, athlete: Athlete) -> None:
    services.end_waits(now=OVER)

    check_in(athlete, SORE, minutes=60 * 50)

    assert not Intervention.objects.filter(unanswered_since__isnull=False).exists()


def test_asked_again_it_waits_again_and_undo_goes_back(
    inside: Club, asked: Decision, athlete: Athlete
) -> None:
    services.end_waits(now=OVER)
    case = open_case(athlete)
    again = services.message(
        intervention=case, member=inside.coach, now=OVER + HOUR, version=case.version, body="And today?"
    )
    waiting = open_case(athlete)

    services.undo(decision=again, member=inside.coach, now=OVER + HOUR)

    back = open_case(athlete)
    assert (waiting.state, waiting.unanswered_since) == (InterventionState.WAITING, None)
    assert (back.state, back.unanswered_since) == (InterventionState.SEEN, ASKED_AT)


def test_a_case_of_somebody_who_was_not_asked_stays(inside: Club, athlete: Athlete) -> None:
    check_in(athlete, SORE)

    assert services.end_waits(now=OVER) == 0
    assert open_case(athlete).state == InterventionState.NEW

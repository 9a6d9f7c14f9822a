"""An athlete changes hands, and the open case with them."""

from datetime import timedelta

import pytest

from athletes.models import Athlete
from athletes.services import Changed
from planning.models import PlannedSession
from readiness import services
from readiness.models import Intervention
from tests.factories import NOW, Club
from tests.readiness.given import HURT, SORE, WELL, approve, check_in, open_case

LATER = NOW + timedelta(minutes=30)


@pytest.fixture
def case(athlete: Athlete, session: PlannedSession) -> Intervention:
    check_in(athlete, SORE)
    return open_case(athlete)


def test_the_open_case_goes_along_and_keeps_its_version(inside: Club, case: Intervention) -> None:
    services.hand_over(athlete=inside.athlete, coach=inside.owner, version=1)

    moved = open_case(inside.athlete)
    assert (case.coach, moved.coach, moved.version) == (inside.coach, inside.owner, case.version)


def test_a_closed_case_stays_with_who_had_it(inside: Club, case: Intervention) -> None:
    approve(inside, inside.athlete)

    services.hand_over(athlete=inside.athlete, coach=inside.owner, version=1)

    assert Intervention.objects.get().coach == inside.coach


def test_a_hand_over_of_an_older_version_moves_nothing(inside: Club, case: Intervention) -> None:
    with pytest.raises(Changed):
        services.hand_over(athlete=inside.athlete, coach=None, version=7)

    assert open_case(inside.athlete).coach == inside.coach


def test_a_decision_undone_after_the_hand_over_is_the_new_coachs(inside: Club, case: Intervention) -> None:
    made = approve(inside, inside.athlete)
    services.hand_over(athlete=inside.athlete, coach=inside.owner, version=1)

    services.undo(decision=made, member=inside.owner, now=LATER)

    assert open_case(inside.athlete).coach == inside.owner


def test_a_case_reopened_by_a_withdrawn_check_in_is_the_new_coachs(inside: Club, case: Intervention) -> None:
    better = check_in(inside.athlete, WELL, minutes=10)
    services.hand_over(athlete=inside.athlete, coach=None, version=1)
    athlete = Athlete.objects.get(pk=inside.athlete.pk)

    services.interventions.reopen(athlete=athlete, closed_at=better.answered_at)

    assert open_case(athlete).coach is None


def test_a_released_caseload_leaves_its_cases_to_nobody(inside: Club, case: Intervention) -> None:
    left = services.release_caseload(coach=inside.coach)

    assert (left, open_case(inside.athlete).coach) == (1, None)


def test_no_case_is_reopened_beside_an_open_one(inside: Club, case: Intervention) -> None:
    better = check_in(inside.athlete, WELL, minutes=10)
    check_in(inside.athlete, HURT, minutes=20)
    now_open = open_case(inside.athlete)

    services.interventions.reopen(athlete=inside.athlete, closed_at=better.answered_at)

    assert open_case(inside.athlete) == now_open

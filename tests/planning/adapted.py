"""A week with a key session that was missed, for the tests of adherence and adaptation."""

from datetime import timedelta
from typing import Any

from athletes.models import AthleteState
from planning.models import Outcome, Plan, PlannedSession
from tests.factories import NOW
from tests.planning.making import INTERVALS, MONDAY, make_session

TODAY = NOW.date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LATER = TODAY + timedelta(days=3)
HARD: dict[str, Any] = {
    "workout": INTERVALS,
    "category": "vo2",
    "key": True,
    "title": {"en": "Intervals", "ko": "인터벌"},
    "load": 70.0,
}


def missed_key(plan: Plan, **given: Any) -> PlannedSession:
    """Intervals of yesterday that nobody ran; Sunday is tomorrow, and free."""
    return make_session(plan, YESTERDAY, **{**HARD, "outcome": Outcome.MISSED, "percent": 0, **given})


def in_pain(plan: Plan, *, pain: int = 5, ill: bool = False) -> None:
    """What this morning's check-in has left."""
    state = AthleteState.objects.filter(athlete=plan.athlete_id)
    state.update(readiness_day=TODAY, pain=pain, ill=ill)


def week_after(plan: Plan) -> list[PlannedSession]:
    """Five easy runs, Monday to Friday of the next week."""
    return [make_session(plan, MONDAY + timedelta(days=7 + number)) for number in range(5)]

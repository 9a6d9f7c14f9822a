"""What a coach answers in the form of a new plan."""

from typing import Any

from athletes.models import Race
from tests.planning.making import WEEK_MIN


def answers(goal: Race | None = None, /, **changes: Any) -> dict[str, Any]:
    facts = {
        "race": str(goal.public_id) if goal else "new",
        "start": "2026-11-21",
        "weeks": "17",
        "current_week": "40",
        "key_per_week": "2",
        "long_day": "6",
        **{f"minutes_{weekday}": str(minutes) for weekday, minutes in enumerate(WEEK_MIN)},
    }
    return {**facts, **changes}

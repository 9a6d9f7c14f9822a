"""The row of a check-in: written only where it differs, so that the same answers twice leave no trace."""

from datetime import datetime
from typing import Any

from analytics.readiness import Answers, Contribution, Problem, Score
from readiness.models import CheckIn
from tenancy.database.saving import add, save

SAID = ("sleep", "energy", "recovery", "stress", "problem", "pain", "body_part")
SPOT = ("part", "side", "pain")
Values = dict[str, Any]


def answered(check_in: CheckIn, answers: Answers, note: str, now: datetime) -> Values:
    """What an answer changes in the row: nothing, if it says what stands there."""
    said = {name: getattr(answers, name) for name in SAID} | {"note": note}
    said["spots"] = [dict(zip(SPOT, spot, strict=True)) for spot in answers.spots]
    if check_in.pk is not None and check_in.deleted_at is None and not _changes(check_in, said):
        return {}
    return said | {"answered_at": now, "deleted_at": None}


def scored(score: Score) -> Values:
    """What the score says in the row."""
    return {
        "score": score.value,
        "band": score.band.value,
        "confidence": score.confidence,
        "learning": score.learning,
        "baseline_days": score.baseline_days,
        "contributions": [_part(part) for part in score.contributions],
        "missing": list(score.missing),
    }


def _part(part: Contribution) -> Values:
    return {
        "item": part.item,
        "component": part.component,
        "weight": part.weight,
        "points": part.points,
    }


def put(check_in: CheckIn, values: Values) -> None:
    """Save the values under a new version, if any of them is new."""
    if not take(check_in, values):
        return
    if check_in._state.adding:
        add(check_in)
    else:
        save(check_in, *values, "version")


def take(check_in: CheckIn, values: Values) -> bool:
    """Take the values over under a new version, not yet saved; True if any of them is new."""
    if not _changes(check_in, values):
        return False
    for name, value in values.items():
        setattr(check_in, name, value)
    check_in.version += 1
    return True


def answers_of(check_in: CheckIn) -> Answers:
    """The answers as they were given; measurements are kept apart."""
    return Answers(
        sleep=check_in.sleep,
        energy=check_in.energy,
        recovery=check_in.recovery,
        stress=check_in.stress,
        problem=Problem(check_in.problem),
        pain=check_in.pain,
        body_part=check_in.body_part,
        spots=tuple((spot["part"], spot["side"], spot["pain"]) for spot in check_in.spots),
    )


def _changes(check_in: CheckIn, values: Values) -> bool:
    return check_in.pk is None or any(getattr(check_in, name) != value for name, value in values.items())

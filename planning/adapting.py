"""The steps of an adaptation as changes to sessions: what each becomes for this runner."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from analytics.adaptation import Eased, Kind, MakeUp, Reason, Replace, Shorten, Step
from analytics.workout import Physiology, Target, TargetKind, Workout, totals
from analytics.workout import Repeat as WorkoutRepeat
from analytics.workout import Step as WorkoutStep
from analytics.workout.steps import Manner
from planning import wording
from planning.changes import Change, Content, Create, Edit, rest
from planning.models import RETURN_CODE, Category, PlannedSession
from planning.proposal import steps_of
from planning.selectors import lasting

MINUTE_S = 60.0
RUN_S, WALK_S = 3 * MINUTE_S, MINUTE_S
"""A walk-run: three minutes easy, one walked (project default)."""
EASY_TARGET = Target(TargetKind.ZONE, 1, 2)
Known = Callable[[date], Physiology]


def changes_of(
    steps: Iterable[Step], rows: Mapping[UUID, PlannedSession], known_on: Known
) -> tuple[Change, ...]:
    """The same steps give the same changes, down to the ids of what they add."""
    return tuple(_change(step, rows, known_on) for step in steps)


def to_json(reason: Reason) -> dict[str, Any]:
    """As a revision keeps it."""
    return {"rule": reason.rule.value, "cause": reason.cause, "params": reason.params}


def _change(step: Step, rows: Mapping[UUID, PlannedSession], known_on: Known) -> Change:
    match step:
        case MakeUp(missed, day):
            return Create(uuid5(missed, day.isoformat()), day, Content.of(rows[missed]))
        case Replace(session, by):
            return Edit(session, Content.of(rows[by]))
        case Shorten(session, duration_s):
            known, minutes = known_on(rows[session].day), round(duration_s / MINUTE_S)
            return Edit(session, lasting(Content.of(rows[session]), known, minutes=minutes))
        case Eased(session, kind, duration_s):
            return Edit(session, _eased(kind, duration_s, known_on(rows[session].day)))


def _eased(kind: Kind, duration_s: float, known: Physiology) -> Content:
    if kind is Kind.REST:
        return rest(wording.rest_titles())
    if kind is Kind.EASY:
        workout = Workout((), (WorkoutStep(duration_s, None, EASY_TARGET),), ())
        titles = wording.titles(workout, Category.EASY, known)
        return _returning(workout, known, titles, wording.return_purposes())
    workout = _walk_run(duration_s)
    minutes = round(totals(workout, known).duration_s / MINUTE_S)
    return _returning(workout, known, wording.walk_run_titles(minutes), wording.walk_run_purposes())


def _walk_run(duration_s: float) -> Workout:
    """As many whole rounds as the time holds."""
    walk = WorkoutStep(WALK_S, None, Target(TargetKind.OPEN), manner=Manner.REST)
    rounds = max(int(duration_s // (RUN_S + WALK_S)), 1)
    return Workout((), (WorkoutRepeat(rounds, (WorkoutStep(RUN_S, None, EASY_TARGET), walk)),), ())


def _returning(
    workout: Workout, known: Physiology, titles: dict[str, str], purposes: dict[str, str]
) -> Content:
    amount = totals(workout, known)
    return Content(
        title=titles,
        category=Category.EASY.value,
        steps=steps_of(workout),
        duration_s=amount.duration_s,
        distance_m=amount.distance_m,
        load=amount.load,
        purpose=purposes,
        template_code=RETURN_CODE,
    )

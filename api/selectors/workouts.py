"""A workout as the API gives it: both ways of saying it, its picture, its sums."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from analytics.workout import Bar, Physiology, Totals, Workout, profile, to_json, totals
from analytics.workout.text import TextError, write
from athletes.models import Athlete
from ingest.parsers import Reworded
from ingest.wording_workouts import REWORDED
from planning import selectors as planning
from planning import wording
from planning.wording import Paces


@dataclass(frozen=True, slots=True)
class ReadWorkout:
    text: str
    steps: dict[str, object]
    summary: str
    totals: Totals
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """What a file says that is kept in another way."""

    code: str
    steps: int
    words: str


@dataclass(frozen=True, slots=True)
class WorkoutAnswer:
    workout: ReadWorkout | None
    mistakes: tuple[TextError, ...] = ()
    title: str = ""
    warnings: tuple[Warned, ...] = ()


def paces_for(athlete: Athlete | None, *, units: str, now: datetime) -> Paces:
    """The athlete's of today, or nobody's. One query at most."""
    if athlete is None:
        return Paces(units=units)
    return planning.paces_of(athlete=athlete, day=athlete.local_day(now), units=units)


def read_workout(workout: Workout, paces: Paces) -> ReadWorkout:
    """The workout for a runner."""
    known: Physiology = paces.known
    return ReadWorkout(
        text=write(workout),
        steps=to_json(workout),
        summary=wording.summary(workout, paces),
        totals=totals(workout, known),
        bars=profile(workout, known),
    )


def warned(counts: Mapping[str, int]) -> tuple[Warned, ...]:
    """What a file could not keep."""
    return tuple(Warned(code, steps, str(REWORDED[Reworded(code)])) for code, steps in counts.items())

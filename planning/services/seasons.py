"""A season before it is a plan: what is asked for, with what is known of the athlete, built and filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from analytics import season
from analytics.season import Known, PlanWarning, Priority, SeasonPlan, SeasonRace, SetDay, Suggestion
from analytics.workout import Physiology
from athletes.models import Athlete, Race
from athletes.selectors import fitness_on, physiology, settings_for
from athletes.services import RaceFacts
from planning import selectors
from planning.choosing import Runner
from planning.filling import FilledWeek, fill
from planning.inputs import PlanInputs, easy_speed_m_s
from planning.open_flags import OpenFlags
from planning.shipped import shipped_library

BEGINNER_WEEK_M = 10_000
DAY = timedelta(days=1)
MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class Season:
    """A season as it was built, the inputs with what is open, and the names of the races by day."""

    built: SeasonPlan
    inputs: PlanInputs
    physiology: Physiology
    goal: RaceFacts | None
    names: Mapping[date, str]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A season as it would be saved: the weeks with their sessions, and which rules gave way."""

    weeks: tuple[FilledWeek, ...]
    warnings: tuple[dict[str, Any], ...]
    inputs: PlanInputs


def build_season(*, athlete: Athlete, goal: RaceFacts | None, inputs: PlanInputs) -> Season:
    """The season to the goal and through the athlete's other races. Raises analytics.season.BadSeason.

    What the latest check-in says is put in here, whatever the inputs say of it; so is an open injury.
    """
    found = selectors.open_flags(athlete=athlete, start=inputs.start)
    return season_as_saved(athlete=athlete, goal=goal, inputs=_with_open(inputs, found))


def season_as_saved(
    *,
    athlete: Athlete,
    goal: RaceFacts | None,
    inputs: PlanInputs,
    set_days: Sequence[SetDay] = (),
    not_hard: Sequence[date] = (),
) -> Season:
    """The same by the inputs as they are, around days that are set. Raises BadSeason."""
    known = physiology(athlete=athlete, day=inputs.start)
    races = selectors.season_races(athlete=athlete, start=inputs.start)
    request = inputs.request(
        race_day=goal.day if goal else None,
        race_distance_m=goal.distance_m if goal else None,
        physiology=known,
        races=_for_engine(races),
    )
    names = {race.day: race.name for race in reversed(races)} | ({goal.day: goal.name} if goal else {})
    request = replace(request, set_days=tuple(set_days), not_hard=tuple(not_hard))
    return Season(season.build(request), inputs, known, goal, names)


def fill_season(*, found: Season) -> Sketch:
    """The season's weeks with sessions from the library, as a draft saves them."""
    inputs = found.inputs
    runner = Runner(
        physiology=found.physiology,
        race_day=found.goal.day if found.goal else None,
        race_names=found.names,
        open_injury=inputs.open_injury,
        beginner=inputs.current_week_m < BEGINNER_WEEK_M,
        race_distance_m=found.goal.distance_m if found.goal else None,
    )
    weeks = fill(found.built, shipped_library(), runner)
    return Sketch(weeks, tuple(_warning(one) for one in found.built.warnings), inputs)


def sketch_plan(*, athlete: Athlete, race: RaceFacts | None, inputs: PlanInputs) -> Sketch:
    """The season with its sessions, and nothing saved. Raises BadSeason."""
    return fill_season(found=build_season(athlete=athlete, goal=race, inputs=inputs))


def suggest_season(
    *,
    athlete: Athlete,
    today: date,
    availability_min: Sequence[int],
    week_m: float,
    open_injury: bool = False,
    fatigue: bool = False,
) -> Suggestion:
    """A season to begin with, from fitness, races and what the kilometres weigh. Raises BadSeason."""
    known = physiology(athlete=athlete, day=today)
    easy_speed = easy_speed_m_s(known)
    found = selectors.open_flags(athlete=athlete, start=today)
    return season.suggest(
        Known(
            today=today,
            ctl=fitness_on(athlete=athlete, day=today - DAY).ctl,
            week_s=week_m / easy_speed,
            availability_s=tuple(float(minutes * MINUTE_S) for minutes in availability_min),
            easy_speed_m_s=easy_speed,
            calibration=selectors.calibration_of(athlete=athlete, physiology=known, today=today),
            races=_for_engine(selectors.upcoming_races(athlete=athlete, today=today)),
            ctl_days=settings_for(athlete).ctl_days,
            open_injury=open_injury or found.injury,
            pain=found.pain,
            illness=found.illness,
            fatigue=fatigue,
        )
    )


def _with_open(inputs: PlanInputs, found: OpenFlags) -> PlanInputs:
    """An injury is what the coach says, or what is open as an episode."""
    injury = inputs.open_injury or found.injury
    return replace(inputs, pain=found.pain, illness=found.illness, open_injury=injury)


def _for_engine(races: Sequence[Race]) -> tuple[SeasonRace, ...]:
    return tuple(SeasonRace(race.day, race.distance_m, Priority(race.priority)) for race in races)


def _warning(warning: PlanWarning) -> dict[str, Any]:
    return {"code": warning.code.value, "week": warning.week, "params": warning.params}

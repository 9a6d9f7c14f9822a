"""A season to begin with: proposed from fitness, volume, races and time, with the reasons."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from analytics.days import monday_of
from analytics.fitness import CTL_DAYS, fitness
from analytics.load import TYPICAL_INTENSITY
from analytics.load_per_km import KM_M, Calibration
from analytics.season.build import build
from analytics.season.racing import EASY_FRACTION
from analytics.season.request import (
    DAYS,
    HOUR_S,
    LEAST_WEEKS,
    MOST_WEEKS,
    PlanRequest,
    Priority,
    SeasonRace,
)
from analytics.season.weeks import Params, SeasonPlan, Session

RAMP_LIMIT = 5.0
"""CTL a week; what most coaches' books call the most that a runner bears for long (project default)."""
GROWTH_CAPS = (0.10, 0.08, 0.06, 0.04, 0.02, 0.0)
STARTS = (1.0, 0.85, 0.7, 0.55, 0.4, 0.25)
"""Tried in turn: growth caps, and shares of the usual week to begin with."""
USUAL_WEEKS, USUAL_DISTANCE_M = 16, 10_000.0
ONE_KEY_BELOW_S = 2.5 * HOUR_S
NEW_TO_LOAD_CTL = 20.0
USUAL_CUTBACK, EARLY_CUTBACK = 4, 3


class Why(StrEnum):
    """What a suggestion rests on, in the order in which it is said."""

    GOAL = "goal"
    STARTS_LATER = "starts_later"
    RACE_SOON = "race_soon"
    NO_RACE = "no_race"
    MORE_RACES = "more_races"
    START_LOWERED = "start_lowered"
    RAMP_LIMITS_GROWTH = "ramp_limits_growth"
    RAMP_ABOVE = "ramp_above"
    EARLY_CUTBACKS = "early_cutbacks"
    ONE_KEY = "one_key"


@dataclass(frozen=True, slots=True)
class Reason:
    code: Why
    params: Params


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the runner today; `week_s` is a usual week of the last six, speeds in m/s.

    `calibration` tells what their kilometres weigh. The flags are as in PlanRequest.
    """

    today: date
    ctl: float
    week_s: float
    availability_s: tuple[float, ...]
    easy_speed_m_s: float
    calibration: Calibration
    races: tuple[SeasonRace, ...] = ()
    ramp_limit: float = RAMP_LIMIT
    ctl_days: float = CTL_DAYS
    open_injury: bool = False
    pain: bool = False
    illness: bool = False
    fatigue: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The request, the seconds and the CTL at the end of each of its weeks, and why it is so."""

    request: PlanRequest
    weekly_s: tuple[float, ...]
    ctl: tuple[float, ...]
    reasons: tuple[Reason, ...]


def suggest(known: Known) -> Suggestion:
    """The season with the steepest growth whose fitness rises no faster than the limit. Raises BadSeason.

    The last A race from 12 weeks on leads it, else a B race; without one it goes forward for 16 weeks.
    """
    base, reasons = _base(known)
    for start in STARTS:
        for cap in GROWTH_CAPS:
            request = replace(base, growth_cap=cap, current_week_s=start * base.current_week_s)
            plan = build(request)
            ctl = _weekly_ctl(known, plan)
            steepest = _steepest(known.ctl, plan, ctl)
            if steepest <= known.ramp_limit:
                reasons.extend(_eased(known, base, request))
                return _said(request, plan, ctl, reasons)
    reasons.append(Reason(Why.RAMP_ABOVE, {"ramp": round(steepest, 1), "limit": known.ramp_limit}))
    return _said(request, plan, ctl, reasons)


def _steepest(before: float, plan: SeasonPlan, ctl: list[float]) -> float:
    """The most that fitness rises in a week of training; what a race itself adds is nobody's choice."""
    rises = np.diff((before, *ctl))
    raced = [any(session.is_race for session in week.sessions) for week in plan.weeks]
    return float(np.max(rises[~np.array(raced)]))


def _said(request: PlanRequest, plan: SeasonPlan, ctl: list[float], reasons: list[Reason]) -> Suggestion:
    weekly_s = tuple(week.target_s for week in plan.weeks)
    return Suggestion(request, weekly_s, tuple(ctl), tuple(reasons))


def _base(known: Known) -> tuple[PlanRequest, list[Reason]]:
    start = monday_of(known.today + timedelta(days=DAYS - 1))
    goal = _goal(known.races, start)
    reasons = list(_why_goal(known.races, goal, start))
    first = start
    if goal is not None:
        first = max(start, monday_of(goal.day) - timedelta(weeks=MOST_WEEKS - 1))
    request = PlanRequest(
        start=first,
        race_date=goal.day if goal else None,
        race_distance_m=goal.distance_m if goal else USUAL_DISTANCE_M,
        weeks=_weeks_to(goal.day, first) if goal else _weeks_without(known.races, start),
        current_week_s=known.week_s,
        availability_s=known.availability_s,
        easy_speed_m_s=known.easy_speed_m_s,
        cutback_every=EARLY_CUTBACK if known.ctl < NEW_TO_LOAD_CTL else USUAL_CUTBACK,
        key_per_week=1 if known.week_s < ONE_KEY_BELOW_S else 2,
        open_injury=known.open_injury,
        more_races=tuple(race for race in known.races if goal is None or race.day != goal.day),
        pain=known.pain,
        illness=known.illness,
        fatigue=known.fatigue,
    )
    reasons.extend(_why_shape(request))
    return request, reasons


def _goal(races: tuple[SeasonRace, ...], start: date) -> SeasonRace | None:
    """The last A race that 12 to 48 weeks lead to, else the first one later, else the last B race."""
    ahead = [
        race for race in sorted(races, key=lambda race: race.day) if _weeks_to(race.day, start) >= LEAST_WEEKS
    ]
    for priority in (Priority.A, Priority.B):
        wanted = [race for race in ahead if race.priority is priority]
        near = [race for race in wanted if _weeks_to(race.day, start) <= MOST_WEEKS]
        if wanted:
            return near[-1] if near else wanted[0]
    return None


def _weeks_to(day: date, start: date) -> int:
    return (monday_of(day) - start).days // DAYS + 1


def _weeks_without(races: tuple[SeasonRace, ...], start: date) -> int:
    """Through a race that is too near to lead a season, or the usual length."""
    return LEAST_WEEKS if _soon(races, start) else USUAL_WEEKS


def _soon(races: tuple[SeasonRace, ...], start: date) -> list[SeasonRace]:
    return [
        race for race in races if race.priority is Priority.A and 0 < _weeks_to(race.day, start) < LEAST_WEEKS
    ]


def _why_goal(races: tuple[SeasonRace, ...], goal: SeasonRace | None, start: date) -> Iterator[Reason]:
    if goal is not None:
        weeks = _weeks_to(goal.day, start)
        yield Reason(Why.GOAL, {"day": goal.day.isoformat(), "priority": goal.priority.value, "weeks": weeks})
        if weeks > MOST_WEEKS:
            yield Reason(Why.STARTS_LATER, {"weeks": weeks - MOST_WEEKS})
    elif soon := _soon(races, start):
        yield Reason(Why.RACE_SOON, {"day": soon[0].day.isoformat(), "weeks": _weeks_to(soon[0].day, start)})
    else:
        yield Reason(Why.NO_RACE, {"weeks": USUAL_WEEKS})


def _why_shape(request: PlanRequest) -> Iterator[Reason]:
    last = request.first_monday + timedelta(weeks=request.all_weeks)
    inside = [race for race in request.more_races if request.start <= race.day < last]
    if inside:
        yield Reason(Why.MORE_RACES, {"races": len(inside)})
    if request.cutback_every == EARLY_CUTBACK:
        yield Reason(Why.EARLY_CUTBACKS, {"ctl": NEW_TO_LOAD_CTL})
    if request.key_per_week == 1:
        yield Reason(Why.ONE_KEY, {"minutes": ONE_KEY_BELOW_S / 60})


def _eased(known: Known, base: PlanRequest, request: PlanRequest) -> Iterator[Reason]:
    """What was taken back so that fitness does not rise too fast."""
    if request.current_week_s < base.current_week_s:
        minutes: Params = {"wanted": base.current_week_s / 60, "planned": request.current_week_s / 60}
        yield Reason(Why.START_LOWERED, minutes)
    if request.growth_cap < GROWTH_CAPS[0]:
        yield Reason(Why.RAMP_LIMITS_GROWTH, {"cap": request.growth_cap, "limit": known.ramp_limit})


def _weekly_ctl(known: Known, plan: SeasonPlan) -> list[float]:
    """Fitness at the end of each week of the plan."""
    loads = np.zeros(DAYS * len(plan.weeks))
    first = plan.weeks[0].monday
    for week in plan.weeks:
        for session in week.sessions:
            loads[(session.day - first).days] += _load_of(known, session)
    found = fitness(loads, ctl_days=known.ctl_days, start_ctl=known.ctl)
    return [float(value) for value in found.ctl[DAYS - 1 :: DAYS]]


def _load_of(known: Known, session: Session) -> float:
    """The session's kilometres at its category's usual speed, at what they weigh for the runner."""
    if session.is_race:
        distance_m = float(session.template_hint["distance_m"])
        return known.calibration.per_race_km(distance_m).median * distance_m / KM_M
    speed_m_s = known.easy_speed_m_s / EASY_FRACTION * TYPICAL_INTENSITY[session.category]
    return known.calibration.per_km(session.category).median * speed_m_s * session.duration_s / KM_M

"""One week of the season: how many key days, which minutes, which sessions."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from analytics.season.allocation import Allocation, Run, allocate
from analytics.season.menu import key_categories, long_run_has_race_pace, race_tag
from analytics.season.outline import LONG_RACE_M, Outline
from analytics.season.pattern import LEAST_KEY_S, LEAST_LONG_S, Pattern
from analytics.season.request import MINUTE_S, PlanRequest
from analytics.season.slots import Role, week_slots
from analytics.season.volume import RETURN_SHARES
from analytics.season.weeks import Phase, Session, Week
from analytics.workout import Category, Target, TargetKind, fraction_of, race_fraction

KEY_WEEK_S, TAPER_KEY_WEEK_S = 90 * MINUTE_S, 70 * MINUTE_S
"""The week has a key session for each of these; a taper keeps its intensity on less."""
LONG_WISH = {False: 0.28, True: 0.32}
RECOVERY_RUN_S = 45 * MINUTE_S
STRIDES_RANGE_S = (25 * MINUTE_S, 60 * MINUTE_S)
STRIDES_FROM_RUNS = 3
EASY_FRACTION = fraction_of(Target(TargetKind.ZONE, 1, 2))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A week with its sessions (levels still 0), how its minutes came about, and its key sessions."""

    week: Week
    allocation: Allocation
    wanted_s: float
    key_sessions: int


def draw_week(
    request: PlanRequest, pattern: Pattern, outline: Outline, *, target_s: float, last_hard: date | None
) -> Drawn:
    """The week's sessions for its target volume; `last_hard` is the last hard day of the weeks before."""
    slots = week_slots(request, pattern, outline, keys=_keys(request, outline, target_s), last_hard=last_hard)
    wish = LONG_WISH[request.race_distance_m > LONG_RACE_M]
    allocation = allocate(slots, target_s, long_share=request.long_share, long_wish=wish)
    sessions = _sessions(request, outline, allocation.runs, last_hard)
    if not request.open_injury:
        sessions = _with_strides(outline, sessions, last_hard)
    race = (_race(request),) if outline.race_week else ()
    week = Week(
        number=outline.number,
        monday=outline.monday,
        phase=outline.phase,
        cutback=outline.cutback,
        target_s=allocation.planned_s,
        sessions=tuple(sorted((*sessions, *race), key=lambda session: session.day)),
    )
    keys = sum(run.slot.role is Role.KEY and run.seconds >= LEAST_KEY_S for run in allocation.runs)
    return Drawn(week, allocation, target_s, keys)


def _keys(request: PlanRequest, outline: Outline, target_s: float) -> int:
    """How many key days the week can bear: by its minutes, one in a cutback, none after the race."""
    if outline.phase is Phase.RECOVERY:
        return 0
    each_s = TAPER_KEY_WEEK_S if outline.phase is Phase.TAPER else KEY_WEEK_S
    most = 1 if outline.cutback or outline.race_week else request.key_per_week
    return min(int(target_s // each_s), most, request.key_per_week)


def _sessions(
    request: PlanRequest, outline: Outline, runs: tuple[Run, ...], last_hard: date | None
) -> list[Session]:
    sessions: list[Session] = []
    key_menu = iter(
        () if outline.phase is Phase.RECOVERY else key_categories(outline, request.race_distance_m)
    )
    for run in runs:
        tired = last_hard is not None and run.slot.day - last_hard == timedelta(days=1)
        category = _category(request, outline, run, key_menu, tired=tired)
        session = Session(run.slot.day, category, run.seconds, 0.0, _hint(request, outline, run, category))
        last_hard = session.day if session.hard else last_hard
        sessions.append(session)
    return sessions


def _with_strides(outline: Outline, sessions: list[Session], last_hard: date | None) -> list[Session]:
    """One easy run of a full week ends in strides: the first whose day before was not hard."""
    hard_days = {session.day for session in sessions if session.hard} | {last_hard}
    full = len(sessions) >= STRIDES_FROM_RUNS and outline.phase is not Phase.RECOVERY and not outline.cutback
    if not full or any(session.category is Category.STRIDES for session in sessions):
        return sessions
    for place, session in enumerate(sessions):
        fits = (
            session.category is Category.EASY
            and STRIDES_RANGE_S[0] <= session.duration_s <= STRIDES_RANGE_S[1]
        )
        if fits and session.day - timedelta(days=1) not in hard_days:
            strides = replace(session, category=Category.STRIDES)
            return [*sessions[:place], strides, *sessions[place + 1 :]]
    return sessions


def _category(
    request: PlanRequest, outline: Outline, run: Run, key_menu: Iterator[Category], *, tired: bool
) -> Category:
    if run.slot.role is Role.LONG and run.seconds >= LEAST_LONG_S:
        return Category.LONG
    if run.slot.role is Role.KEY and run.seconds >= LEAST_KEY_S:
        return next(key_menu)
    if run.slot.role is Role.OPENER:
        return Category.STRIDES
    spent = tired or outline.phase is Phase.RECOVERY or run.slot.day > request.race_date
    return Category.RECOVERY if spent and run.seconds <= RECOVERY_RUN_S else Category.EASY


def _hint(request: PlanRequest, outline: Outline, run: Run, category: Category) -> dict[str, float | str]:
    if run.slot.role is Role.OPENER:
        return {"tag": "opener"}
    if category is Category.RACE_PACE:
        return {"tag": race_tag(request.race_distance_m)}
    if category is Category.LONG and long_run_has_race_pace(outline, request.race_distance_m):
        return {"tag": "race_pace"}
    if request.open_injury and outline.number <= len(RETURN_SHARES):
        return {"tag": "return_to_run"}
    return {}


def _race(request: PlanRequest) -> Session:
    """The race itself, as long as the runner's easy speed lets expect, in whole minutes."""
    threshold_m_s = request.easy_speed_m_s / EASY_FRACTION
    speed_m_s = threshold_m_s * race_fraction(request.race_distance_m, threshold_m_s)
    duration_s = math.ceil(request.race_distance_m / speed_m_s / MINUTE_S) * MINUTE_S
    hint: dict[str, float | str] = {"tag": "race", "distance_m": request.race_distance_m}
    return Session(request.race_date, Category.RACE_PACE, duration_s, 1.0, hint)

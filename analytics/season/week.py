"""One week of the season: how many key days, which minutes, which sessions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from analytics.season.allocation import Allocation, Run, allocate
from analytics.season.menu import key_categories, long_run_has_race_pace, race_tag
from analytics.season.outline import LONG_RACE_M, Outline
from analytics.season.pattern import LEAST_KEY_S, LEAST_LONG_S
from analytics.season.racing import RaceDay
from analytics.season.request import MINUTE_S, Priority
from analytics.season.set_days import set_in
from analytics.season.slots import Frame, Role, week_slots
from analytics.season.weeks import Phase, Session, Week
from analytics.workout import Category

KEY_WEEK_S, TAPER_KEY_WEEK_S = 90 * MINUTE_S, 70 * MINUTE_S
"""The week has a key session for each of these; a taper keeps its intensity on less."""
LONG_WISH = {False: 0.28, True: 0.32}
RECOVERY_RUN_S = 45 * MINUTE_S
STRIDES_RANGE_S = (25 * MINUTE_S, 60 * MINUTE_S)
STRIDES_FROM_RUNS = 3
MOST_KEYS = 3
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A week with its sessions (levels still 0), how its minutes came about, and its key sessions."""

    week: Week
    outline: Outline
    allocation: Allocation
    wanted_s: float
    key_sessions: int


def draw_week(frame: Frame, outline: Outline, *, target_s: float, last_hard: date | None) -> Drawn:
    """The week's sessions for its target volume; `last_hard` is the last hard day of the weeks before."""
    slots = week_slots(frame, outline, keys=_keys(frame, outline, target_s), last_hard=last_hard)
    wish = LONG_WISH[outline.distance_m > LONG_RACE_M]
    allocation = allocate(slots, target_s, long_share=frame.request.long_share, long_wish=wish)
    races = [_race(race) for race in outline.races]
    hard = {one.day for one in set_in(outline, frame.request) if one.hard}
    hard |= {race.day for race in races}
    sessions = _sessions(frame, outline, allocation.runs, {last_hard, *hard})
    week = Week(
        number=outline.number,
        monday=outline.monday,
        phase=outline.phase,
        cutback=outline.cutback,
        target_s=allocation.planned_s,
        sessions=tuple(sorted((*sessions, *races), key=lambda session: session.day)),
    )
    keys = sum(run.slot.role is Role.KEY and run.seconds >= LEAST_KEY_S for run in allocation.runs)
    return Drawn(week, outline, allocation, target_s, keys)


def _keys(frame: Frame, outline: Outline, target_s: float) -> int:
    """How many key days the week can bear: by its minutes, one in a cutback or beside a race, none after."""
    if outline.phase is Phase.RECOVERY or frame.gentle(outline):
        return 0
    each_s = TAPER_KEY_WEEK_S if outline.phase is Phase.TAPER else KEY_WEEK_S
    most = min(1 if outline.cutback or outline.races else MOST_KEYS, frame.request.key_per_week)
    there = sum(one.key for one in set_in(outline, frame.request))
    return max(min(int(target_s // each_s), most - there), 0)


def _sessions(
    frame: Frame, outline: Outline, runs: tuple[Run, ...], hard_days: set[date | None]
) -> list[Session]:
    """The runs as sessions, with strides at the end of one; `hard_days` are those known before."""
    sessions: list[Session] = []
    key_menu = iter(() if outline.phase is Phase.RECOVERY else key_categories(outline))
    for run in runs:
        tired = run.slot.day - DAY in hard_days
        category = _category(outline, run, key_menu, tired=tired)
        session = Session(run.slot.day, category, run.seconds, 0.0, _hint(frame, outline, run, category))
        if session.hard:
            hard_days = {*hard_days, session.day}
        sessions.append(session)
    return sessions if frame.gentle(outline) else _with_strides(outline, sessions, hard_days)


def _with_strides(outline: Outline, sessions: list[Session], hard_days: set[date | None]) -> list[Session]:
    """One easy run of a full week ends in strides: the first whose day before was not hard."""
    full = len(sessions) >= STRIDES_FROM_RUNS and outline.phase is not Phase.RECOVERY and not outline.cutback
    if not full or any(session.category is Category.STRIDES for session in sessions):
        return sessions
    for place, session in enumerate(sessions):
        fits = (
            session.category is Category.EASY
            and STRIDES_RANGE_S[0] <= session.duration_s <= STRIDES_RANGE_S[1]
        )
        if fits and session.day - DAY not in hard_days:
            strides = replace(session, category=Category.STRIDES)
            return [*sessions[:place], strides, *sessions[place + 1 :]]
    return sessions


def _category(outline: Outline, run: Run, key_menu: Iterator[Category], *, tired: bool) -> Category:
    if run.slot.role is Role.LONG and run.seconds >= LEAST_LONG_S:
        return Category.LONG
    if run.slot.role is Role.KEY and run.seconds >= LEAST_KEY_S:
        return next(key_menu)
    if run.slot.role is Role.OPENER:
        return Category.STRIDES
    spent = tired or outline.phase is Phase.RECOVERY or _is_after_race(outline, run.slot.day)
    return Category.RECOVERY if spent and run.seconds <= RECOVERY_RUN_S else Category.EASY


def _is_after_race(outline: Outline, day: date) -> bool:
    return outline.race_week and day > max(race.day for race in outline.races)


def _hint(frame: Frame, outline: Outline, run: Run, category: Category) -> dict[str, float | str]:
    if run.slot.role is Role.OPENER:
        return {"tag": "opener"}
    if category is Category.RACE_PACE:
        return {"tag": race_tag(outline.distance_m)}
    if category is Category.LONG and long_run_has_race_pace(outline):
        return {"tag": "race_pace"}
    if frame.hold.spaced and frame.hold.holds(outline.number):
        return {"tag": "return_to_run"}
    return {}


def _race(race: RaceDay) -> Session:
    """The race itself; the hint names the priority of all but A races."""
    hint: dict[str, float | str] = {"tag": "race", "distance_m": race.distance_m}
    if race.priority is not Priority.A:
        hint["priority"] = race.priority.value
    return Session(race.day, Category.RACE_PACE, race.duration_s, 1.0, hint)

"""How far up its ladder each session stands: a step at a time, back a little when the week is light."""

from collections import Counter
from dataclasses import replace

from analytics.season.request import HOUR_S, MINUTE_S
from analytics.season.weeks import Phase, Session, Week
from analytics.workout import Category

MOST_STEP = 0.25
START_FROM_S, START_SPAN_S, MOST_START = 2 * HOUR_S, 10 * HOUR_S, 0.5
LIGHT_WEEK = 0.3
LENGTHS_S = {
    Category.RECOVERY: (25 * MINUTE_S, 45 * MINUTE_S),
    Category.EASY: (30 * MINUTE_S, 90 * MINUTE_S),
}
"""Easy running has no ladder of weeks: how long it is says how far up it stands."""


def with_levels(weeks: list[Week], current_week_s: float) -> tuple[Week, ...]:
    """The weeks with a level 0..1 on every session but the race.

    Runners of more hours start higher (2 h a week at 0, 7 h at 0.5); a category climbs by an even step per
    session, at most 0.25; sessions of cutback, taper and recovery weeks stand 0.3 lower. Easy and recovery
    runs stand by their length.
    """
    start = min(max((current_week_s - START_FROM_S) / START_SPAN_S, 0.0), MOST_START)
    counts = Counter(session.category for week in weeks for session in _climbing(week))
    done: Counter[Category] = Counter()
    levelled = []
    for week in weeks:
        levels = {category: _level(start, done[category], counts[category]) for category in counts}
        levelled.append(_levelled(week, levels, start))
        done = done + Counter(session.category for session in _climbing(week))
    return tuple(levelled)


def _levelled(week: Week, levels: dict[Category, float], start: float) -> Week:
    lower = 0.0 if _climbing(week) else LIGHT_WEEK
    sessions = (
        session
        if session.is_race
        else _at(session, _by_length(session, levels.get(session.category, start) - lower))
        for session in week.sessions
    )
    return replace(week, sessions=tuple(sessions))


def _by_length(session: Session, climbed: float) -> float:
    if session.category not in LENGTHS_S:
        return climbed
    shortest, longest = LENGTHS_S[session.category]
    return (session.duration_s - shortest) / (longest - shortest)


def _at(session: Session, level: float) -> Session:
    level = round(min(max(level, 0.0), 1.0), 2)
    return Session(session.day, session.category, session.duration_s, level, session.template_hint)


def _climbing(week: Week) -> tuple[Session, ...]:
    light = week.cutback or week.phase in (Phase.TAPER, Phase.RECOVERY)
    return () if light else week.sessions


def _level(start: float, done: int, count: int) -> float:
    step = min((1 - start) / max(count - 1, 1), MOST_STEP)
    return min(start + step * done, 1.0)

"""Seasons for property tests: sessions of every shape over some weeks, races, and what was run before."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from analytics.workout import (
    Physiology,
    Repeat,
    Step,
    Target,
    TargetKind,
    Workout,
    to_json,
    totals,
)
from planning.changes import (
    Content,
    Entry,
    Event,
    Outlook,
    Planned,
    Surroundings,
    applied,
    outlook,
)
from planning.changes.supposing import race_content

TODAY = date(2026, 11, 25)  # a Wednesday
MONDAY = date(2026, 11, 23)
WEEKS = 6
LAST = MONDAY + timedelta(weeks=WEEKS, days=-1)
KNOWN = Physiology(threshold_speed_m_s=4.0)
EASY, HARD = Target(TargetKind.ZONE, 1, 2), Target(TargetKind.ZONE, 5, 5)
AVAILABLE = (3600.0,) * 7
untimed = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
"""Says what is wrong, not how long it took on a busy machine."""


def easy(minutes: int) -> Workout:
    return Workout((), (Step(minutes * 60.0, None, EASY),), ())


def kilometres(count: int) -> Workout:
    return Workout((), (Step(None, count * 1000.0, EASY),), ())


def repeats(times: int) -> Workout:
    one = Repeat(times, (Step(180.0, None, HARD), Step(120.0, None, EASY)))
    return Workout((Step(900.0, None, EASY),), (one,), (Step(600.0, None, EASY),))


def entry(number: int, day: date, workout: Workout | None, *, key: bool = False, **facts: object) -> Entry:
    amount = totals(workout, KNOWN) if workout else None
    content = Content(
        title={"en": "Run", "ko": "달리기"},
        category="vo2" if key else "easy",
        steps=to_json(workout) if workout else None,
        key=key,
        duration_s=amount.duration_s if amount else 0.0,
        distance_m=amount.distance_m if amount else None,
        load=amount.load if amount else 0.0,
    )
    return replace(Entry(UUID(int=1000 + number), day, content, version=1), **facts)  # type: ignore[arg-type]


def race(number: int, day: date, priority: str = "A") -> Event:
    return Event(UUID(int=10 + number), day, "Town run", priority, 10_000.0)


def race_entry(event: Event) -> Entry:
    content = race_content(event.name, event.distance_m, KNOWN)
    return Entry(UUID(int=event.race.int + 100), event.day, content, version=1)


def season(entries: tuple[Entry, ...], events: tuple[Event, ...] = ()) -> Planned:
    return Planned(entries, events, TODAY, lambda _day: KNOWN)


def ahead(planned: Planned, done: tuple[float, ...] = ()) -> Outlook:
    """What comes of the sessions and races."""
    around = Surroundings(
        TODAY, AVAILABLE, races=tuple(one.day for one in planned.events), done=done, ramp_limit=5.0
    )
    return outlook(planned.entries, planned.events, around, first=MONDAY, last=LAST)


WORKOUTS = st.one_of(
    st.integers(20, 150).map(lambda minutes: (easy(minutes), False)),
    st.integers(4, 30).map(lambda count: (kilometres(count), False)),
    st.integers(3, 12).map(lambda times: (repeats(times), True)),
    st.just((None, False)),
)
DONE = st.lists(st.floats(0, 200), min_size=0, max_size=70).map(tuple)


@st.composite
def seasons(draw: st.DrawFn) -> Planned:
    """Up to two sessions a day; some locked, some run; an A race, or none."""
    entries: list[Entry] = []
    for number in range(7 * WEEKS):
        day = MONDAY + timedelta(days=number)
        for place in range(draw(st.sampled_from([0, 1, 1, 2]))):
            workout, key = draw(WORKOUTS)
            facts = {"locked": draw(st.sampled_from([False] * 5 + [True])), "run": day < TODAY}
            entries.append(entry(2 * number + place, day, workout, key=key, **facts))
    events = draw(st.sampled_from([(), (race(1, LAST - timedelta(days=7)),)]))
    return season(applied((*entries, *map(race_entry, events)), ()), events)

"""What if: one change to a season supposed, as the changes to its sessions and races that it would make."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from analytics.days import monday_of
from analytics.workout import Category, Physiology, race_day, to_json, totals
from planning.changes.entries import Content, Entry
from planning.changes.kinds import Change, Create, Move, Remove
from planning.changes.outlook import Event
from planning.changes.scaling import PhysiologyOn, free_of, scaled_by
from planning.models import RACE_CODE

SUPPOSED = UUID(int=1)
"""Of the race, and the session of it, that is only supposed."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The weeks that hold these days, to so many percent."""

    first: date
    last: date
    percent: int


@dataclass(frozen=True, slots=True)
class Miss:
    """Nothing is run on these days: ill, or on the road."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class MoveRace:
    race: UUID
    days: int


@dataclass(frozen=True, slots=True)
class DropRace:
    race: UUID


@dataclass(frozen=True, slots=True)
class AddRace:
    day: date
    distance_m: float
    priority: str
    name: str


Idea = Scale | Miss | MoveRace | DropRace | AddRace


@dataclass(frozen=True, slots=True)
class Planned:
    """The sessions and races that an idea is about; nothing before `today` changes."""

    entries: tuple[Entry, ...]
    events: tuple[Event, ...]
    today: date
    physiology_on: PhysiologyOn


@dataclass(frozen=True, slots=True)
class Supposed:
    """Changes to sessions, and the races as they would be then."""

    changes: tuple[Change, ...]
    events: tuple[Event, ...]

    def can_be_drafted(self, season: Planned) -> bool:
        """Races are not drafted: they are the athlete's, and changed there."""
        return bool(self.changes) and self.events == season.events


def supposed(idea: Idea | None, season: Planned) -> Supposed:
    """What the idea would change; None changes nothing."""
    match idea:
        case Scale():
            return Supposed(_scaled(idea, season), season.events)
        case Miss(first, last):
            return Supposed(_missed(first, last, season), season.events)
        case MoveRace(race, days):
            return _with_event(race, season, lambda event: _moved(event, timedelta(days=days), season))
        case DropRace(race):
            return _with_event(race, season, lambda event: _dropped(event, season))
        case AddRace():
            return _added(idea, season)
    return Supposed((), season.events)


def race_content(name: str, distance_m: float, known: Physiology) -> Content:
    """The race as a session of its day."""
    workout = race_day(distance_m, known)
    amount = totals(workout, known)
    return Content(
        title={"en": name},
        category=Category.RACE_PACE.value,
        steps=to_json(workout),
        key=True,
        duration_s=amount.duration_s,
        distance_m=amount.distance_m,
        load=amount.load,
        template_code=RACE_CODE,
    )


def _scaled(idea: Scale, season: Planned) -> tuple[Change, ...]:
    races = {one.day for one in season.events}
    free = free_of(season.entries, today=season.today, races=races)
    weeks = sorted({monday_of(one.day) for one in free})
    chosen = [one for one in weeks if monday_of(idea.first) <= one <= monday_of(idea.last)]
    by_week = ([one for one in free if monday_of(one.day) == monday] for monday in chosen)
    return tuple(
        edit for week in by_week for edit in scaled_by(week, idea.percent / 100, season.physiology_on)
    )


def _missed(first: date, last: date, season: Planned) -> tuple[Change, ...]:
    here = (one for one in season.entries if max(first, season.today) <= one.day <= last)
    return tuple(Remove(one.session) for one in here if not one.run)


def _with_event(race: UUID, season: Planned, act: Callable[[Event], Supposed]) -> Supposed:
    """A race that is over, or not there, changes nothing."""
    event = next((one for one in season.events if one.race == race and one.day >= season.today), None)
    return act(event) if event else Supposed((), season.events)


def _moved(event: Event, by: timedelta, season: Planned) -> Supposed:
    """The race goes to its new day, never before today; what stood there comes to the old one."""
    day = max(event.day + by, season.today)
    if day == event.day:
        return Supposed((), season.events)
    run = _race_sessions(event, season)
    there = [one for one in season.entries if one.day == day and not one.run]
    changes: tuple[Change, ...] = (
        *(Move(one.session, day) for one in run),
        *(Move(one.session, event.day) for one in there if one not in run),
    )
    return Supposed(changes, _with(season.events, event, replace(event, day=day)))


def _dropped(event: Event, season: Planned) -> Supposed:
    changes: tuple[Change, ...] = tuple(Remove(one.session) for one in _race_sessions(event, season))
    return Supposed(changes, _with(season.events, event))


def _added(idea: AddRace, season: Planned) -> Supposed:
    """The race takes the place of what the day holds."""
    day = max(idea.day, season.today)
    content = race_content(idea.name, idea.distance_m, season.physiology_on(day))
    there = [one for one in season.entries if one.day == day and not one.run]
    event = Event(SUPPOSED, day, idea.name, idea.priority, idea.distance_m)
    changes: tuple[Change, ...] = (
        *(Remove(one.session) for one in there),
        Create(SUPPOSED, day, content),
    )
    return Supposed(changes, _in_order((*season.events, event)))


def _race_sessions(event: Event, season: Planned) -> list[Entry]:
    """What is planned of the race: on its day, and marked as a race."""
    return [
        one
        for one in season.entries
        if one.day == event.day and one.content.template_code == RACE_CODE and not one.run
    ]


def _with(events: Sequence[Event], event: Event, *instead: Event) -> tuple[Event, ...]:
    return _in_order((*(one for one in events if one != event), *instead))


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda one: (one.day, one.race)))

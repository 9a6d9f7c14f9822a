"""What the calendar shows, as ready words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from analytics.workout import Bar


@dataclass(frozen=True, slots=True)
class Card:
    """A session on its day. `sign` and `state` are its mark and word; `drafted` what the draft does to it.

    `open`: it may still be moved, changed or removed. `profile` is empty where only the title is shown.
    """

    session: UUID
    version: int
    title: str
    key: bool
    rest: bool
    locked: bool
    open: bool
    time: str
    distance: str
    load: str
    outcome: str
    percent: float | None
    drafted: str
    changed: str
    note: str
    run: UUID | None
    profile: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A run that nobody planned."""

    activity: UUID
    title: str
    time: str
    distance: str
    load: str
    note: str


@dataclass(frozen=True, slots=True)
class Flagged:
    """A race on its day."""

    public_id: UUID
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What a coach has noted on the day; `private`: for the staff alone."""

    public_id: UUID
    private: bool
    text: str


@dataclass(frozen=True, slots=True)
class Day:
    """`minutes`: what the athlete has for running; `free` is false on a weekday without any."""

    day: date
    today: bool
    past: bool
    free: bool
    minutes: str
    locked: bool
    races: tuple[Flagged, ...]
    cards: tuple[Card, ...]
    runs: tuple[Run, ...]
    notes: tuple[Noted, ...]
    warnings: tuple[str, ...]

    @property
    def empty(self) -> bool:
        return not (self.cards or self.runs or self.races or self.notes)


@dataclass(frozen=True, slots=True)
class ZoneShare:
    """Part of a bar: where it begins and how wide it is in percent; `named` where its number has room."""

    zone: int
    start: float
    width: float
    named: bool
    words: str


@dataclass(frozen=True, slots=True)
class Sums:
    """The week's figures as planned and as done ("" before anything could be)."""

    time: str
    time_done: str
    distance: str
    distance_done: str
    load: str
    load_done: str
    compliance: str
    ramp: str
    steep: bool
    zones: tuple[ZoneShare, ...]
    zones_done: tuple[ZoneShare, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """`phase` is the season's (planning.models.Phase), "" outside one; `number` its week, 0 outside."""

    monday: date
    number: int
    phase: str
    cutback: bool
    this_week: bool
    days: tuple[Day, ...]
    sums: Sums


@dataclass(frozen=True, slots=True)
class Drafted:
    """The bar of the draft: what it comes to, each change in words, and the version it was seen at."""

    version: int
    steps: int
    count: str
    load: str
    warnings: tuple[str, ...]
    lines: tuple[str, ...]
    stale: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """`begun`: the athlete has a plan, or something drafted; otherwise there are three ways to begin."""

    first: date
    last: date
    before: date
    after: date
    weeks: tuple[Week, ...]
    drafted: Drafted | None
    begun: bool
    waiting: tuple[tuple[UUID, str], ...]
    """Plans that are drafts, as id and name."""
    proposed: int = 0
    """Changes that the rules propose (planning.services.adapting)."""

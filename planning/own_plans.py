"""A template as one runner's plan: whom it is for, and what it becomes for them."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics.days import monday_of
from analytics.plan_placing import Note
from analytics.season import Hold
from analytics.workout import Totals
from athletes.dated import Dated
from athletes.models import Athlete, AthleteState, Race
from planning.content import Content
from planning.models import TemplateRow
from planning.open_flags import flags_of

WEEK = timedelta(days=7)


def held_until(hold: Hold, start: date) -> date:
    """The first day after the weeks that hold back, where they begin on that day."""
    return monday_of(start) + len(hold.shares) * WEEK


@dataclass(frozen=True, slots=True)
class Runner:
    """Whom the template is for: `first` is the first day that may hold a run, `state` their latest."""

    athlete: Athlete
    zones: Dated
    anchor_day: date
    first: date
    race: Race | None = None
    other_races: tuple[date, ...] = ()
    state: AthleteState | None = None

    @property
    def race_days(self) -> frozenset[date]:
        own = {self.race.day} if self.race else set()
        return frozenset({*own, *self.other_races})

    def hold_on(self, start: date) -> Hold:
        """How weeks that begin on that day hold back for what is open."""
        return flags_of(self.state, start=start).hold

    @property
    def held_until(self) -> date:
        """The first day, from now on, on which a template's changes may be written."""
        hold = self.hold_on(self.first)
        return held_until(hold, self.first) if hold.flags else self.first


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A session on its day with what it costs the runner; the race has no row."""

    day: date
    position: int
    content: Content
    totals: Totals
    row: TemplateRow | None = None


@dataclass(frozen=True, slots=True)
class OwnWeek:
    number: int
    monday: date
    phase: str
    cutback: bool
    target_s: float


@dataclass(frozen=True, slots=True)
class Told:
    """What the coach is told of a session: where it should have been, and where it is (None: nowhere)."""

    note: Note
    row: TemplateRow
    wanted: date
    day: date | None


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What is open, before which day the plan holds back for it, and how many sessions this changed."""

    hold: Hold
    until: date
    eased: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is open, before which day nothing of a roll-out is written, and how many sessions wait."""

    hold: Hold
    until: date
    sessions: int


@dataclass(frozen=True, slots=True)
class OwnPlan:
    runner: Runner
    weeks: tuple[OwnWeek, ...]
    sessions: tuple[OwnSession, ...]
    told: tuple[Told, ...]
    held: HeldBack

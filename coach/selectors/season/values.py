"""What the page of a season shows, as ready words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from coach.selectors.calendar.values import Drafted
from planning.measure import Measure
from planning.year_chart import YearChart


@dataclass(frozen=True, slots=True)
class Span:
    """Whole weeks: the first one's Monday, and how many."""

    monday: date
    weeks: int


@dataclass(frozen=True, slots=True)
class RaceLine:
    """A race with how the athlete will stand at its start, or stood."""

    race: UUID
    day: date
    name: str
    priority: str
    words: str
    standing: str
    past: bool


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A week in words. `kind` is build, recover, taper, race or "" outside a season; `asked` fills its field.

    `was` is what the athlete sees, where the draft has another amount.
    """

    monday: date
    number: int
    phase: str
    cutback: bool
    kind: str
    this_week: bool
    past: bool
    races: tuple[RaceLine, ...]
    target: str
    planned: str
    was: str
    done: str
    asked: str
    editable: bool
    ctl: str
    atl: str
    tsb: str
    ramp: str
    steep: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeasonYear:
    """`finding` is the chart's title; `step` what a key changes by, in percent."""

    measure: Measure
    first: date
    last: date
    weeks: tuple[WeekLine, ...]
    races: tuple[RaceLine, ...]
    chart: YearChart
    finding: str
    drafted: Drafted | None
    has_season: bool
    empty: bool

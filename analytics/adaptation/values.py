"""What an adaptation looks at, and what it says."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MINUTE_S = 60.0
LEAST_RUN_S = 20 * MINUTE_S
"""No run is made shorter than this (as analytics.season)."""


class AdaptRule(StrEnum):
    """The rule behind a change: one a reason."""

    MOVE = "move"
    SWAP = "swap"
    DROP = "drop"
    OVER_LOAD = "over_load"
    UNDER_LOAD = "under_load"
    PAIN = "pain"
    ILLNESS = "illness"
    INJURY = "injury"


class Kind(StrEnum):
    """What a session becomes on the way back to running."""

    REST = "rest"
    WALK_RUN = "walk_run"
    EASY = "easy"


@dataclass(frozen=True, slots=True)
class Standing:
    """A session as it stands. `fixed`: locked or a race. `why`: the reason given for missing it, if any.

    `returning`: it is one of the way back already.
    """

    session: UUID
    day: date
    duration_s: float
    key: bool = False
    easy: bool = False
    fixed: bool = False
    run: bool = False
    missed: bool = False
    why: str = ""
    returning: bool = False


@dataclass(frozen=True, slots=True)
class WeekRun:
    """A whole week that is over: what was run, and that as a share of what was planned, if anything was."""

    monday: date
    run_s: float
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """What is open with the runner: pain of 4 or more, illness, an injury that the coach has noted."""

    pain: bool = False
    illness: bool = False
    injury: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a runner stands today.

    `sessions` from a week back to three weeks ahead, `run_s` what was run on each day of the running week,
    `weeks` the whole weeks before it, oldest first. `decided` names the causes that somebody has decided
    upon: they are not asked again.
    """

    today: date
    sessions: tuple[Standing, ...]
    available_s: tuple[float, ...]
    races: tuple[date, ...] = ()
    weeks: tuple[WeekRun, ...] = ()
    run_s: dict[date, float] = field(default_factory=dict)
    open: Open = Open()
    growth_cap: float = 0.10
    decided: frozenset[str] = frozenset()

    @property
    def tomorrow(self) -> date:
        return self.today + DAY

    def touchable(self, one: Standing) -> bool:
        """Whether an adaptation may change it: never what is locked, a race, run, or before tomorrow."""
        return one.day >= self.tomorrow and not one.fixed and not one.run and one.day not in self.races


@dataclass(frozen=True, slots=True)
class MakeUp:
    """The missed session once more, on another day; the one that was missed stays in the record."""

    missed: UUID
    day: date


@dataclass(frozen=True, slots=True)
class Replace:
    """The missed session in the place of an easy one."""

    session: UUID
    by: UUID


@dataclass(frozen=True, slots=True)
class Shorten:
    session: UUID
    duration_s: float


@dataclass(frozen=True, slots=True)
class Eased:
    """A session of the way back: of another kind, so long; nothing at all of a rest."""

    session: UUID
    kind: Kind
    duration_s: float = 0.0


Step = MakeUp | Replace | Shorten | Eased


@dataclass(frozen=True, slots=True)
class Reason:
    """The rule, its evidence in numbers and days, and the cause: what is decided upon once."""

    rule: AdaptRule
    cause: str
    params: dict[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    steps: tuple[Step, ...] = ()
    reasons: tuple[Reason, ...] = ()


def after(sessions: Iterable[Standing], steps: Iterable[Step]) -> tuple[Standing, ...]:
    """The sessions as the steps would leave them, in order of their days."""
    by_id = {one.session: one for one in sessions}
    made: list[Standing] = []
    for step in steps:
        match step:
            case MakeUp(missed, day):
                made.append(_again(by_id[missed], day))
            case Replace(session, by):
                old = by_id[session]
                again = _again(by_id[by], old.day)
                by_id[session] = replace(again, session=session)
            case Shorten(session, duration_s):
                by_id[session] = replace(by_id[session], duration_s=duration_s)
            case Eased(session, _kind, duration_s):
                by_id[session] = replace(by_id[session], duration_s=duration_s, key=False, returning=True)
    return tuple(sorted((*by_id.values(), *made), key=lambda one: (one.day, one.session)))


def _again(missed: Standing, day: date) -> Standing:
    return replace(missed, day=day, missed=False, why="", fixed=False)


def whole_minutes(seconds: float) -> float:
    """Down to whole minutes, in seconds."""
    return seconds // MINUTE_S * MINUTE_S

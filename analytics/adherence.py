"""How faithful a runner was to the plan, week by week: sessions, amounts and key sessions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from analytics.compliance import OUT_OF_THE_COUNT, Amount, Verdict
from analytics.days import monday_of

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Due:
    """A planned session with its verdict; one without a verdict is still to be run and does not count."""

    day: date
    verdict: Verdict | None
    planned: Amount
    key: bool = False


@dataclass(frozen=True, slots=True)
class Ran:
    """A run of a day, planned or not."""

    day: date
    amount: Amount


@dataclass(frozen=True, slots=True)
class WeekAdherence:
    """Sessions `counted` leave out the excused ones; `actual` is all that was run, planned or not.

    `planned` is what the counted sessions asked for: of the week that is running, what was due so far.
    """

    monday: date
    counted: int = 0
    done: int = 0
    partly: int = 0
    missed: int = 0
    excused: int = 0
    key_counted: int = 0
    key_done: int = 0
    planned: Amount = field(default_factory=lambda: Amount(0.0, 0.0, 0.0))
    actual: Amount = field(default_factory=lambda: Amount(0.0, 0.0, 0.0))

    @property
    def share(self) -> float | None:
        """Sessions done of those counted, 0..1; None where nothing counts: no plan is never 100 %."""
        return self.done / self.counted if self.counted else None

    @property
    def load_share(self) -> float | None:
        """What was run as a share of what was planned, by load, else by time; None without a plan."""
        for planned, actual in (
            (self.planned.load, self.actual.load),
            (self.planned.duration_s, self.actual.duration_s),
        ):
            if planned:
                return (actual or 0.0) / planned
        return None


def week_by_week(
    sessions: Iterable[Due], runs: Iterable[Ran], *, last: date, weeks: int
) -> tuple[WeekAdherence, ...]:
    """The weeks up to the one that holds `last`, oldest first; a week without a plan counts nothing."""
    due, ran = tuple(sessions), tuple(runs)
    latest = monday_of(last)
    return tuple(_week(due, ran, latest - number * WEEK) for number in reversed(range(weeks)))


def _week(sessions: Sequence[Due], runs: Sequence[Ran], monday: date) -> WeekAdherence:
    due = [one for one in sessions if monday_of(one.day) == monday and one.verdict is not None]
    counted = [one for one in due if one.verdict not in OUT_OF_THE_COUNT]
    verdicts = [one.verdict for one in counted]
    return WeekAdherence(
        monday=monday,
        counted=len(counted),
        done=verdicts.count(Verdict.DONE),
        partly=verdicts.count(Verdict.PARTLY) + verdicts.count(Verdict.OFF),
        missed=verdicts.count(Verdict.MISSED),
        excused=sum(one.verdict is Verdict.EXCUSED for one in due),
        key_counted=sum(one.key for one in counted),
        key_done=sum(one.key and one.verdict is Verdict.DONE for one in counted),
        planned=_sum(one.planned for one in counted),
        actual=_sum(one.amount for one in runs if monday_of(one.day) == monday),
    )


def _sum(amounts: Iterable[Amount]) -> Amount:
    """What is unknown of one adds nothing to the sum."""
    known = tuple(amounts)
    return Amount(
        sum(one.duration_s or 0.0 for one in known),
        sum(one.distance_m or 0.0 for one in known),
        sum(one.load or 0.0 for one in known),
    )

"""Planned against done: how much of the session was run, and what that is called."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import floor


class Verdict(StrEnum):
    DONE = "done"
    PARTLY = "partly"
    OFF = "off"
    MISSED = "missed"
    EXCUSED = "excused"
    NO_PLAN = "no_plan"


@dataclass(frozen=True, slots=True)
class Amount:
    """How much was planned or done: seconds, metres, load; None where unknown."""

    duration_s: float | None = None
    distance_m: float | None = None
    load: float | None = None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Whole percents of the plan, both ends included: green counts as done, amber as partly done."""

    green_low: int = 80
    green_high: int = 120
    amber_low: int = 50
    amber_high: int = 150


@dataclass(frozen=True, slots=True)
class Compliance:
    """`percent` of the plan, in whole percents; None, and no measure, where the two cannot be compared."""

    verdict: Verdict
    percent: int | None = None
    measure: str = ""


MEASURES = ("duration", "distance", "load")
DEFAULT_THRESHOLDS = Thresholds()
# These days say nothing of how faithful an athlete was.
OUT_OF_THE_COUNT = frozenset({Verdict.EXCUSED, Verdict.NO_PLAN})


def compare(
    planned: Amount | None,
    done: Amount | None,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    *,
    excused: bool = False,
) -> Compliance:
    """The verdict on one session, by duration, else distance, else load: the first that both sides know.

    Nothing measurable planned is NO_PLAN whatever was run, never 100 %. An excused day is EXCUSED whatever
    was run. A run without any measure in common with its plan is DONE, its percent None.
    Source: TrainingPeaks, "Workout Compliance" (±20 %, 50 and 150 %).
    """
    if planned is None or not any(amount for _, amount in _measured(planned)):
        return Compliance(Verdict.NO_PLAN)
    percent, measure = _percent(planned, done)
    if excused:
        return Compliance(Verdict.EXCUSED, percent, measure)
    if done is None:
        return Compliance(Verdict.MISSED, percent, measure)
    return Compliance(_verdict(percent, thresholds), percent, measure)


def share_done(verdicts: Iterable[Verdict]) -> float | None:
    """Share of sessions run as planned, 0..1; excused and unplanned ones do not count. None without any."""
    counted = [verdict for verdict in verdicts if verdict not in OUT_OF_THE_COUNT]
    return counted.count(Verdict.DONE) / len(counted) if counted else None


def _percent(planned: Amount, done: Amount | None) -> tuple[int | None, str]:
    finished = dict(_measured(done)) if done else dict.fromkeys(MEASURES, 0.0)
    for measure, amount in _measured(planned):
        ran = finished[measure]
        if amount and ran is not None:
            return floor(100 * ran / amount + 0.5), measure
    return None, ""


def _verdict(percent: int | None, thresholds: Thresholds) -> Verdict:
    if percent is None or thresholds.green_low <= percent <= thresholds.green_high:
        return Verdict.DONE
    if thresholds.amber_low <= percent <= thresholds.amber_high:
        return Verdict.PARTLY
    return Verdict.OFF


def _measured(amount: Amount) -> tuple[tuple[str, float | None], ...]:
    return tuple(zip(MEASURES, (amount.duration_s, amount.distance_m, amount.load), strict=True))

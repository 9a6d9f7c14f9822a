"""Whose numbers a file tells, and a target in them: a range in m/s or bpm, or a zone of the watch."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from analytics.workout.formats.losses import Loss, Losses
from analytics.workout.intensity import UNKNOWN, ends_of
from analytics.workout.steps import Physiology, Step
from analytics.workout.targets import Scale, Target, TargetKind
from analytics.zones import (
    FASTEST_FRACTION,
    HR_FRACTIONS,
    SLOWEST_FRACTION,
    SPEED_FRACTIONS,
    default_hr_bounds,
    default_pace_bounds,
)

Bounds = Sequence[float]

SPREAD = 0.02
"""A single pace or heart rate becomes a range so much to either side: nobody runs at one number."""
LEAST_WIDTH = 0.01
LOWEST_HR_FRACTION, HIGHEST_HR_FRACTION = 0.65, 1.12
"""Where the open zones of heart rate end on a watch, over threshold heart rate (project defaults)."""
WATCH_HR_ZONES = 5


class Measure(StrEnum):
    SPEED = "speed"
    HEART_RATE = "heart_rate"


class Aim(NamedTuple):
    """What a watch holds the runner to: from `low` to `high` in m/s or bpm, or `zone` as the watch has it."""

    measure: Measure
    low: float = 0.0
    high: float = 0.0
    zone: int = 0


@dataclass(frozen=True, slots=True)
class Runner:
    """What is known of whoever runs it; five rising bounds of zones, the usual ones where they are None."""

    physiology: Physiology = UNKNOWN
    speed_bounds: Bounds | None = None
    hr_bounds: Bounds | None = None

    @property
    def speeds(self) -> Bounds | None:
        """Bounds in m/s; None where nothing is known."""
        threshold = self.physiology.threshold_speed_m_s
        return self.speed_bounds or (default_pace_bounds(threshold) if threshold else None)

    @property
    def heart_rates(self) -> Bounds | None:
        """Bounds in bpm; None where nothing is known."""
        threshold = self.physiology.threshold_hr_bpm
        return self.hr_bounds or (default_hr_bounds(threshold) if threshold else None)


def aim_of(step: Step, runner: Runner, losses: Losses) -> Aim | None:
    """The step's target for a watch; None where it has none, or none that a watch knows."""
    kind = step.target.kind
    if kind is TargetKind.OPEN:
        return None
    losses.note(Loss.RAMP, when=step.is_ramp)
    if kind is TargetKind.RPE:
        losses.note(Loss.EFFORT)
        return None
    if kind is TargetKind.ZONE:
        return _zone(step.target, runner, losses)
    aim = _heart_rate(step.target, runner) if kind is TargetKind.HR_PCT else _speed(step.target, runner)
    if aim is None:
        losses.note(Loss.UNKNOWN_HR if kind is TargetKind.HR_PCT else Loss.UNKNOWN_PACE)
        return None
    losses.note(Loss.COUNTED, when=kind is not TargetKind.SPEED)
    return _widened(aim, losses)


def _speed(target: Target, runner: Runner) -> Aim | None:
    if target.kind is TargetKind.SPEED:
        return Aim(Measure.SPEED, target.low, target.high)
    threshold = runner.physiology.threshold_speed_m_s
    if not threshold:
        return None
    low, high = ends_of(target, runner.physiology)
    return Aim(Measure.SPEED, low * threshold, high * threshold)


def _heart_rate(target: Target, runner: Runner) -> Aim | None:
    threshold = runner.physiology.threshold_hr_bpm
    if not threshold:
        return None
    return Aim(Measure.HEART_RATE, target.low * threshold / 100, target.high * threshold / 100)


def _zone(target: Target, runner: Runner, losses: Losses) -> Aim:
    """By pace where that is known and wanted, else by heart rate, else by its number."""
    speeds = None if target.scale is Scale.HR else runner.speeds
    rates = None if target.scale is Scale.PACE else runner.heart_rates
    if speeds is None and rates is None:
        losses.note(Loss.WATCH_ZONES)
        if target.scale is Scale.PACE:
            return Aim(Measure.SPEED, zone=int(target.high))
        return Aim(Measure.HEART_RATE, zone=min(int(target.high), WATCH_HR_ZONES))
    losses.note(Loss.COUNTED)
    if speeds is not None:
        return Aim(Measure.SPEED, *_edges(target, _with_ends(speeds)))
    low, high = _edges(target, _rates(rates or (), runner.physiology.max_hr_bpm))
    return Aim(Measure.HEART_RATE, low, high - 1)


def _edges(target: Target, edges: Bounds) -> tuple[float, float]:
    return edges[int(target.low) - 1], edges[int(target.high)]


def _with_ends(bounds: Bounds) -> Bounds:
    slowest = bounds[0] * SLOWEST_FRACTION / SPEED_FRACTIONS[0]
    return (slowest, *bounds, bounds[-1] * FASTEST_FRACTION / SPEED_FRACTIONS[-1])


def _rates(bounds: Bounds, max_hr_bpm: float | None) -> Bounds:
    lowest = bounds[0] * LOWEST_HR_FRACTION / HR_FRACTIONS[0]
    highest = bounds[-1] * HIGHEST_HR_FRACTION / HR_FRACTIONS[-1]
    known = max_hr_bpm is not None and max_hr_bpm > bounds[-1]
    return (lowest, *bounds, (max_hr_bpm or 0) + 1 if known else highest)


def _widened(aim: Aim, losses: Losses) -> Aim:
    if aim.high - aim.low >= LEAST_WIDTH * aim.low:
        return aim
    losses.note(Loss.WIDENED)
    return aim._replace(low=aim.low * (1 - SPREAD), high=aim.high * (1 + SPREAD))

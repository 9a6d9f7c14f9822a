"""What follows from a run and the athlete it belongs to: its load and the time in each zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from analytics.drift import decoupling, efficiency_factor
from analytics.graded import cleaned_graded_speed
from analytics.load import Load, load_of
from analytics.samples import Array, plausible_heart_rate, plausible_speed
from analytics.workout import Physiology
from analytics.zones import time_in_zone
from athletes.models import Activity

# Speed says how hard somebody worked only where threshold speed is a running speed.
RUNNING = "running"

Bounds = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ZonesOn:
    """The zones of a day: five rising bounds each, or None where nothing is known to derive them from."""

    hr_bpm: Bounds | None
    speed_m_s: Bounds | None


@dataclass(frozen=True, slots=True)
class Derived:
    """As `Activity` stores it."""

    load: float
    load_method: str
    load_inputs: dict[str, Any]
    hr_zone_s: list[float] | None
    pace_zone_s: list[float] | None
    efficiency: float | None
    decoupling_pct: float | None


def derive(
    run: Activity, streams: Mapping[str, Array], *, physiology: Physiology, zones: ZonesOn, category: str
) -> Derived:
    """The figures of a run, with the physiology and the zones of its day."""
    speed = streams.get("speed_m_s") if run.sport == RUNNING else None
    graded = None if speed is None else cleaned_graded_speed(speed, streams.get("altitude_m"))
    load = load_with(run, graded, streams.get("heart_rate_bpm"), physiology=physiology, category=category)
    efficiency, drift = _aerobic(graded, streams.get("heart_rate_bpm"))
    return Derived(
        load=load.value,
        load_method=load.method.value,
        load_inputs={"category": category, **load.inputs},
        hr_zone_s=_heart_rate_zones(streams.get("heart_rate_bpm"), zones.hr_bpm),
        pace_zone_s=_pace_zones(speed, zones.speed_m_s),
        efficiency=efficiency,
        decoupling_pct=drift,
    )


def load_with(
    run: Activity,
    graded_m_s: Array | None,
    heart_rate_bpm: Array | None,
    *,
    physiology: Physiology,
    category: str,
) -> Load:
    """The load of a run, of streams if there are any; `category` counts where only the duration is known."""
    running = run.sport == RUNNING
    return load_of(
        graded_m_s=graded_m_s,
        heart_rate_bpm=heart_rate_bpm,
        duration_s=run.duration_s,
        mean_speed_m_s=_mean_speed(run) if running else None,
        mean_hr_bpm=run.avg_hr_bpm,
        rpe=run.rpe,
        category=category,
        sex=physiology.sex,
        max_hr_bpm=physiology.max_hr_bpm,
        resting_hr_bpm=physiology.resting_hr_bpm,
        threshold_hr_bpm=physiology.threshold_hr_bpm,
        threshold_speed_m_s=physiology.threshold_speed_m_s,
    )


def _aerobic(graded: Array | None, heart_rate: Array | None) -> tuple[float | None, float | None]:
    if graded is None or heart_rate is None:
        return None, None
    plausible = plausible_heart_rate(heart_rate)
    return efficiency_factor(graded, plausible), decoupling(graded, plausible)


def _mean_speed(run: Activity) -> float | None:
    return run.distance_m / run.duration_s if run.distance_m and run.duration_s > 0 else None


def _heart_rate_zones(heart_rate: Array | None, bounds: Bounds | None) -> list[float] | None:
    if heart_rate is None or bounds is None:
        return None
    return _seconds(plausible_heart_rate(heart_rate), bounds)


def _pace_zones(speed: Array | None, bounds: Bounds | None) -> list[float] | None:
    # A treadmill without a foot pod writes zeros all along: that is no pace.
    if speed is None or bounds is None or not np.nansum(speed) > 0:
        return None
    return _seconds(plausible_speed(speed), bounds)


def _seconds(values: Array, bounds: Bounds) -> list[float] | None:
    seconds = time_in_zone(values, bounds=bounds)
    return [float(second) for second in seconds] if seconds.any() else None

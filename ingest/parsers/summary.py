"""Totals computed from streams, for files that lack them; totals of several parts together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace

import numpy as np

from analytics.resample import timer_time
from ingest.parsers.recording import Pause, Stream, Summary

MOVING_M_S = 0.5  # slower is standing
LONGEST_STEP_S = 30.0  # between records; what lies behind a longer one is not known
SMALLEST_CLIMB_M = 2.0  # less is the noise of a barometer
_SURELY_LESS_M = SMALLEST_CLIMB_M - 1e-6  # whatever floats round to
_UNKNOWN = Summary()


def summarise(streams: Mapping[str, Stream], pauses: Sequence[Pause], known: Summary = _UNKNOWN) -> Summary:
    """Totals of the records, each weighted with the timer time since the one before; None where unknown.

    Only what is not `known` is computed.
    """
    time_s = streams["time_s"]
    if not len(time_s):
        return Summary()
    timer = timer_time(time_s, pauses)
    step = np.clip(np.diff(timer, prepend=timer[0]), 0.0, LONGEST_STEP_S)
    rules: dict[str, Callable[[], float | None]] = {
        "timer_s": lambda: float(timer[-1]),
        "elapsed_s": lambda: float(time_s[-1]),
        "moving_s": lambda: _moving(streams.get("speed_m_s"), step),
        # From nought: a device counts from the start, also where its first record comes late.
        "distance_m": lambda: _highest(streams.get("distance_m")),
        "avg_hr_bpm": lambda: _mean(streams.get("heart_rate_bpm"), step),
        "max_hr_bpm": lambda: _highest(streams.get("heart_rate_bpm")),
        "avg_cadence_spm": lambda: _mean(streams.get("cadence_spm"), step, above_zero=True),
        "max_cadence_spm": lambda: _highest(streams.get("cadence_spm")),
        "avg_power_w": lambda: _mean(streams.get("power_w"), step),
        "max_power_w": lambda: _highest(streams.get("power_w")),
        "avg_speed_m_s": lambda: _speed(streams.get("distance_m"), float(timer[-1])),
        "max_speed_m_s": lambda: _highest(streams.get("speed_m_s")),
    }
    computed = {name: rule() for name, rule in rules.items() if getattr(known, name) is None}
    if known.ascent_m is None or known.descent_m is None:
        computed["ascent_m"], computed["descent_m"] = climb(streams.get("altitude_m"))
    return Summary(**computed)


def fill(summary: Summary, computed: Summary) -> tuple[Summary, tuple[str, ...]]:
    """The summary with its unknown fields taken from the computed one, and the names of these."""
    names = [item.name for item in fields(Summary)]
    missing = {
        name: getattr(computed, name)
        for name in names
        if getattr(summary, name) is None and getattr(computed, name) is not None
    }
    return replace(summary, **missing), tuple(missing)


def combine(parts: Sequence[Summary]) -> Summary:
    """One summary of consecutive parts: sums, maxima, and means weighted with timer time."""
    if len(parts) == 1:
        return parts[0]
    combined = {item.name: _COMBINE[item.name.split("_")[0]](parts, item.name) for item in fields(Summary)}
    return Summary(**combined)


def climb(altitude_m: Stream | None) -> tuple[float | None, float | None]:
    """Metres up and down, counting only moves of SMALLEST_CLIMB_M or more."""
    known = [] if altitude_m is None else altitude_m[~np.isnan(altitude_m)].tolist()
    if not known:
        return None, None
    ascent = descent = 0.0
    level = known[0]
    low, high = level - _SURELY_LESS_M, level + _SURELY_LESS_M
    for altitude in known:
        if low < altitude < high:  # nearly all: two comparisons, and no arithmetic
            continue
        change = altitude - level
        if abs(change) >= SMALLEST_CLIMB_M:
            ascent, descent = ascent + max(0.0, change), descent + max(0.0, -change)
            level = altitude
            low, high = level - _SURELY_LESS_M, level + _SURELY_LESS_M
    return ascent, descent


def _speed(distance: Stream | None, timer_s: float) -> float | None:
    metres = _highest(distance)
    return metres / timer_s if metres is not None and timer_s > 0 else None


def _moving(speed: Stream | None, step: Stream) -> float | None:
    return None if speed is None else float(step[speed >= MOVING_M_S].sum())


def _highest(stream: Stream | None) -> float | None:
    return None if stream is None else float(np.nanmax(stream))


def _mean(stream: Stream | None, weight: Stream, *, above_zero: bool = False) -> float | None:
    if stream is None:
        return None
    known = stream > 0 if above_zero else ~np.isnan(stream)
    if not known.any():
        return None
    return float(np.average(stream[known], weights=weight[known] if weight[known].any() else None))


def _sum(parts: Sequence[Summary], name: str) -> float | None:
    known = _known(parts, name)
    return sum(known) if known else None


def _maximum(parts: Sequence[Summary], name: str) -> float | None:
    return max(_known(parts, name), default=None)


def _known(parts: Sequence[Summary], name: str) -> list[float]:
    return [value for value in (getattr(part, name) for part in parts) if value is not None]


def _weighted(parts: Sequence[Summary], name: str) -> float | None:
    known = [(getattr(part, name), part.timer_s or 0.0) for part in parts if getattr(part, name) is not None]
    seconds = sum(timer for _, timer in known)
    return sum(value * timer for value, timer in known) / seconds if seconds > 0 else None


_Rule = Callable[[Sequence[Summary], str], float | None]
_COMBINE: dict[str, _Rule] = {
    "avg": _weighted,
    "max": _maximum,
    **dict.fromkeys(("timer", "elapsed", "moving", "distance", "ascent", "descent", "calories"), _sum),
}

"""Put recorded streams on a grid of one sample a second of timer time."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

LONGEST_BRIDGED_GAP_S = 10.0  # watches that record "smartly" write at least so often
LONGEST_RECORDING_S = 8 * 86_400


class TooLong(ValueError):
    """More timer time than any recording has; the grid would not fit into memory."""


def at_one_hertz(
    streams: Mapping[str, Array], pauses: Sequence[tuple[float, float]] = ()
) -> dict[str, Array]:
    """Resample streams to 1 Hz of timer time: the pauses are cut out.

    `streams` holds `time_s` (elapsed seconds, never falling) and others of its length, NaN for missing;
    `pauses` are (start, end) in elapsed seconds, in order, without overlap. Returns the same names, shape
    (floor(timer seconds) + 1,), where `time_s` is 0, 1, 2 ... Values are interpolated linearly between
    samples at most LONGEST_BRIDGED_GAP_S apart and NaN elsewhere; the distance only ever grows and is
    interpolated over any gap, and held before the first and after the last sample.
    """
    time_s = streams["time_s"]
    if not len(time_s):
        return {name: np.empty(0) for name in streams}
    running = _outside(time_s, pauses)
    timer = timer_time(time_s, pauses)
    if timer[-1] > LONGEST_RECORDING_S:
        raise TooLong(f"{timer[-1]:.0f} s of timer time")
    grid = np.arange(np.floor(timer[-1] + 1e-6) + 1)
    resampled = {
        name: _resample(timer, np.where(running, stream, np.nan), grid, bridge=_longest_gap(name))
        for name, stream in streams.items()
        if name != "time_s"
    }
    return {"time_s": grid} | resampled


def timer_time(time_s: Array, pauses: Sequence[tuple[float, float]]) -> Array:
    """Timer seconds at each elapsed second: the timer stands in pauses. Shape (n,) in and out."""
    if not pauses:
        return time_s
    starts, ends = np.array(pauses, dtype=np.float64).T
    corners = np.stack((starts, ends), axis=1).ravel()
    paused = np.stack((np.zeros(len(starts)), ends - starts), axis=1).ravel().cumsum()
    timer: Array = time_s - np.interp(time_s, corners, paused, left=0.0)
    return timer


def _outside(time_s: Array, pauses: Sequence[tuple[float, float]]) -> npt.NDArray[np.bool_]:
    """Which samples lie outside all pauses; their edges belong to the running parts."""
    outside = np.ones(len(time_s), dtype=np.bool_)
    for start, end in pauses:
        outside[np.searchsorted(time_s, start, "right") : np.searchsorted(time_s, end, "left")] = False
    return outside


def _longest_gap(name: str) -> float:
    return np.inf if name == "distance_m" else LONGEST_BRIDGED_GAP_S


def _resample(timer: Array, values: Array, grid: Array, *, bridge: float) -> Array:
    known = ~np.isnan(values)
    times, values = timer[known], values[known]
    last_of_each = np.append(np.diff(times) > 0, True)[: len(times)]
    times, values = times[last_of_each], values[last_of_each]
    if not len(times):
        return np.full(len(grid), np.nan)
    resampled: Array = np.interp(grid, times, values)
    return resampled if np.isinf(bridge) else np.where(_near(times, grid, bridge), resampled, np.nan)


def _near(times: Array, grid: Array, bridge: float) -> npt.NDArray[np.bool_]:
    """Which grid points lie on a sample or between two that are at most `bridge` seconds apart."""
    right = np.searchsorted(times, grid, "left")
    left = np.searchsorted(times, grid, "right") - 1
    inside = (left >= 0) & (right < len(times))
    gap = times[np.minimum(right, len(times) - 1)] - times[np.maximum(left, 0)]
    near: npt.NDArray[np.bool_] = inside & (gap <= bridge)
    return near

"""What a recorded 1 Hz series is: implausible values out, short gaps bridged, smoothed."""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

# A watch that records "smartly" or loses its satellites under a bridge leaves holes of a few seconds;
# a longer hole is a pause, and a pause is no running.
LONGEST_BRIDGED_GAP_S = 30
# Above Bolt's peak over 10 m (12.4 m/s).
FASTEST_M_S = 12.5
# No runner gains 5 m/s within 3 s and loses it again within the next 3: that is a satellite jump.
SPIKE_RISE_M_S = 5.0
SPIKE_S = 3
# Watches with a poor grip report up to 245 bpm; no heart does.
LOWEST_HR_BPM, HIGHEST_HR_BPM = 30.0, 230.0


def plausible_speed(speed_m_s: Array) -> Array:
    """Speed without what no runner does: NaN for negative, above 12.5 m/s, and for satellite spikes.

    1 Hz, shape (n,) in and out. A spike stands 5 m/s above the slowest of the 3 s before and also above
    the slowest of the 3 s after; so excursions of up to 3 s go entirely, a sprint of 6 s or more stays.
    Source: project default; the speed limit is the 2009 world-record 100 m (IAAF biomechanics report).
    """
    cleaned: Array = np.where((speed_m_s >= 0) & (speed_m_s <= FASTEST_M_S), speed_m_s, np.nan)
    before, after = cleaned.copy(), cleaned.copy()
    for lag in range(1, SPIKE_S + 1):
        np.fmin(before[lag:], cleaned[:-lag], out=before[lag:])
        np.fmin(after[:-lag], cleaned[lag:], out=after[:-lag])
    cleaned[cleaned > np.maximum(before, after) + SPIKE_RISE_M_S] = np.nan
    return cleaned


def plausible_heart_rate(heart_rate_bpm: Array) -> Array:
    """Heart rate with NaN where it is no heart rate: below 30 or above 230 bpm. Shape (n,) in and out."""
    plausible = (heart_rate_bpm >= LOWEST_HR_BPM) & (heart_rate_bpm <= HIGHEST_HR_BPM)
    return np.where(plausible, heart_rate_bpm, np.nan)


def bridge_gaps(values: Array, *, longest_s: int = LONGEST_BRIDGED_GAP_S) -> Array:
    """The series with inner holes of up to `longest_s` samples filled by a straight line.

    1 Hz, shape (n,) in and out. Longer holes are pauses and stay NaN, as does what is missing before the
    first and after the last value: nothing is invented there.
    """
    present = np.flatnonzero(~np.isnan(values))
    if len(present) in (0, len(values)):
        return values
    bridged: Array = np.interp(np.arange(len(values)), present, values[present], left=np.nan, right=np.nan)
    for left in np.flatnonzero(np.diff(present) - 1 > longest_s):
        bridged[present[left] + 1 : present[left + 1]] = np.nan
    return bridged


def centred_mean(values: Array, *, reach: int) -> Array:
    """Mean of each sample and its `reach` neighbours on both sides; shape (n,), no NaN.

    Near the ends the window shrinks on both sides alike, so a straight line stays the same straight line.
    """
    count = len(values)
    if count == 0:
        return values
    reach = min(reach, (count - 1) // 2)
    total = _running_total(values)
    smooth = np.empty(count)
    smooth[reach : count - reach] = _window_means(total, 2 * reach + 1)
    for near in range(reach):
        window = 2 * near + 1
        smooth[near] = total[window] / window
        smooth[-1 - near] = (total[-1] - total[-1 - window]) / window
    return smooth


def rolling_mean(values: Array, *, window: int) -> Array:
    """Mean of each full window of `window` samples: shape (n,) in, (n - window + 1,) out; no NaN.

    A series shorter than the window gives its one plain mean, an empty one nothing.
    """
    window = min(window, len(values))
    if window == 0:
        return values
    return _window_means(_running_total(values), window)


def _running_total(values: Array) -> Array:
    total = np.zeros(len(values) + 1)
    np.cumsum(values, out=total[1:])
    return total


def _window_means(total: Array, window: int) -> Array:
    sums: Array = total[window:] - total[:-window]
    sums /= window
    return sums

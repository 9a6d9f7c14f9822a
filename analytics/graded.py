"""Speed corrected for hills, and its normalised mean: what a run would have been worth on the flat."""

import numpy as np

from analytics.samples import Array, bridge_gaps, centred_mean, plausible_speed, rolling_mean

# Minetti's cost of running in J/(kg·m) as a polynomial of the grade, highest power first.
COST_OF_RUNNING = (155.4, -30.4, -43.3, 46.3, 19.5, 3.6)
FLAT_COST = COST_OF_RUNNING[-1]
STEEPEST_GRADE = 0.45
# Altitude and distance are smoothed over 31 s, so that the steps of a barometer are no hills.
SMOOTHING_REACH_S = 15
# The Dead Sea and Everest, and a bad barometer on them.
LOWEST_M, HIGHEST_M = -1000.0, 10_000.0
# So that two samples of a standing runner are still two places to interpolate between.
STANDSTILL_M_S = 1e-6
# Below this a runner stands, and a change of altitude is the sensor's, not the hill's.
STANDING_M_S = 0.5
NORMALISING_WINDOW_S = 30


def grade(speed_m_s: Array, altitude_m: Array) -> Array:
    """Rise over run, clipped to ±0.45; both 1 Hz, shape (n,), and so is the result.

    Altitude and distance pass the same 31 s mean, so an even slope keeps its exact grade at any pacing.
    Missing altitude is filled evenly over the distance of its hole; standing, or no altitude at all, is flat.
    Source: range of Minetti et al. 2002; smoothing: project default.
    """
    known = (altitude_m >= LOWEST_M) & (altitude_m <= HIGHEST_M)
    if len(speed_m_s) < 2 or not known.any():
        return np.zeros(len(speed_m_s))
    distance = np.cumsum(np.nan_to_num(speed_m_s))
    filled = altitude_m.copy()
    along = distance + STANDSTILL_M_S * np.arange(len(distance))
    filled[~known] = np.interp(along[~known], along[known], altitude_m[known])
    rise = np.gradient(centred_mean(filled, reach=SMOOTHING_REACH_S))
    run = np.gradient(centred_mean(distance, reach=SMOOTHING_REACH_S))
    slope = np.divide(rise, run, out=np.zeros_like(rise), where=run >= STANDING_M_S)
    return np.clip(slope, -STEEPEST_GRADE, STEEPEST_GRADE)


def grade_adjusted_speed(speed_m_s: Array, altitude_m: Array) -> Array:
    """The speed on the flat that costs the same energy: speed · C(i)/C(0), i = grade.

    Both 1 Hz in m/s and m, shape (n,), and so is the result; NaN speed stays NaN.
    C(i) = 155.4i⁵ - 30.4i⁴ - 43.3i³ + 46.3i² + 19.5i + 3.6. Source: Minetti et al. 2002.
    """
    slope = grade(speed_m_s, altitude_m)
    adjusted: Array = np.full_like(slope, COST_OF_RUNNING[0])
    for coefficient in COST_OF_RUNNING[1:]:
        adjusted *= slope
        adjusted += coefficient
    adjusted *= speed_m_s
    adjusted /= FLAT_COST
    return adjusted


def normalised_mean(values: Array) -> float | None:
    """4th-power mean of the 30 s rolling mean of a 1 Hz series, shape (n,); None without a value.

    Only full windows count; a series under 30 s is one window. NaN (pauses) is left out: timer time counts.
    Source: Coggan, normalised power.
    """
    means = rolling_mean(values[~np.isnan(values)], window=NORMALISING_WINDOW_S)
    if len(means) == 0:
        return None
    return float(np.mean(np.square(np.square(means))) ** 0.25)


def normalised_graded_speed(speed_m_s: Array, altitude_m: Array | None = None) -> float | None:
    """Normalised graded speed (NGS) of a run in m/s; None without a known speed.

    1 Hz, shape (n,), NaN for missing. Spikes are taken out and holes of up to 30 s bridged before; without
    altitude the ground counts as flat. Source: after Coggan and Skiba 2006 (GOVSS).
    """
    return normalised_mean(cleaned_graded_speed(speed_m_s, altitude_m))


def cleaned_graded_speed(speed_m_s: Array, altitude_m: Array | None) -> Array:
    """Grade-adjusted speed less spikes and short holes, shape (n,): flat without altitude, NaN in pauses."""
    speed = bridge_gaps(plausible_speed(speed_m_s))
    return speed if altitude_m is None else grade_adjusted_speed(speed, altitude_m)

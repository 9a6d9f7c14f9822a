"""Best efforts: the fastest time over a distance inside one run."""

import numpy as np

from analytics.samples import Array

# 400 m, 800 m, 1 km, 1 mile, 3 km, 5 km, 10 km, 15 km, half marathon, marathon.
DISTANCES_M = (400.0, 800.0, 1000.0, 1609.344, 3000.0, 5000.0, 10_000.0, 15_000.0, 21_097.5, 42_195.0)
LONGEST_M = 1_000_000
STEP_M = 1.0
FASTEST_M_S = 12.5  # nobody runs faster over any of these: it is the receiver that jumped


class NotRising(ValueError):
    """Time and cumulative distance never fall and have one length."""


def best_efforts(
    time_s: Array, distance_m: Array, distances_m: tuple[float, ...] = DISTANCES_M
) -> dict[float, float]:
    """The fastest elapsed time (s) over each distance (m) that the run covers, by the distance.

    `time_s` is elapsed time, so that standing still counts, and `distance_m` the distance covered up to
    then, NaN where unknown; both shape (n,), never falling. An effort begins at a whole metre of the run:
    the time is put on a grid of one metre, linearly between samples, and every stretch is one difference
    on it; O(n) a distance. Faster than anybody runs is not an effort and left out. Raises NotRising.
    """
    known = ~np.isnan(distance_m) & ~np.isnan(time_s)
    time, distance = time_s[known], distance_m[known]
    if len(time_s) != len(distance_m) or (np.diff(time) < 0).any() or (np.diff(distance) < 0).any():
        raise NotRising
    if not len(time) or not distance[-1] - distance[0] <= LONGEST_M:
        return {}
    at = _times_by_metre(time, distance)
    found, room = {}, np.empty_like(at)
    for wanted in distances_m:
        fastest = _fastest(at, wanted, room)
        if fastest is not None and wanted / fastest <= FASTEST_M_S:
            found[wanted] = fastest
    return found


def _times_by_metre(time: Array, distance: Array) -> Array:
    """When each whole metre from the first sample on was reached: the last sample of standing there."""
    last_there = np.append(np.diff(distance) > 0, True)
    at = np.arange(0.0, np.floor(distance[-1] - distance[0]) + STEP_M, STEP_M)
    times: Array = np.interp(at, (distance - distance[0])[last_there], time[last_there])
    return times


def _fastest(at: Array, wanted: float, room: Array) -> float | None:
    """Over whole metres by differences; what is left of one, at the speed of the metre it lies in.

    The differences go into `room`: memory of its own for each distance would cost more than they do.
    """
    whole = int(wanted)
    if whole <= 0 or whole >= len(at):
        return None
    rest = wanted - whole
    if not rest:
        return float(np.subtract(at[whole:], at[:-whole], out=room[whole:]).min())
    ends = np.multiply(at[whole:-1], 1.0 - rest, out=room[whole:-1])
    ends += rest * at[whole + 1 :]
    ends -= at[: len(ends)]
    return float(ends.min()) if len(ends) else None

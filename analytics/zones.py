"""Six training zones: default bounds, the zone of a value, time spent in each."""

from collections.abc import Sequence
from itertools import pairwise
from math import floor

import numpy as np
import numpy.typing as npt

from analytics.samples import Array

ZONES = (1, 2, 3, 4, 5, 6)

# Friel's seven running zones as six: 5a and 5b are zone 5, 5c is zone 6.
HR_FRACTIONS = (0.85, 0.90, 0.95, 1.00, 1.06)
# Friel counts pace in percent of the time per km (129, 114, 106, 100, 90); speed is its reciprocal.
SPEED_FRACTIONS = (1 / 1.29, 1 / 1.14, 1 / 1.06, 1 / 1.00, 1 / 0.90)
# Where the two open zones end in practice: a shuffle, and the speed of a hard 400 m repeat.
SLOWEST_FRACTION, FASTEST_FRACTION = 0.65, 1.25


class BadBounds(ValueError):
    """Bounds of zones rise strictly; thresholds are above 0."""


def default_hr_bounds(threshold_hr_bpm: float) -> tuple[float, ...]:
    """The 5 lower bounds of zones 2..6 in whole bpm, from threshold heart rate (bpm).

    Raises BadBounds unless the threshold is above 0. Source: Friel, "A Quick Guide to Setting Zones" (85,
    90, 95, 100 and 106 % of threshold heart rate).
    """
    _demand_positive(threshold_hr_bpm)
    return tuple(float(floor(fraction * threshold_hr_bpm + 0.5)) for fraction in HR_FRACTIONS)


def default_pace_bounds(threshold_speed_m_s: float) -> tuple[float, ...]:
    """The 5 lower bounds of zones 2..6 in m/s, from threshold speed (m/s); zone 6 is the fastest.

    Raises BadBounds unless the threshold is above 0. Source: Friel, "A Quick Guide to Setting Zones" (129,
    114, 106, 100 and 90 % of threshold pace).
    """
    _demand_positive(threshold_speed_m_s)
    return tuple(fraction * threshold_speed_m_s for fraction in SPEED_FRACTIONS)


def zone_of(value: float, bounds: Sequence[float]) -> int:
    """The zone of a value, 1 .. len(bounds) + 1; a value on a bound belongs to the zone above it."""
    return 1 + sum(value >= bound for bound in bounds)


def zone_midpoint_fraction(zone: int) -> float:
    """The middle of a zone 1..6 as a fraction of threshold speed. Raises BadBounds for another zone.

    Source: Friel's bounds; the open zones 1 and 6 end at 0.65 and 1.25 (project defaults).
    """
    if zone not in ZONES:
        raise BadBounds(f"zone {zone}")
    edges = (SLOWEST_FRACTION, *SPEED_FRACTIONS, FASTEST_FRACTION)
    return (edges[zone - 1] + edges[zone]) / 2


def time_in_zone(values: Array, *, bounds: Sequence[float], seconds_per_sample: float = 1.0) -> Array:
    """Seconds in each zone, shape (len(bounds) + 1,): heart rates or speeds, shape (n,), NaN left out.

    Raises BadBounds unless the bounds rise.
    """
    _demand_rising(bounds)
    known = len(values) - np.count_nonzero(np.isnan(values))
    at_least = (np.count_nonzero(values >= bound) for bound in bounds)
    return _seconds(-np.diff([known, *at_least, 0]), seconds_per_sample)


def time_in_zone_from_histogram(
    counts: npt.NDArray[np.integer],
    *,
    bounds: Sequence[float],
    lo: float,
    step: float,
    seconds_per_sample: float = 1.0,
) -> Array:
    """Seconds in each zone from a histogram: bin k counts the samples at lo + k·step (`streams.histogram`).

    Shape (256,) in, (len(bounds) + 1,) out; equal to `time_in_zone` for values on that grid, such as whole
    bpm. Raises BadBounds unless the bounds rise.
    """
    _demand_rising(bounds)
    at = lo + step * np.arange(len(counts), dtype=np.float64)
    zones = np.searchsorted(np.asarray(bounds, dtype=np.float64), at, side="right")
    return _seconds(np.bincount(zones, weights=counts, minlength=len(bounds) + 1), seconds_per_sample)


def _seconds(counts: npt.NDArray[np.generic], seconds_per_sample: float) -> Array:
    return counts.astype(np.float64) * seconds_per_sample


def _demand_positive(threshold: float) -> None:
    if not threshold > 0:
        raise BadBounds(f"threshold {threshold}")


def _demand_rising(bounds: Sequence[float]) -> None:
    if not all(lower < upper for lower, upper in pairwise(bounds)):
        raise BadBounds(f"bounds {tuple(bounds)} do not rise")

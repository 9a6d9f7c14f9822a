"""Aerobic efficiency, and how it drifts from the first half of a run to the second."""

import numpy as np

from analytics.graded import normalised_mean
from analytics.samples import Array

SHORTEST_S = 1200
MOVING_M_S = 0.5
SECONDS_A_MINUTE = 60.0


def efficiency_factor(graded_m_s: Array, heart_rate_bpm: Array) -> float | None:
    """Normalised graded speed in metres a minute, by mean heart rate.

    Both 1 Hz, shape (n,), NaN for missing: graded.cleaned_graded_speed, samples.plausible_heart_rate. None
    where there is no heart rate or no speed. Source: Friel, "Efficiency Factor".
    """
    known = heart_rate_bpm[~np.isnan(heart_rate_bpm)]
    speed = normalised_mean(graded_m_s)
    return speed * SECONDS_A_MINUTE / float(known.mean()) if speed and len(known) else None


def decoupling(graded_m_s: Array, heart_rate_bpm: Array) -> float | None:
    """Aerobic decoupling: 100·(EF₁ − EF₂)/EF₁ over the halves of moving time, in percent.

    Both as for `efficiency_factor`. Positive means drift. None below 20 minutes of moving time, or where a
    half has no heart rate. Source: Friel, "Aerobic Endurance and Decoupling".
    """
    moving = graded_m_s >= MOVING_M_S
    graded, heart = graded_m_s[moving], heart_rate_bpm[moving]
    if len(graded) < SHORTEST_S:
        return None
    half = len(graded) // 2
    before = efficiency_factor(graded[:half], heart[:half])
    after = efficiency_factor(graded[half:], heart[half:])
    return None if before is None or after is None else 100.0 * (before - after) / before

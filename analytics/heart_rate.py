"""What heart rate says of a run: reserve, TRIMP and the stress score made from it."""

import numpy as np

from analytics.samples import Array

# Banister's (a, b) of the weight a·e^(b·hrr).
MEN = (0.64, 1.92)
WOMEN = (0.86, 1.67)


class NoReserve(ValueError):
    """Maximum heart rate must be above resting heart rate."""


def heart_rate_reserve(heart_rate_bpm: Array, *, resting_hr_bpm: float, max_hr_bpm: float) -> Array:
    """Fraction 0..1 of the heart-rate reserve in use; same shape as the input, NaN stays NaN.

    hrr = (hr - rest) / (max - rest), clipped. Raises NoReserve unless max > rest. Source: Karvonen 1957.
    """
    if not max_hr_bpm > resting_hr_bpm:
        raise NoReserve(f"max {max_hr_bpm} bpm, resting {resting_hr_bpm} bpm")
    return np.clip((heart_rate_bpm - resting_hr_bpm) / (max_hr_bpm - resting_hr_bpm), 0.0, 1.0)


def trimp(
    heart_rate_bpm: Array,
    *,
    resting_hr_bpm: float,
    max_hr_bpm: float,
    sex: str,
    seconds_per_sample: float = 1.0,
) -> float | None:
    """Banister's training impulse: Σ minutes · hrr · a·e^(b·hrr); None without one known heart rate.

    Heart rate in bpm, shape (n,), NaN counts for nothing. a, b = 0.64, 1.92 for men ("m"), 0.86, 1.67 for
    women ("f"), the mean of both results where the sex is not given. Raises NoReserve.
    Source: Banister 1991; Morton, Fitz-Clarke & Banister 1990.
    """
    reserve = heart_rate_reserve(heart_rate_bpm, resting_hr_bpm=resting_hr_bpm, max_hr_bpm=max_hr_bpm)
    reserve = reserve[~np.isnan(reserve)]
    if len(reserve) == 0:
        return None
    weights = {"m": (MEN,), "f": (WOMEN,)}.get(sex, (MEN, WOMEN))
    sums = [float(np.sum(reserve * a * np.exp(b * reserve))) for a, b in weights]
    return seconds_per_sample / 60 * sum(sums) / len(sums)


def hrtss(
    session_trimp: float, *, resting_hr_bpm: float, max_hr_bpm: float, threshold_hr_bpm: float, sex: str
) -> float | None:
    """Heart-rate stress score: 100 · TRIMP of the session / TRIMP of one hour at threshold heart rate.

    None where the threshold is not above rest. Raises NoReserve. Source: TrainingPeaks.
    """
    hour = trimp(
        np.array([threshold_hr_bpm]),
        resting_hr_bpm=resting_hr_bpm,
        max_hr_bpm=max_hr_bpm,
        sex=sex,
        seconds_per_sample=3600,
    )
    return 100 * session_trimp / hour if hour else None

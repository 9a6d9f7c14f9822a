"""Training load of one run: rTSS, hrTSS, session RPE or a typical value, and which of them to use."""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from analytics.graded import (
    grade_adjusted_speed,
    normalised_graded_speed,
    normalised_mean,
)
from analytics.heart_rate import heart_rate_reserve, hrtss, trimp
from analytics.samples import (
    FASTEST_M_S,
    HIGHEST_HR_BPM,
    LOWEST_HR_BPM,
    Array,
    bridge_gaps,
    plausible_heart_rate,
)

__all__ = [
    "BadDuration",
    "BadRpe",
    "Load",
    "Method",
    "grade_adjusted_speed",
    "heart_rate_reserve",
    "hrtss",
    "load_of",
    "normalised_graded_speed",
    "rtss",
    "session_rpe_load",
    "trimp",
    "typical_load",
]

# One hour at this RPE is a load of 100, as one hour at threshold is.
THRESHOLD_RPE = 7
LOWEST_RPE, HIGHEST_RPE = 1, 10

# A stream speaks for the run when it covers at least half of it.
LEAST_COVERAGE = 0.5

# Speed of a whole session, warm-up and recoveries included, as a fraction of threshold speed.
TYPICAL_INTENSITY = {
    "recovery": 0.70,
    "easy": 0.78,
    "long": 0.80,
    "steady": 0.85,
    "tempo": 0.89,
    "threshold": 0.91,
    "vo2": 0.90,
    "hills": 0.86,
    "fartlek": 0.87,
    "race_pace": 0.92,
    "strides": 0.79,
}
UNKNOWN_INTENSITY = TYPICAL_INTENSITY["easy"]

Inputs = dict[str, float | str]


class BadRpe(ValueError):
    """A session RPE lies between 1 and 10."""


class BadDuration(ValueError):
    """A duration is a finite number of seconds, not below 0."""


class Method(StrEnum):
    RTSS = "rtss"
    HRTSS = "hrtss"
    SRPE = "srpe"
    TYPICAL = "typical"


@dataclass(frozen=True, slots=True)
class Load:
    """A load (one hour at threshold = 100), how it was found, and from which numbers."""

    value: float
    method: Method
    inputs: Inputs


def rtss(*, duration_s: float, normalised_speed_m_s: float, threshold_speed_m_s: float) -> float | None:
    """Running stress score: hours · IF² · 100, IF = normalised graded speed / threshold speed.

    None where the threshold speed is not above 0. Source: McGregor; TrainingPeaks, "rTSS explained".
    """
    if not threshold_speed_m_s > 0:
        return None
    return duration_s / 3600 * (normalised_speed_m_s / threshold_speed_m_s) ** 2 * 100


def session_rpe_load(*, duration_s: float, rpe: int) -> float:
    """Minutes · RPE (CR-10), scaled so that one hour at RPE 7 is 100. Raises BadRpe outside 1..10.

    Source: Foster et al. 2001; the scale is the project's.
    """
    if not LOWEST_RPE <= rpe <= HIGHEST_RPE:
        raise BadRpe(f"RPE {rpe} is not between {LOWEST_RPE} and {HIGHEST_RPE}")
    return duration_s / 60 * rpe * 100 / (60 * THRESHOLD_RPE)


def typical_load(*, duration_s: float, category: str) -> float:
    """Load of a run of which only the time is known: hours · IF² · 100 at its category's usual intensity.

    An unknown category counts as easy. Source: project defaults (TYPICAL_INTENSITY).
    """
    return duration_s / 3600 * TYPICAL_INTENSITY.get(category, UNKNOWN_INTENSITY) ** 2 * 100


def load_of(
    *,
    graded_m_s: Array | None,
    heart_rate_bpm: Array | None,
    duration_s: float,
    mean_speed_m_s: float | None,
    mean_hr_bpm: float | None,
    rpe: int | None,
    category: str,
    sex: str,
    max_hr_bpm: float | None,
    resting_hr_bpm: float | None,
    threshold_hr_bpm: float | None,
    threshold_speed_m_s: float | None,
) -> Load:
    """The load that charts and rules use: rTSS, else hrTSS, else session RPE, else a typical one.

    Streams are 1 Hz, shape (n,), NaN for missing; `graded_m_s` as graded.cleaned_graded_speed gives it. Holes
    of up to 30 s in the heart rate are bridged by a straight line, longer ones are pauses. A stream gives the
    intensity, `duration_s` (timer time) the hours; one that covers less than half of it yields to the mean of
    the summary. Raises BadDuration.
    """
    if not (math.isfinite(duration_s) and duration_s >= 0):
        raise BadDuration(f"{duration_s} s")
    speed = _session_speed(graded_m_s, mean_speed_m_s, duration_s)
    if load := _by_speed(speed, threshold_speed_m_s, duration_s):
        return load
    beats = _session_heart_rate(heart_rate_bpm, mean_hr_bpm, duration_s)
    return (
        _by_heart_rate(
            beats,
            duration_s,
            resting=resting_hr_bpm,
            maximum=max_hr_bpm,
            threshold=threshold_hr_bpm,
            sex=sex,
        )
        or _by_rpe(rpe, duration_s)
        or _by_category(category, duration_s)
    )


def _session_speed(graded: Array | None, mean: float | None, duration_s: float) -> tuple[str, float] | None:
    if graded is not None:
        normalised = normalised_mean(graded) if _covers(graded, duration_s) else None
        # A treadmill without a foot pod writes zeros all along: that is no speed.
        if normalised:
            return "stream", normalised
    if mean is not None and 0 < mean <= FASTEST_M_S:
        return "mean", mean
    return None


def _session_heart_rate(
    heart_rate: Array | None, mean: float | None, duration_s: float
) -> tuple[str, Array] | None:
    if heart_rate is not None:
        bridged = bridge_gaps(plausible_heart_rate(heart_rate))
        if _covers(bridged, duration_s):
            return "stream", bridged[~np.isnan(bridged)]
    if mean is not None and LOWEST_HR_BPM <= mean <= HIGHEST_HR_BPM:
        return "mean", np.array([mean])
    return None


def _covers(values: Array, duration_s: float) -> bool:
    known = int(np.count_nonzero(~np.isnan(values)))
    return known > 0 and known >= LEAST_COVERAGE * duration_s


def _by_speed(found: tuple[str, float] | None, threshold: float | None, duration_s: float) -> Load | None:
    if found is None or threshold is None:
        return None
    source, speed = found
    value = rtss(duration_s=duration_s, normalised_speed_m_s=speed, threshold_speed_m_s=threshold)
    if value is None:
        return None
    inputs: Inputs = {
        "source": source,
        "duration_s": duration_s,
        "normalised_speed_m_s": speed,
        "threshold_speed_m_s": threshold,
    }
    return Load(value, Method.RTSS, inputs)


def _by_heart_rate(
    found: tuple[str, Array] | None,
    duration_s: float,
    *,
    resting: float | None,
    maximum: float | None,
    threshold: float | None,
    sex: str,
) -> Load | None:
    if found is None or resting is None or maximum is None or threshold is None or not maximum > resting:
        return None
    source, beats = found
    # Each known beat stands for an equal part of the run, so an unknown stretch counts as the rest did.
    seconds = duration_s / len(beats)
    impulse = trimp(beats, resting_hr_bpm=resting, max_hr_bpm=maximum, sex=sex, seconds_per_sample=seconds)
    if impulse is not None:
        value = hrtss(
            impulse, resting_hr_bpm=resting, max_hr_bpm=maximum, threshold_hr_bpm=threshold, sex=sex
        )
    if impulse is None or value is None:
        return None
    inputs: Inputs = {
        "source": source,
        "duration_s": duration_s,
        "trimp": impulse,
        "resting_hr_bpm": resting,
        "max_hr_bpm": maximum,
        "threshold_hr_bpm": threshold,
        "sex": sex,
    }
    return Load(value, Method.HRTSS, inputs)


def _by_rpe(rpe: int | None, duration_s: float) -> Load | None:
    # Imported logs hold 0 for "not said" and values of Borg's 6-20 scale; neither is a CR-10 answer.
    if rpe is None or not LOWEST_RPE <= rpe <= HIGHEST_RPE:
        return None
    value = session_rpe_load(duration_s=duration_s, rpe=rpe)
    return Load(value, Method.SRPE, {"duration_s": duration_s, "rpe": rpe})


def _by_category(category: str, duration_s: float) -> Load:
    value = typical_load(duration_s=duration_s, category=category)
    return Load(value, Method.TYPICAL, {"duration_s": duration_s, "category": category})

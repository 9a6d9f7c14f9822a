"""What is wrong with recorded streams, put right alike for every format; what was done is told."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.parsers.positions import spikes
from ingest.parsers.recording import Notice, Stream, Warning

Mask = NDArray[np.bool_]

FOOT_SPORTS = frozenset({"running", "walking", "hiking", "mountaineering", "snowshoeing"})
MOST_STEPS_OF_ONE_FOOT = 125.0  # a minute; a higher median means that the file counts both feet
HIGHEST_HR_BPM = 225.0  # above, it is the sensor
SLACK_M = 1.0  # a distance may waver by so much and still count as rising
_SILENT_AT_ZERO = frozenset({"cadence_spm", "power_w"})  # nothing but zeros: there was no sensor


@dataclass(frozen=True, slots=True)
class Bounds:
    low: float
    high: float


POSSIBLE = {
    "distance_m": Bounds(0.0, 5e6),
    "speed_m_s": Bounds(0.0, 100.0),
    "heart_rate_bpm": Bounds(0.0, 254.0),
    "cadence_spm": Bounds(0.0, 254.0),
    "power_w": Bounds(0.0, 5000.0),
    "altitude_m": Bounds(-500.0, 9000.0),
    "lat_deg": Bounds(-90.0, 90.0),
    "lon_deg": Bounds(-180.0, 180.0),
    "temperature_c": Bounds(-60.0, 80.0),
    "vertical_oscillation_mm": Bounds(1.0, 500.0),
    "stance_time_ms": Bounds(1.0, 2000.0),
    "stance_time_percent": Bounds(1.0, 100.0),
    "stance_time_balance_percent": Bounds(1.0, 100.0),
    "vertical_ratio_percent": Bounds(0.1, 100.0),
    "step_length_mm": Bounds(1.0, 5000.0),
}


def within_reason(name: str, values: Stream) -> Stream:
    """NaN for what cannot be; the same array where all can."""
    bounds = POSSIBLE[name]
    possible = (values >= bounds.low) & (values <= bounds.high)
    return values if possible.all() else np.where(possible, values, np.nan)


def measured(name: str, stream: Stream) -> bool:
    """Whether anything is known."""
    known = ~np.isnan(stream)
    return bool((known & (stream != 0)).any() if name in _SILENT_AT_ZERO else known.any())


def steps_of_both_feet(cadence: Stream, on_foot: Mask) -> Stream:
    """Files count the steps of one foot; some count both. `on_foot` says of which records that holds."""
    steps = cadence[on_foot & (cadence > 0)]
    if steps.size and np.median(steps) > MOST_STEPS_OF_ONE_FOOT:
        return cadence
    return np.where(on_foot, 2 * cadence, cadence)


def heart_rate(values: Stream) -> tuple[Stream, tuple[Warning, ...]]:
    """Zeros are a strap without contact; a very high value is kept, and told."""
    silent = values == 0
    highest = np.max(values, where=~np.isnan(values), initial=0.0)
    warnings = []
    if silent.any():
        warnings.append(Warning(Notice.HR_ZERO, {"records": int(silent.sum())}))
    if highest > HIGHEST_HR_BPM:
        warnings.append(Warning(Notice.HR_TOO_HIGH, {"max_bpm": int(highest)}))
    return np.where(silent, np.nan, values), tuple(warnings)


def positions(time_s: Stream, lat_deg: Stream, lon_deg: Stream) -> tuple[Stream, Stream, tuple[Warning, ...]]:
    """Both coordinates or none; none at 0, 0 (a receiver without a fix) and in a spike."""
    unset = ((lat_deg == 0) & (lon_deg == 0)) | np.isnan(lat_deg + lon_deg)
    wrong = spikes(time_s, np.where(unset, np.nan, lat_deg), lon_deg)
    hidden = unset | wrong
    warnings = (Warning(Notice.GPS_SPIKE, {"records": int(wrong.sum())}),) if wrong.any() else ()
    return np.where(hidden, np.nan, lat_deg), np.where(hidden, np.nan, lon_deg), warnings


def rising(distance: Stream) -> Stream:
    """The distance where it has not fallen behind itself: some files end with a 0."""
    known = np.where(np.isnan(distance), -np.inf, distance)
    return np.where(distance < np.maximum.accumulate(known) - SLACK_M, np.nan, distance)

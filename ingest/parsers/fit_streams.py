"""Streams in SI units from the raw columns of FIT records."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.parsers.clock import Indices
from ingest.parsers.positions import spikes
from ingest.parsers.recording import Notice, Stream, Warning

Mask = NDArray[np.bool_]

MOST_STEPS_OF_ONE_FOOT = 125.0  # a minute; a higher median means that the file counts both feet
HIGHEST_HR_BPM = 225.0  # above, it is the sensor
_SEMICIRCLES_TO_DEG = 180.0 / 2**31
_POSITION = frozenset({"lat_deg", "lon_deg"})
_SILENT_AT_ZERO = frozenset({"cadence_spm", "power_w"})  # nothing but zeros: there was no sensor


@dataclass(frozen=True, slots=True)
class _Source:
    fields: tuple[str, ...]  # the first wins
    low: float
    high: float
    factor: float = 1.0


_SOURCES = {
    "distance_m": _Source(("distance",), 0.0, 5e6),
    "speed_m_s": _Source(("enhanced_speed", "speed"), 0.0, 100.0),
    "heart_rate_bpm": _Source(("heart_rate",), 0.0, 254.0),
    "cadence_spm": _Source(("cadence",), 0.0, 254.0),
    "power_w": _Source(("power",), 0.0, 5000.0),
    "altitude_m": _Source(("enhanced_altitude", "altitude"), -500.0, 9000.0),
    "lat_deg": _Source(("position_lat",), -90.0, 90.0, _SEMICIRCLES_TO_DEG),
    "lon_deg": _Source(("position_long",), -180.0, 180.0, _SEMICIRCLES_TO_DEG),
    "temperature_c": _Source(("temperature",), -60.0, 80.0),
    "vertical_oscillation_mm": _Source(("vertical_oscillation",), 1.0, 500.0),
    "stance_time_ms": _Source(("stance_time",), 1.0, 2000.0),
    "stance_time_percent": _Source(("stance_time_percent",), 1.0, 100.0),
    "stance_time_balance_percent": _Source(("stance_time_balance",), 1.0, 100.0),
    "vertical_ratio_percent": _Source(("vertical_ratio",), 0.1, 100.0),
    "step_length_mm": _Source(("step_length",), 1.0, 5000.0),
}


def build(
    columns: Mapping[str, Stream], kept: Indices, time_s: Stream, on_foot: Mask
) -> tuple[dict[str, Stream], tuple[Warning, ...]]:
    """Streams of the kept records, without those that have no value at all, and what was put right.

    `on_foot` tells for each kept record whether its cadence counts the steps of one foot.
    """
    raw = kept_rows(columns, kept)
    streams = {
        name: _read(raw, source, len(time_s))
        for name, source in _SOURCES.items()
        if any(field in raw for field in source.fields)
    }
    warnings: tuple[Warning, ...] = ()
    if "cadence_spm" in streams:
        streams["cadence_spm"] = _cadence(streams["cadence_spm"], raw.get("fractional_cadence"), on_foot)
    if "heart_rate_bpm" in streams:
        streams["heart_rate_bpm"], warnings = _clean_heart_rate(streams["heart_rate_bpm"])
    if "lat_deg" in streams and "lon_deg" in streams:
        lat, lon, leaps = _clean_positions(time_s, streams["lat_deg"], streams["lon_deg"])
        streams |= {"lat_deg": lat, "lon_deg": lon}
        warnings += leaps
    else:
        streams = {name: stream for name, stream in streams.items() if name not in _POSITION}
    found = {name: stream for name, stream in streams.items() if _measured(name, stream)}
    return {"time_s": time_s} | found, warnings


def kept_rows(columns: Mapping[str, Stream], kept: Indices) -> dict[str, Stream]:
    """The kept rows of columns of one length."""
    return {name: column if len(column) == len(kept) else column[kept] for name, column in columns.items()}


def _measured(name: str, stream: Stream) -> bool:
    known = ~np.isnan(stream)
    return bool((known & (stream != 0)).any() if name in _SILENT_AT_ZERO else known.any())


def _read(raw: dict[str, Stream], source: _Source, count: int) -> Stream:
    values: Stream | None = None
    for name in source.fields:
        if name in raw:
            scaled = raw[name] if source.factor == 1.0 else raw[name] * source.factor
            possible = (scaled >= source.low) & (scaled <= source.high)
            if values is None:
                values = scaled if possible.all() else np.where(possible, scaled, np.nan)
            else:
                values = np.where(np.isnan(values) & possible, scaled, values)
    return np.full(count, np.nan) if values is None else values


def _cadence(whole: Stream, fraction: Stream | None, on_foot: Mask) -> Stream:
    """A minute: steps of both feet where the sport is on foot (the file counts one), else as counted."""
    cadence = whole if fraction is None else whole + np.nan_to_num(np.clip(fraction, 0.0, 1.0))
    steps = cadence[on_foot & (cadence > 0)]
    both_feet = steps.size > 0 and np.median(steps) > MOST_STEPS_OF_ONE_FOOT
    return cadence if both_feet else np.where(on_foot, 2 * cadence, cadence)


def _clean_heart_rate(heart_rate: Stream) -> tuple[Stream, tuple[Warning, ...]]:
    silent = heart_rate == 0
    highest = np.max(heart_rate, where=~np.isnan(heart_rate), initial=0.0)
    warnings = []
    if silent.any():
        warnings.append(Warning(Notice.HR_ZERO, {"records": int(silent.sum())}))
    if highest > HIGHEST_HR_BPM:
        warnings.append(Warning(Notice.HR_TOO_HIGH, {"max_bpm": int(highest)}))
    return np.where(silent, np.nan, heart_rate), tuple(warnings)


def _clean_positions(
    time_s: Stream, lat_deg: Stream, lon_deg: Stream
) -> tuple[Stream, Stream, tuple[Warning, ...]]:
    """Both coordinates or none; none at 0, 0 (a receiver without a fix) and in a spike."""
    unset = ((lat_deg == 0) & (lon_deg == 0)) | np.isnan(lat_deg + lon_deg)
    wrong = spikes(time_s, np.where(unset, np.nan, lat_deg), lon_deg)
    hidden = unset | wrong
    warnings = (Warning(Notice.GPS_SPIKE, {"records": int(wrong.sum())}),) if wrong.any() else ()
    return np.where(hidden, np.nan, lat_deg), np.where(hidden, np.nan, lon_deg), warnings

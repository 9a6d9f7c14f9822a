"""Streams in SI units from the raw columns of FIT records."""

from collections.abc import Mapping, Sequence
from functools import reduce

import numpy as np

from ingest.parsers import cleaning
from ingest.parsers.cleaning import Mask
from ingest.parsers.clock import Indices
from ingest.parsers.recording import Stream, Warning

_SEMICIRCLES_TO_DEG = 180.0 / 2**31
_POSITION = frozenset({"lat_deg", "lon_deg"})
# The fields of a record that tell of a stream; the first wins.
_FIELDS = {
    "distance_m": ("distance",),
    "speed_m_s": ("enhanced_speed", "speed"),
    "heart_rate_bpm": ("heart_rate",),
    "cadence_spm": ("cadence",),
    "power_w": ("power",),
    "altitude_m": ("enhanced_altitude", "altitude"),
    "lat_deg": ("position_lat",),
    "lon_deg": ("position_long",),
    "temperature_c": ("temperature",),
    "vertical_oscillation_mm": ("vertical_oscillation",),
    "stance_time_ms": ("stance_time",),
    "stance_time_percent": ("stance_time_percent",),
    "stance_time_balance_percent": ("stance_time_balance",),
    "vertical_ratio_percent": ("vertical_ratio",),
    "step_length_mm": ("step_length",),
}


def build(
    columns: Mapping[str, Stream], kept: Indices, time_s: Stream, on_foot: Mask
) -> tuple[dict[str, Stream], tuple[Warning, ...]]:
    """Streams of the kept records, without those that have no value at all, and what was put right.

    `on_foot` tells for each kept record whether its cadence counts the steps of one foot.
    """
    raw = kept_rows(columns, kept)
    streams = {
        name: _read(raw, name, fields)
        for name, fields in _FIELDS.items()
        if any(field in raw for field in fields)
    }
    warnings: tuple[Warning, ...] = ()
    if "cadence_spm" in streams:
        whole = _with_fraction(streams["cadence_spm"], raw.get("fractional_cadence"))
        streams["cadence_spm"] = cleaning.steps_of_both_feet(whole, on_foot)
    if "heart_rate_bpm" in streams:
        streams["heart_rate_bpm"], warnings = cleaning.heart_rate(streams["heart_rate_bpm"])
    if "lat_deg" in streams and "lon_deg" in streams:
        lat, lon, leaps = cleaning.positions(time_s, streams["lat_deg"], streams["lon_deg"])
        streams |= {"lat_deg": lat, "lon_deg": lon}
        warnings += leaps
    else:
        streams = {name: stream for name, stream in streams.items() if name not in _POSITION}
    found = {name: stream for name, stream in streams.items() if cleaning.measured(name, stream)}
    return {"time_s": time_s} | found, warnings


def kept_rows(columns: Mapping[str, Stream], kept: Indices) -> dict[str, Stream]:
    """The kept rows of columns of one length."""
    return {name: column if len(column) == len(kept) else column[kept] for name, column in columns.items()}


def _read(raw: Mapping[str, Stream], name: str, fields: Sequence[str]) -> Stream:
    """The values of the first field that a record has; at least one of them is in `raw`."""
    told = [cleaning.within_reason(name, _in_si(raw[field], name)) for field in fields if field in raw]
    return reduce(lambda first, second: np.where(np.isnan(first), second, first), told)


def _in_si(column: Stream, name: str) -> Stream:
    return column * _SEMICIRCLES_TO_DEG if name in _POSITION else column


def _with_fraction(whole: Stream, fraction: Stream | None) -> Stream:
    return whole if fraction is None else whole + np.nan_to_num(np.clip(fraction, 0.0, 1.0))

"""How a run's per-second data lies in ActivityStreams: one compressed column a stream, and histograms."""

import struct
from collections.abc import Mapping
from typing import Any

import numpy as np

from analytics import streams
from analytics.samples import Array

# Steps per unit that are kept: metres to the centimetre, speed to the mm/s, position to the centimetre.
SCALES = {
    "time_s": 1.0,
    "distance_m": 100.0,
    "speed_m_s": 1000.0,
    "heart_rate_bpm": 1.0,
    "cadence_spm": 10.0,
    "power_w": 1.0,
    "altitude_m": 10.0,
    "lat_deg": 1e7,
    "lon_deg": 1e7,
    "temperature_c": 10.0,
    "vertical_oscillation_mm": 10.0,
    "vertical_ratio_percent": 100.0,
    "stance_time_ms": 10.0,
    "stance_time_percent": 100.0,
    "stance_time_balance_percent": 100.0,
    "step_length_mm": 10.0,
}
MOST_DEVELOPER = 30
# Stream → column, first bin, width of a bin: 255 bpm, 12.75 m/s and 637 W are the last of the 256.
HISTOGRAMS = {
    "heart_rate_bpm": ("heart_rate_histogram", 0.0, 1.0),
    "speed_m_s": ("speed_histogram", 0.0, 0.05),
    "power_w": ("power_histogram", 0.0, 2.5),
}


def as_kept(given: Mapping[str, Array]) -> dict[str, Array]:
    """The streams that have a column, at the resolution they are stored in: what `decoded` gives back."""
    known = {name: np.asarray(values, dtype=np.float64) for name, values in given.items() if name in SCALES}
    return {name: np.rint(values * SCALES[name]) / SCALES[name] for name, values in known.items()}


def packed(developer: Mapping[str, Array]) -> bytes | None:
    """Streams of an app on the watch, with their names, in one column."""
    parts = []
    for name, values in sorted(developer.items())[:MOST_DEVELOPER]:
        called, stream = name.encode()[:255], streams.encode(values)
        parts.append(struct.pack("<BI", len(called), len(stream)) + called + stream)
    return b"".join(parts) or None


def unpacked(column: bytes | memoryview | None) -> dict[str, Array]:
    """The streams that `packed` was given."""
    data, found = bytes(column or b""), {}
    while data:
        called, length = struct.unpack_from("<BI", data)
        start = 5 + called
        found[data[5:start].decode(errors="replace")] = streams.decode(data[start : start + length])
        data = data[start + length :]
    return found


def encoded(kept: Mapping[str, Array]) -> dict[str, Any]:
    """The columns of ActivityStreams, from streams as they are kept."""
    columns: dict[str, Any] = {}
    for name, values in kept.items():
        columns[name] = streams.encode(values, scale=SCALES[name])
    for name, (column, low, step) in HISTOGRAMS.items():
        if name in kept:
            columns[column] = streams.histogram(kept[name], low, step).astype("<u2").tobytes()
    return columns


def decoded(stored: Mapping[str, bytes | memoryview | None]) -> dict[str, Array]:
    """Streams from their columns; those that are NULL are left out."""
    return {name: streams.decode(bytes(column)) for name, column in stored.items() if column is not None}

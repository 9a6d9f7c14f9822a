"""A run as a watch of today writes it: more in each record than we keep, and other messages between.

Garmin's watches of 2019 to 2023 wrote 17 to 38 fields a record and most three messages a second or four. This
one writes 22 and three: position, dynamics and power; its fix (`gps_metadata`); and a message 233,
which nobody documents.
"""

import struct
from collections.abc import Iterable

import numpy as np
from fastcrc import crc16
from garmin_fit_sdk import Encoder
from numpy.typing import NDArray

from demo.fitfile import Message, around_records
from demo.simulation import SimulatedRun

EPOCH_S = 631_065_600  # 1989-12-31 00:00 UTC
SEMICIRCLES_PER_DEG = 2**31 / 180
FIRST_LOCAL = 13  # the encoder counts its own from 0
TYPES = {"<u4": 0x86, "<i4": 0x85, "<u2": 0x84, "u1": 0x02, "i1": 0x01, "enum": 0x00, "bytes": 0x0D}
RECORD, GPS_METADATA, UNKNOWN = 20, 160, 233
# Number of the field, type, and what it holds.
FIELDS: dict[int, tuple[tuple[int, str, str], ...]] = {
    RECORD: (
        (253, "<u4", "time"),
        (0, "<i4", "lat"),
        (1, "<i4", "lon"),
        (5, "<u4", "distance"),
        (73, "<u4", "speed"),
        (78, "<u4", "altitude"),
        (140, "<u4", "graded_speed"),
        (7, "<u2", "power"),
        (39, "<u2", "oscillation"),
        (40, "<u2", "stance_percent"),
        (41, "<u2", "stance"),
        (83, "<u2", "ratio"),
        (84, "<u2", "balance"),
        (85, "<u2", "step"),
        (87, "<u2", "pulse"),
        (3, "u1", "heart_rate"),
        (4, "u1", "cadence"),
        (13, "i1", "temperature"),
        (42, "enum", "activity"),
        (53, "u1", "half_step"),
        (135, "u1", "heart_rate"),
        (136, "u1", "heart_rate"),
    ),
    GPS_METADATA: ((3, "<u4", "altitude"), (4, "<u4", "speed")),
    UNKNOWN: ((2, "bytes", "noise"),),
}


def watch_file(run: SimulatedRun, *, serial: int = 1_234_567) -> bytes:
    """A run outdoors without stops, a record every second."""
    before, behind = around_records(run, serial=serial)
    data = b"".join((_encoded(before), _definitions(), _seconds(run), _encoded(behind)))
    head = struct.pack("<BBHI4s", 14, 0x20, 21_000, len(data), b".FIT")
    head += struct.pack("<H", crc16.arc(head))
    return head + data + struct.pack("<H", crc16.arc(head + data))


def _encoded(messages: Iterable[Message]) -> bytes:
    encoder = Encoder()
    for message in messages:
        encoder.write_mesg(message)
    return bytes(encoder.close()[14:-2])


def _definitions() -> bytes:
    return b"".join(
        struct.pack("<BBBHB", 0x40 | local, 0, 0, number, len(fields))
        + b"".join(struct.pack("<BBB", of, _dtype(kind).itemsize, TYPES[kind]) for of, kind, _what in fields)
        for local, (number, fields) in enumerate(FIELDS.items(), FIRST_LOCAL)
    )


def _dtype(kind: str) -> np.dtype:
    return np.dtype({"enum": "u1", "bytes": "V4"}.get(kind, kind))


def _seconds(run: SimulatedRun) -> bytes:
    """All messages of a second are one row, the bytes that announce them included."""
    values = _values(run)
    columns, filled = [], []
    for local, fields in enumerate(FIELDS.values(), FIRST_LOCAL):
        columns.append((f"{local}", "u1"))
        filled.append(np.full(len(run.distance_m), local))
        for of, kind, what in fields:
            columns.append((f"{local}.{of}", _dtype(kind)))
            filled.append(values[what])
    rows = np.zeros(len(run.distance_m), dtype=columns)
    for (name, _kind), column in zip(columns, filled, strict=True):
        rows[name] = column
    return rows.tobytes()


def _values(run: SimulatedRun) -> dict[str, NDArray]:
    """In the profile's units. Dynamics follow the speed and scatter as those of watches do."""
    chance = np.random.default_rng(round(run.started_at.timestamp()))
    speed, steps = run.speed_m_s, np.maximum(run.cadence_spm, 1.0)
    count = len(speed)
    step_mm = np.minimum(60_000 * speed / steps, 3000.0)
    oscillation_mm = 88 + 3 * chance.normal(0, 1, count)
    stance_ms = 310 - 20 * speed + 4 * chance.normal(0, 1, count)
    return {
        "time": round(run.started_at.timestamp()) - EPOCH_S + np.arange(count),
        "lat": np.rint(run.lat_deg * SEMICIRCLES_PER_DEG),
        "lon": np.rint(run.lon_deg * SEMICIRCLES_PER_DEG),
        "distance": np.rint(100 * run.distance_m),
        "speed": np.rint(1000 * speed),
        "graded_speed": np.rint(1000 * speed),
        "altitude": np.rint(5 * (run.altitude_m + 500)),
        "power": np.rint(np.maximum(75 * speed + 6 * chance.normal(0, 1, count), 0)),
        "oscillation": np.rint(10 * oscillation_mm),
        "stance_percent": np.rint(100 * stance_ms * steps / 1200),
        "stance": np.rint(10 * stance_ms),
        "ratio": np.rint(10_000 * oscillation_mm / np.maximum(step_mm, 300.0)),
        "balance": np.rint(100 * (49.8 + 0.4 * chance.normal(0, 1, count))),
        "step": np.rint(10 * step_mm),
        "pulse": np.rint(10 * run.heart_rate_bpm),
        "heart_rate": np.rint(run.heart_rate_bpm),
        "cadence": run.cadence_spm // 2,
        "half_step": 128 * (run.cadence_spm % 2 / 2),
        "temperature": np.full(count, 21),
        "activity": np.ones(count),
        "noise": chance.integers(0, 2**32, count, dtype=np.uint32).view("V4"),
    }

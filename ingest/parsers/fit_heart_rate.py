"""The heart rate of a strap that was read after the swim, merged into the records.

Such a strap writes `hr` messages: now and then one with a whole time, then many with up to eight beats whose
times are in twelve bits each, counted on. Follows what Garmin's SDK does with them.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.parsers.fit_accumulated import accumulated
from ingest.parsers.fit_columns import floats, gather
from ingest.parsers.fit_frames import Frames, Offsets
from ingest.parsers.fit_layout import Field, Layout
from ingest.parsers.fit_profile import HEART_RATES
from ingest.parsers.recording import Stream

_BITS = 12
_TICKS = 1024  # a second
_WRAP_S = 2.0**32 / _TICKS
_MOST_BEATS = 200_000  # a day and more
_MOST_IN_ONE = 16
_STEP_S, _MOST_STEPS = 0.25, 20  # a rate is held through gaps for up to five seconds

Table = NDArray[np.float64]


def heart_rates(segments: Iterable[Table]) -> tuple[Stream, Stream]:
    """Times in FIT seconds and beats a minute, in order, from the beats of several segments."""
    tables = [table for table in segments if len(table)]
    if not tables:
        return np.empty(0), np.empty(0)
    time, bpm = _placed(np.concatenate(tables)[:_MOST_BEATS])
    known = ~np.isnan(time) & ~np.isnan(bpm)
    return _held(time[known], bpm[known])


def merge(heart_rate: Stream, timestamps: Stream, times: Stream, bpm: Stream) -> Stream:
    """The records' heart rates, shape (n,), with the strap's mean over the time since the record before.

    Rounded to whole beats. A record that no later beat follows keeps its own, as does one without any.
    """
    if not len(times) or not len(timestamps):
        return heart_rate
    before = np.concatenate((timestamps[:1] - 1.0, timestamps[:-1]))
    before = np.where(before >= timestamps, timestamps - 1.0, before)
    first, end = np.searchsorted(times, before, "right"), np.searchsorted(times, timestamps, "right")
    total = np.concatenate((np.zeros(1), np.cumsum(bpm)))
    count = end - first
    with_beats = (count > 0) & (end < len(times)) & ~np.isnan(timestamps)
    mean = np.floor((total[end] - total[first]) / np.maximum(count, 1) + 0.5)
    return np.where(with_beats, mean, heart_rate)


def beats(frames: Frames) -> Table:
    """One row a beat, in the order of the file: anchor (NaN where none), ticks, whether whole, bpm."""
    parts = []
    for group in frames.of(HEART_RATES):
        at = group.offsets()[:_MOST_BEATS]
        if len(at):
            parts.append((at, _of_group(frames.body, group.layout, at)))
    if not parts:
        return np.empty((0, 4))
    at = np.concatenate([np.repeat(at, table.shape[1]) for at, table in parts])
    table = np.concatenate([part.reshape(-1, 4) for _, part in parts])
    table = table[np.argsort(at, kind="stable")]
    table = table[~np.isnan(table[:, 1])]
    table[:, 1] = accumulated(table[:, 1].astype(np.int64), table[:, 2] > 0, _BITS)
    return table


def _of_group(body: bytes, layout: Layout, at: Offsets) -> Table:
    """Shape (messages, beats in each, 4)."""
    raw = gather(body, layout, at)
    fields = {field.name: field for field in layout.fields if not field.is_text}
    bpm = _values(raw, fields.get("filtered_bpm"), len(at))
    ticks = _values(raw, fields.get("event_timestamp"), len(at))
    whole = ticks.shape[1] > 0
    if not whole:
        ticks = _twelve_bits(_values(raw, fields.get("event_timestamp_12"), len(at)))
    count = min(bpm.shape[1], ticks.shape[1], _MOST_IN_ONE)
    table = np.full((len(at), count, 4), np.nan)
    table[:, :, 1], table[:, :, 2], table[:, :, 3] = ticks[:, :count], whole, bpm[:, :count]
    if count and "timestamp" in fields:
        table[:, 0, 0] = _anchor(raw, fields)
    return table


def _values(raw: NDArray[Any], field: Field | None, rows: int) -> Table:
    """All values of an array field, shape (messages, count), NaN where invalid; bytes as they are."""
    if field is None:
        return np.empty((rows, 0))
    values = raw[str(field.at)].reshape(rows, -1)
    numbers: Table = values.astype(np.float64)
    if field.invalid is not None and not field.is_bytes:
        numbers[values == field.invalid] = np.nan
    return numbers


def _anchor(raw: NDArray[Any], fields: dict[str, Field]) -> Stream:
    anchor = floats(raw[str(fields["timestamp"].at)], fields["timestamp"])
    for name in ("fractional_timestamp", "time256"):
        if name in fields:
            return anchor + np.nan_to_num(floats(raw[str(fields[name].at)], fields[name]))
    return anchor


def _twelve_bits(packed: Table) -> Table:
    """Two numbers of twelve bits in every three bytes."""
    count = packed.shape[1] // 3
    low, middle, high = (
        packed[:, : 3 * count].astype(np.int64).reshape(len(packed), count, 3).transpose(2, 0, 1)
    )
    pairs = np.stack((low | (middle & 0xF) << 8, middle >> 4 | high << 4), axis=-1)
    return pairs.reshape(len(packed), 2 * count).astype(np.float64)


def _placed(table: Table) -> tuple[Stream, Stream]:
    """When each beat was: the time of the last anchor, and the ticks since it."""
    anchor, ticks, bpm = table[:, 0], table[:, 1] / _TICKS, table[:, 3]
    last = np.maximum.accumulate(np.where(np.isnan(anchor), -1, np.arange(len(table))))
    since = ticks - ticks[last]
    since = np.where(since < 0, since + _WRAP_S, since)
    return np.where(last < 0, np.nan, anchor[last] + since), bpm


def _held(time: Stream, bpm: Stream) -> tuple[Stream, Stream]:
    """With each rate repeated through the gap behind it."""
    if not len(time):
        return time, bpm
    gap = np.abs(np.diff(time, append=time[-1]))
    steps = np.clip(np.ceil(gap / _STEP_S) - 1, 0, _MOST_STEPS).astype(np.int64)
    source = np.repeat(np.arange(len(time)), steps + 1)
    number = np.arange(len(source)) - np.repeat(np.cumsum(steps + 1) - steps - 1, steps + 1)
    times = time[source] + _STEP_S * number
    order = np.argsort(times, kind="stable")
    return times[order], bpm[source][order]

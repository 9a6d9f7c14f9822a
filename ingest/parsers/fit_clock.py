"""Times of which a FIT file writes the lowest bits only: five in a header, sixteen in monitoring."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ingest.parsers.fit_accumulated import accumulated
from ingest.parsers.fit_columns import Columns, columns, floats, gather
from ingest.parsers.fit_frames import Frames, Offsets, scan

_BITS, _HALF_BITS = 5, 16
_MONITORING = 55
_MOST_SECONDS = 2.0**32

Part = tuple[Offsets, Offsets, NDArray[np.bool_]]  # where, the time or its lowest bits, whether all of it


def timed(frames: Frames) -> Frames:
    """The frames with the times of those messages that have theirs in the header."""
    if not len(frames.compressed):
        return frames
    parts: list[Part] = [
        (frames.compressed, _low_bits(frames), np.zeros(len(frames.compressed), dtype=np.bool_))
    ]
    parts += _whole_times(scan(frames.body[: frames.whole], everything=True))
    at, values, whole = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((~whole, at))  # a message's own field comes before its header
    times = accumulated(values[order], whole[order], _BITS)
    return replace(frames, times=times[~whole[order]])


def monitoring(frames: Frames) -> Columns:
    """The monitoring messages; those that have the lower half of their time only count on from the last."""
    found = columns(frames, _MONITORING)
    halves = found.get("timestamp_16")
    if halves is None:
        return found
    own = found.of("timestamp")
    counted = ~np.isnan(halves) & np.isnan(own)
    half = (found.at[counted], halves[counted].astype(np.int64), np.zeros(int(counted.sum()), dtype=np.bool_))
    at, values, whole = (np.concatenate(column) for column in zip(half, *_whole_times(frames), strict=True))
    order = np.argsort(at, kind="stable")
    times = accumulated(values[order], whole[order], _HALF_BITS)
    own = own.copy()
    own[counted] = times[~whole[order]]
    return Columns(found.by_name | {"timestamp": own}, found.at)


def _low_bits(frames: Frames) -> Offsets:
    return np.frombuffer(frames.body, dtype=np.uint8)[frames.compressed].astype(np.int64) & 0x1F


def _whole_times(frames: Frames) -> list[Part]:
    """The times of all messages that have one of their own."""
    parts: list[Part] = []
    for group in frames.groups:
        at = group.offsets()
        field = next((field for field in group.layout.fields if field.name == "timestamp"), None)
        if len(at) and field and not field.is_text:
            times = floats(gather(frames.body, group.layout, at)[str(field.at)], field)
            known = (times >= 0) & (times < _MOST_SECONDS)
            parts.append(
                (at[known], times[known].astype(np.int64), np.ones(int(known.sum()), dtype=np.bool_))
            )
    return parts

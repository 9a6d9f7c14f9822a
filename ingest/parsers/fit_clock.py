"""Times that a FIT file writes in five bits, in the headers of its messages."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ingest.parsers.fit_accumulated import accumulated
from ingest.parsers.fit_columns import floats, gather
from ingest.parsers.fit_frames import Frames, Offsets, scan
from ingest.parsers.fit_layout import Layout

_BITS = 5
_MOST_SECONDS = 2.0**32


def timed(frames: Frames) -> Frames:
    """The frames with the times of those messages that have theirs in the header."""
    if not len(frames.compressed):
        return frames
    everything = scan(frames.body[: frames.whole], everything=True)
    parts = [(frames.compressed, _low_bits(frames), np.zeros(len(frames.compressed), dtype=np.bool_))]
    for group in everything.groups:
        at = group.offsets()
        if len(at) and any(field.name == "timestamp" and not field.is_text for field in group.layout.fields):
            parts.append(_whole_times(frames.body, group.layout, at))
    at, values, whole = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((~whole, at))  # a message's own field comes before its header
    times = accumulated(values[order], whole[order], _BITS)
    return replace(frames, times=times[~whole[order]])


def _low_bits(frames: Frames) -> Offsets:
    return np.frombuffer(frames.body, dtype=np.uint8)[frames.compressed].astype(np.int64) & 0x1F


def _whole_times(body: bytes, layout: Layout, at: Offsets) -> tuple[Offsets, Offsets, NDArray[np.bool_]]:
    field = next(field for field in layout.fields if field.name == "timestamp" and not field.is_text)
    times = floats(gather(body, layout, at)[str(field.at)], field)
    known = np.isfinite(times) & (np.abs(times) < _MOST_SECONDS)
    return at[known], times[known].astype(np.int64), np.ones(int(known.sum()), dtype=np.bool_)

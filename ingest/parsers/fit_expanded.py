"""Fields of a record that hold two numbers at once, as early watches wrote them."""

import numpy as np
from numpy.typing import NDArray

from ingest.parsers.fit_accumulated import accumulated
from ingest.parsers.fit_columns import Columns, gather, merged
from ingest.parsers.fit_frames import Frames
from ingest.parsers.fit_layout import Field

_RECORD = 20
_FIELD = "compressed_speed_distance"
_BITS = 12
_SPEED_SCALE, _DISTANCE_SCALE = 100.0, 16.0


def speed_and_distance(frames: Frames) -> Columns:
    """m/s and metres, from three bytes: twelve bits of speed, twelve of a distance that counts on."""
    parts = []
    for group in frames.of(_RECORD):
        packed = [field for field in group.layout.fields if _is_packed(field)]
        at = group.offsets()
        if packed and len(at):
            raw = gather(frames.body, group.layout, at)[str(packed[0].at)][:, :3]
            there = ~(raw == 0xFF).all(axis=1)
            number = _little_endian(raw[there]).astype(np.float64)
            parts.append(Columns({"packed": number}, at[there]))
    whole = merged(parts)
    if not len(whole):
        return whole
    both = whole.of("packed").astype(np.int64)
    speed = (both & 0xFFF) / _SPEED_SCALE
    nothing = np.zeros(len(both), dtype=np.bool_)
    distance = accumulated(both >> _BITS, nothing, _BITS) / _DISTANCE_SCALE
    return Columns({"speed": speed, "distance": distance}, whole.at)


def _is_packed(field: Field) -> bool:
    return field.name == _FIELD and field.is_bytes and field.count >= 3


def _little_endian(raw: NDArray[np.uint8]) -> NDArray[np.int64]:
    low, middle, high = raw.astype(np.int64).T
    number: NDArray[np.int64] = low | middle << 8 | high << 16
    return number

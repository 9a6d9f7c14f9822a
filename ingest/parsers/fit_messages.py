"""Decode FIT segments into columns of records and lists of messages, by the library fitdecode.

fitdecode reads what the others do not (compressed timestamps, fields of a wrong size); see the tests on
real files. Nothing outside this module knows which library decodes.
"""

import io
import math
import struct
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import fitdecode
import numpy as np

from ingest.parsers.fit_segments import Segment
from ingest.parsers.fit_values import number
from ingest.parsers.recording import Stream
from ingest.parsers.unreadable import Refusal, Unreadable

MOST_RECORDS = 650_000  # a week, one a second
MOST_FRAMES = 2_000_000  # definitions and messages of all kinds
MOST_KEPT_MESSAGES = 20_000  # of one kind

RECORD_FIELDS = frozenset(
    [
        "timestamp",
        "position_lat",
        "position_long",
        "distance",
        "speed",
        "enhanced_speed",
        "altitude",
        "enhanced_altitude",
        "heart_rate",
        "cadence",
        "fractional_cadence",
        "power",
        "temperature",
        "vertical_oscillation",
        "stance_time",
        "stance_time_percent",
        "stance_time_balance",
        "vertical_ratio",
        "step_length",
    ]
)
KEPT_MESSAGES = frozenset(
    {"file_id", "activity", "session", "lap", "event", "sport", "workout", "device_info"}
)

# A foot pod's developer field may stand for one of the record's own; only where the unit cannot differ.
_NATIVE_FIELDS = {3: "heart_rate", 7: "power"}

# What fitdecode was seen to raise on damaged bytes: its own errors, and those of code that trusted them.
_DAMAGE = (
    fitdecode.FitError,
    AssertionError,
    AttributeError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    struct.error,
)


@dataclass(slots=True)
class Decoded:
    """What one segment holds, up to the first damage in it."""

    messages: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    records: dict[str, Stream] = field(default_factory=dict)
    record_count: int = 0
    lost_bytes: int = 0
    crc_matches: bool = True
    frames: int = 0

    def first(self, name: str) -> dict[str, object]:
        return next(iter(self.messages.get(name, ())), {})


class _Columns:
    """Numbers by field name, all of one length, NaN where a record lacks the field."""

    def __init__(self) -> None:
        self.count = 0
        self._columns: dict[str, array[float]] = {}

    def append(self, record: dict[str, object]) -> None:
        for name in RECORD_FIELDS & record.keys():
            value = number(record[name])
            if value is not None:
                self._padded(name).append(value)
        self.count += 1
        if self.count > MOST_RECORDS:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_RECORDS, of="records")

    def finish(self) -> dict[str, Stream]:
        return {name: np.frombuffer(self._padded(name), dtype=np.float64) for name in self._columns}

    def _padded(self, name: str) -> "array[float]":
        column = self._columns.setdefault(name, array("d"))
        if len(column) < self.count:
            column.extend([math.nan] * (self.count - len(column)))
        return column


def decode_chain(segments: Iterable[Segment]) -> list[Decoded]:
    """Decode each segment as far as it goes. Raises nothing for damage, Unreadable beyond the limits."""
    decoded: list[Decoded] = []
    for segment in segments:
        decoded.append(_decode(segment, MOST_FRAMES - sum(before.frames for before in decoded)))
    return decoded


def _decode(segment: Segment, most_frames: int) -> Decoded:
    decoded = Decoded(crc_matches=segment.crc_matches)
    columns = _Columns()
    for frame in _whole_frames(segment, decoded):
        decoded.frames += 1
        if decoded.frames > most_frames:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_FRAMES, of="frames")
        if frame.frame_type != fitdecode.FIT_FRAME_DATA:
            continue
        if frame.name == "record":
            columns.append(_fields(frame))
        elif frame.name in KEPT_MESSAGES:
            _keep(decoded, frame)
    decoded.records, decoded.record_count = columns.finish(), columns.count
    return decoded


def _whole_frames(segment: Segment, decoded: Decoded) -> Iterator[fitdecode.FitDataMessage]:
    """Headers, definitions and messages up to the first damage; what lies behind is counted as lost."""
    stream = io.BytesIO(segment.data)
    frames = iter(_reader(stream))
    whole = 0
    while True:
        try:
            frame = next(frames)
        except StopIteration:
            return
        except _DAMAGE:
            decoded.lost_bytes = max(1, len(segment.data) + segment.missing_bytes - whole)
            return
        whole = stream.tell()
        yield frame


def _reader(stream: io.BytesIO) -> fitdecode.FitReader:
    return fitdecode.FitReader(
        stream,
        processor=None,  # dates stay numbers: damaged ones then do no harm, and it is a third faster
        check_crc=fitdecode.CrcCheck.DISABLED,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    )


def _keep(decoded: Decoded, message: fitdecode.FitDataMessage) -> None:
    kept = decoded.messages.setdefault(message.name, [])
    if len(kept) == MOST_KEPT_MESSAGES:
        raise Unreadable(Refusal.TOO_LARGE, limit=MOST_KEPT_MESSAGES, of=message.name)
    kept.append(_fields(message))


def _fields(message: fitdecode.FitDataMessage) -> dict[str, object]:
    """Field values by name. A field the file wrote wins over one expanded from another, that over a pod's."""
    own: dict[str, object] = {}
    expanded: dict[str, object] = {}
    pods: dict[str, object] = {}
    for item in message.fields:
        if item.value is None:
            continue
        if item.field_def is None:
            expanded[item.name] = item.value
        elif not item.field_def.is_dev:
            own[item.name] = item.value
        elif item.field.native_field_num in _NATIVE_FIELDS:
            pods[_NATIVE_FIELDS[item.field.native_field_num]] = item.value
    return pods | expanded | own

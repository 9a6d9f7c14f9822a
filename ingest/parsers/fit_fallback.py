"""Read a FIT segment through the library fitparse: slow, and only where our own decoder stumbles.

Activities alone: of other files our own decoder is all there is.
"""

import io
import struct
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import fitparse
import numpy as np

from ingest.parsers.fit_decoded import Decoded
from ingest.parsers.fit_profile import COLUMNS, NAMES, ROWS, ProfileField
from ingest.parsers.fit_rows import Row, model_of
from ingest.parsers.fit_segments import Segment
from ingest.parsers.fit_values import number
from ingest.parsers.unreadable import Refusal, Unreadable

_RECORD = COLUMNS[20]
_KINDS = {
    kind.name: {field.name: field for field in kind.fields.values()} for kind in (_RECORD, *ROWS.values())
}
# Where fitparse names a field by what it means in its message.
_OTHER_NAMES = {
    "garmin_product": "product",
    "favero_product": "product",
    "avg_running_cadence": "avg_cadence",
    "max_running_cadence": "max_cadence",
}
_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
_DAMAGE = (
    fitparse.FitParseError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    struct.error,
)


def decode(segment: Segment, most_frames: int) -> Decoded:
    """Every whole message before the first damage. Raises Unreadable beyond `most_frames`."""
    decoded = Decoded(crc_matches=segment.crc_matches, lost_bytes=segment.missing)
    records: list[Row] = []
    for message in _messages(segment, decoded):
        decoded.frames += 1
        if decoded.frames > most_frames:
            raise Unreadable(Refusal.TOO_LARGE, limit=most_frames, of="frames")
        if message.name == _RECORD.name:
            records.append(_fields(message, _KINDS[message.name]))
        elif message.name in _KINDS:
            decoded.messages.setdefault(message.name, []).append(_fields(message, _KINDS[message.name]))
    decoded.record_count = len(records)
    names = {name for record in records for name in record}
    decoded.records = {
        name: np.array([number(record.get(name)) for record in records], dtype=np.float64) for name in names
    }
    return decoded


def _messages(segment: Segment, decoded: Decoded) -> Iterator[fitparse.DataMessage]:
    header = struct.pack("<BBHI4s", 12, 0x20, 2132, len(segment.body), b".FIT")
    found = fitparse.FitFile(io.BytesIO(header + segment.body + bytes(2)), check_crc=False).get_messages()
    while True:
        try:
            message = next(found, None)
        except _DAMAGE:
            decoded.lost_bytes = max(1, segment.missing)  # fitparse does not tell how far it came
            return
        if message is None:
            return
        yield message


def _fields(message: fitparse.DataMessage, wanted: Mapping[str, ProfileField]) -> Row:
    """What the message holds itself wins over what the library expanded from another field."""
    row: Row = {}
    for field in sorted(message.fields, key=lambda field: field.field_def is not None):
        profile = wanted.get(_OTHER_NAMES.get(field.name, field.name))
        if profile and field.value is not None:
            row[profile.name] = _value(field, profile)
    if "product" in row:
        row["product"] = model_of(row)
    return row


def _value(field: fitparse.records.FieldData, profile: ProfileField) -> object:
    """As our own decoder gives it: dates as FIT seconds, and our names, which are newer."""
    if profile.names:
        return NAMES[profile.names].get(field.raw_value, field.raw_value)
    if profile.name == "product":
        return field.raw_value
    value = field.value
    return (value.replace(tzinfo=UTC) - _EPOCH).total_seconds() if isinstance(value, datetime) else value

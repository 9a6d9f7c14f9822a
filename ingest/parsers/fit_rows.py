"""Read the messages of a kind that has few of them, each as a mapping of its fields."""

import math
from operator import itemgetter
from typing import Any

from ingest.parsers.fit_frames import Frames
from ingest.parsers.fit_layout import Field, Layout, struct_of
from ingest.parsers.fit_products import FAVERO, FAVERO_MODELS, GARMIN, GARMIN_MODELS, MAKERS
from ingest.parsers.fit_profile import NAMES, ROWS
from ingest.parsers.unreadable import Refusal, Unreadable

MOST_ROWS = 20_000  # of one kind

Row = dict[str, object]


def rows(frames: Frames, number: int) -> list[Row]:
    """All messages of a kind in the order of the file, without fields that have no value."""
    groups = frames.of(number)
    places = [(at, group.layout) for group in groups for at in group.first(MOST_ROWS + 1)]
    if ROWS[number].once:
        places = [min(places, key=itemgetter(0))] if places else []
    if len(places) > MOST_ROWS:
        raise Unreadable(Refusal.TOO_LARGE, limit=MOST_ROWS, of=ROWS[number].name)
    return [_row(frames, at, layout) for at, layout in sorted(places, key=itemgetter(0))]


def _row(frames: Frames, at: int, layout: Layout) -> Row:
    values = iter(struct_of(layout).unpack_from(frames.body, at))
    time = frames.compressed_time(at)
    row: Row = {} if time is None else {"timestamp": time}
    for field in layout.fields:
        value = _value([next(values) for _ in range(1 if field.is_text else field.count)], field)
        if value is not None:
            row[field.name] = value
    if "product" in row:
        row["product"] = _model(row)
    return row


def _value(raw: list[Any], field: Field) -> object:
    """A name, a text or a number; of an array the first value that is there."""
    if field.is_text:
        return raw[0].split(b"\0", 1)[0].decode("utf-8", errors="replace") or None
    known = [value for value in raw if value != field.invalid and not math.isnan(value)]
    if not known:
        return None
    value = raw[0] if field.is_bytes else known[0]
    if field.profile.names:
        return NAMES[field.profile.names].get(value, value)
    if field.profile.scale == 1.0 and not field.profile.offset:
        return value
    return float(value) / field.profile.scale - field.profile.offset


def _model(row: Row) -> object:
    """A product's name among those of its maker; the number itself where nobody knows it."""
    maker, number = row.get("manufacturer"), row["product"]
    if not isinstance(number, int):
        return number
    if maker in {MAKERS[known] for known in GARMIN}:
        return GARMIN_MODELS.get(number, number)
    return FAVERO_MODELS.get(number, number) if maker == MAKERS[FAVERO] else number

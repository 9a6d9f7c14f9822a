"""Read the messages of a kind that has few of them, each as a mapping of its fields."""

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
    values = struct_of(layout).unpack_from(frames.body, at)
    time = frames.compressed_time(at)
    row: Row = {} if time is None else {"timestamp": time}
    place = 0
    for field in layout.fields:
        if field.count == 1 or field.is_text:
            value = values[place]
            place += 1
            if value == field.invalid:
                continue
        else:
            value = _first(values[place : place + field.count], field)
            place += field.count
        if value is not None and value == value:  # noqa: PLR0124 - NaN is not itself
            meaning = _meaning(value, field)
            if meaning is not None:
                row[field.name] = meaning
    if "product" in row:
        row["product"] = model_of(row)
    return row


def _first(values: tuple[Any, ...], field: Field) -> object:
    """Of an array the first value that is there; of bytes the first, unless all are missing."""
    known = (value for value in values if value != field.invalid and value == value)  # noqa: PLR0124
    first = next(known, None)
    return values[0] if field.is_bytes and first is not None else first


def _meaning(value: Any, field: Field) -> object:
    """A name, a text or a number."""
    profile = field.profile
    if field.is_text:
        return value.split(b"\0", 1)[0].decode("utf-8", errors="replace") or None
    if profile.names:
        return NAMES[profile.names].get(value, value)
    if profile.scale == 1.0 and not profile.offset:
        return value
    return value / profile.scale - profile.offset


def model_of(row: Row) -> object:
    """A product's name among those of its maker; the number itself where nobody knows it."""
    maker, number = row.get("manufacturer"), row["product"]
    if not isinstance(number, int):
        return number
    if maker in {MAKERS[known] for known in GARMIN}:
        return GARMIN_MODELS.get(number, number)
    return FAVERO_MODELS.get(number, number) if maker == MAKERS[FAVERO] else number

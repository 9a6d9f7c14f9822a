"""Decode FIT segments into columns of records and lists of messages.

Our own decoder reads everything that a watch is known to write. fitparse stands behind it for a file on
which ours would stumble; no file of those we have, and none of the damaged ones we made, needs it.
"""

import struct
from collections.abc import Callable, Iterable, Sequence
from functools import partial

import numpy as np

from ingest.parsers import fit_clock, fit_columns, fit_developer, fit_expanded, fit_fallback, fit_heart_rate
from ingest.parsers.fit_columns import Columns
from ingest.parsers.fit_decoded import Decoded
from ingest.parsers.fit_frames import MOST_FRAMES, Frames, scan
from ingest.parsers.fit_profile import COLUMNS, ROWS
from ingest.parsers.fit_rows import rows
from ingest.parsers.fit_segments import Segment
from ingest.parsers.recording import Stream
from ingest.parsers.unreadable import Refusal, Unreadable

MOST_RECORDS = 650_000  # a week, one a second

Decode = Callable[[Segment, int], Decoded]

_RECORD = 20
_READERS = {"monitoring": fit_clock.monitoring}
# What code meets that trusts damaged bytes.
_STUMBLED = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error)


def decode(segment: Segment, most_frames: int = MOST_FRAMES) -> Decoded:
    """Decode a segment as far as it is whole. Raises Unreadable beyond the limits."""
    frames = fit_clock.timed(scan(segment.body, most_frames))
    kinds = {group.layout.number for group in frames.groups}
    _check_size(frames)
    messages = {kind.name: rows(frames, number) for number, kind in ROWS.items() if number in kinds}
    known = fit_developer.descriptions(messages.get("field_description", ()))
    records = fit_columns.columns(frames, _RECORD, partial(fit_developer.fields_of, known=known))
    own, native, apps = fit_developer.split(records, known)
    whole = frames.whole == len(segment.body)
    return Decoded(
        messages=messages,
        columns={
            kind.name: _READERS.get(kind.name, partial(fit_columns.columns, number=number))(frames)
            for number, kind in COLUMNS.items()
            if number in kinds and number != _RECORD
        },
        records=_completed(own, native, fit_expanded.speed_and_distance(frames), records),
        developer=apps,
        record_count=len(records),
        lost_bytes=segment.missing if whole else segment.promised - frames.whole,
        crc_matches=segment.crc_matches,
        frames=frames.count,
        beats=fit_heart_rate.beats(frames),
    )


def decode_chain(
    segments: Iterable[Segment], decoders: Sequence[Decode] = (decode, fit_fallback.decode)
) -> list[Decoded]:
    """Decode each segment as far as it goes. Raises nothing for damage, Unreadable beyond the limits.

    The first of the decoders that does not stumble is believed.
    """
    decoded: list[Decoded] = []
    for segment in segments:
        left = MOST_FRAMES - sum(before.frames for before in decoded)
        decoded.append(_by_the_first(decoders, segment, left))
    return decoded


def _by_the_first(decoders: Sequence[Decode], segment: Segment, most_frames: int) -> Decoded:
    for decoder in decoders:
        try:
            return decoder(segment, most_frames)
        except _STUMBLED:
            continue
    return Decoded(lost_bytes=segment.promised)


def _check_size(frames: Frames) -> None:
    for number, kind in COLUMNS.items():
        if sum(len(group) for group in frames.of(number)) > MOST_RECORDS:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_RECORDS, of=f"{kind.name}s")


def _completed(
    own: dict[str, Stream], native: dict[str, Stream], expanded: Columns, records: Columns
) -> dict[str, Stream]:
    """What the device wrote itself wins over what was expanded from another field, that over an app's."""
    completed = dict(own)
    completed.pop("compressed_speed_distance", None)
    for name, column in expanded.by_name.items():
        spread = np.full(len(records), np.nan)
        spread[np.searchsorted(records.at, expanded.at)] = column
        _fill(completed, name, spread)
    for name, column in native.items():
        _fill(completed, name, column)
    return completed


def _fill(columns: dict[str, Stream], name: str, column: Stream) -> None:
    known = columns.get(name)
    columns[name] = column if known is None else np.where(np.isnan(known), column, known)

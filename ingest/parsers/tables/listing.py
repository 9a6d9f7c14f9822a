"""What the rows of a table come to: the entries, and a word on the rows that could not be read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.parsers.contents import Contents, Entry
from ingest.parsers.recording import Notice, Warning
from ingest.parsers.unreadable import Refusal, Unreadable


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that looks like an activity and says not when, or nothing that can be."""

    number: int


def contents_of(rows: Iterable[Entry | Refused], *, unread: Mapping[str, int] | None = None) -> Contents:
    """Raises Unreadable where not one row is left."""
    kept: list[Entry] = []
    refused: list[int] = []
    for row in rows:
        if isinstance(row, Refused):
            refused.append(row.number)
        else:
            kept.append(row)
    if not kept and not unread:
        raise Unreadable(Refusal.NO_RECORDS)
    told = (Warning(Notice.ROWS_REFUSED, {"rows": len(refused), "first": refused[0]}),) if refused else ()
    return Contents(entries=tuple(kept), unread=unread or {}, warnings=told)

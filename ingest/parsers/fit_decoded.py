"""What a decoder makes of one FIT segment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ingest.parsers.fit_columns import Columns
from ingest.parsers.fit_heart_rate import Table
from ingest.parsers.fit_rows import Row
from ingest.parsers.recording import Stream


@dataclass(slots=True)
class Decoded:
    """Up to the first damage. `messages` and `columns` are by the name of the kind of message.

    `records` and `developer` are by the name of the field, all of the length `record_count`.
    """

    messages: dict[str, list[Row]] = field(default_factory=dict)
    columns: dict[str, Columns] = field(default_factory=dict)
    records: dict[str, Stream] = field(default_factory=dict)
    developer: dict[str, Stream] = field(default_factory=dict)
    record_count: int = 0
    lost_bytes: int = 0
    crc_matches: bool = True
    frames: int = 0
    beats: Table = field(default_factory=lambda: np.empty((0, 4)))  # of a strap, see fit_heart_rate

    def first(self, name: str) -> Mapping[str, object]:
        return next(iter(self.messages.get(name, ())), {})

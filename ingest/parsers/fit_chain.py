"""What the segments of a FIT file are to each other: activities, the logs of straps, the rest."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ingest.parsers.fit_decoded import Decoded
from ingest.parsers.fit_values import text
from ingest.parsers.recording import Notice, Warning

ACTIVITY = ("", "activity")  # a cut or very plain file says nothing of its type


def file_type(segment: Decoded) -> str:
    return text(segment.first("file_id").get("type"))


def is_activity(segment: Decoded) -> bool:
    return file_type(segment) in ACTIVITY and bool(segment.record_count or segment.messages.get("session"))


def is_strap(segment: Decoded) -> bool:
    """Heart rates that a strap kept under water; they belong to the activity they are chained to."""
    return len(segment.beats) > 0 and not is_activity(segment)


def activities(segments: Sequence[Decoded]) -> list[Decoded]:
    """The activities of a chain, each with the beats of the straps behind it."""
    found: list[Decoded] = []
    for segment in segments:
        if is_activity(segment):
            found.append(segment)
        elif found and is_strap(segment):
            found[-1] = replace(found[-1], beats=np.concatenate((found[-1].beats, segment.beats)))
    return found


def warnings(activity: Decoded) -> list[Warning]:
    if activity.lost_bytes:
        kept = {"records": activity.record_count, "lost_bytes": activity.lost_bytes}
        return [Warning(Notice.TRUNCATED, {**kept})]
    return [] if activity.crc_matches else [Warning(Notice.CRC, {})]

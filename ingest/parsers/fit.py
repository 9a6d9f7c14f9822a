"""FIT files: bytes in; a Recording, or all that is in the file, out."""

from datetime import UTC, tzinfo

from ingest.parsers import fit_chain, fit_contents, fit_messages, fit_recording, fit_segments
from ingest.parsers.contents import Contents
from ingest.parsers.fit_decoded import Decoded
from ingest.parsers.recording import Notice, Recording, Warning
from ingest.parsers.unreadable import Refusal, Unreadable

LARGEST_FILE = 64 * 1024 * 1024


def parse(data: bytes) -> Recording:
    """Read one FIT activity, as much of it as is whole. Raises Unreadable, and nothing else."""
    decoded, trailing = _decoded(data)
    activities = fit_chain.activities(decoded)
    if not activities:
        file_type = fit_chain.file_type(decoded[0])
        if file_type in fit_chain.ACTIVITY:
            raise Unreadable(Refusal.NO_RECORDS)
        raise Unreadable(Refusal.NOT_ACTIVITY, file_type=file_type)
    warnings = fit_chain.warnings(activities[0])
    if trailing:
        warnings.append(Warning(Notice.TRAILING_BYTES, {"bytes": trailing}))
    if len(activities) > 1:
        warnings.append(Warning(Notice.OTHER_ACTIVITIES, {"count": len(activities) - 1}))
    return fit_recording.build(activities[0], warnings)


def read(data: bytes, *, zone: tzinfo = UTC) -> Contents:
    """Read all that a FIT file holds: activities, days of wellness, a planned workout.

    `zone` gives the local day where the file itself does not say its local time. Raises Unreadable, and
    nothing else: NOT_READ with the category for a file that tells nothing we keep.
    """
    decoded, trailing = _decoded(data)
    warnings = (Warning(Notice.TRAILING_BYTES, {"bytes": trailing}),) if trailing else ()
    return fit_contents.contents(decoded, zone, warnings)


def _decoded(data: bytes) -> tuple[list[Decoded], int]:
    if len(data) > LARGEST_FILE:
        raise Unreadable(Refusal.TOO_LARGE, limit=LARGEST_FILE, of="bytes")
    segments, trailing = fit_segments.split(data)
    return fit_messages.decode_chain(segments), trailing

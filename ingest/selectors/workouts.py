"""Planned workouts that a file holds, as they are typed here."""

from dataclasses import dataclass

from analytics.workout import from_json
from analytics.workout.text import write
from ingest.models import Upload, UploadState


@dataclass(frozen=True, slots=True)
class FoundWorkout:
    """A planned workout of a file, as it is typed here."""

    title: str
    text: str


def workouts_of(upload: Upload) -> tuple[FoundWorkout, ...]:
    """The planned workouts of a file that was read. No query."""
    found = upload.found.get("workouts", ()) if upload.state == UploadState.DONE else ()
    stem = upload.filename.rpartition("/")[2].partition(".")[0]
    return tuple(FoundWorkout(one["name"] or stem, write(from_json(one["steps"]))) for one in found)

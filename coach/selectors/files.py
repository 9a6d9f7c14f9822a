"""The files of an athlete: everything that came in, newest first, and what became of it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from athletes.models import Athlete
from ingest.models import ImportRun, Outcome, Upload, UploadState
from ingest.wording_imports import TONES

PAGE = 50


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file, what it became in a word, and where it led."""

    upload: Upload
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Files:
    """A page of them; `after` names the last one where older ones follow. `imports`: the latest, by size."""

    lines: tuple[FileLine, ...]
    imports: tuple[ImportRun, ...]
    after: UUID | None


def files_of(*, athlete: Athlete, refused: bool = False, after: UUID | None = None) -> Files:
    """The athlete's files, or those that were refused. Two queries; a page further on, three."""
    found = Upload.objects.of(athlete).exclude(outcome=Outcome.ARCHIVE)
    if refused:
        found = found.filter(state=UploadState.REFUSED)
    last = Upload.objects.of(athlete).filter(public_id=after).first() if after else None
    if last is not None:
        at = last.received_at
        found = found.filter(Q(received_at__lt=at) | Q(received_at=at, pk__lt=last.pk))
    rows = list(
        found.select_related("activity", "run", "uploader__user").order_by("-received_at", "-pk")[: PAGE + 1]
    )
    lines = tuple(_line(row) for row in rows[:PAGE])
    runs = ImportRun.objects.of(athlete).select_related("uploader__user")[:5]
    return Files(lines, tuple(runs), rows[PAGE - 1].public_id if len(rows) > PAGE else None)


def _line(row: Upload) -> FileLine:
    words = row.get_outcome_display() if row.outcome else row.get_state_display()
    return FileLine(row, words, TONES.get(row.outcome, ""))

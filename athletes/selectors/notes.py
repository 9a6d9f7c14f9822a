"""Notes as a member reads them, with their files and what they said before."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from athletes.models import Athlete, Attachment, Note, NoteVersion
from tenancy.models import Membership

MOST_NOTES = 100


@dataclass(frozen=True, slots=True)
class NoteLine:
    note: Note
    files: tuple[Attachment, ...]


def notes_of(
    *,
    athlete: Athlete,
    membership: Membership,
    audience: str = "",
    case: UUID | None = None,
    search: str = "",
) -> list[NoteLine]:
    """The athlete's notes as the member may read them, newest first, at most a hundred. Two queries."""
    found = Note.objects.visible_to(membership).of(athlete)
    if audience:
        found = found.filter(audience=audience)
    if case is not None:
        found = found.filter(case=case)
    if search:
        found = found.filter(body__icontains=search)
    files = Prefetch("attachments", Attachment.objects.current().order_by("stored_at", "pk"), to_attr="files")
    rows = found.select_related("author__user").prefetch_related(files).order_by("-written_at", "-pk")
    return [NoteLine(one, tuple(one.files)) for one in rows[:MOST_NOTES]]


def shared_notes(*, athlete: Athlete) -> list[NoteLine]:
    """What coaches have shared with the athlete, newest first: their own page, whoever else they are."""
    files = Prefetch("attachments", Attachment.objects.current().order_by("stored_at", "pk"), to_attr="files")
    found = Note.objects.of(athlete).current().shared().select_related("author__user").prefetch_related(files)
    return [NoteLine(one, tuple(one.files)) for one in found.order_by("-written_at", "-pk")[:MOST_NOTES]]


def versions_of(*, note: Note, membership: Membership) -> Sequence[NoteVersion]:
    """What the note said before, the latest first; nothing for an athlete. One query."""
    seen = NoteVersion.objects.visible_to(membership).filter(note=note).select_related("author__user")
    return list(seen.order_by("-number", "-pk"))


def files_of(*, note: Note) -> list[Attachment]:
    """The note's files, in the order in which they came."""
    return list(Attachment.objects.filter(note=note).current().order_by("stored_at", "pk"))

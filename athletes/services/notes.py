"""Notes on athletes: written, changed with their history kept, removed, taken back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete, Event, Note, NoteAudience, NoteVersion
from athletes.services import versions
from athletes.services.notices import notify
from athletes.services.versions import demand_version
from tenancy.models import Membership


class NothingWritten(ValueError):
    """A note without words."""

    message = _("Write what you want to note.")


class NothingBefore(ValueError):
    """The note was never changed."""

    message = _("This note has not been changed.")


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """What a note says, and to whom."""

    audience: NoteAudience
    body: str


@transaction.atomic
def write_note(
    *, athlete: Athlete, author: Membership, facts: NoteFacts, now: datetime, case: UUID | None = None
) -> Note:
    """A note on the athlete, or about one of their cases. Raises NothingWritten."""
    note: Note = Note.objects.create(
        athlete=athlete,
        author=author,
        audience=facts.audience,
        body=_words(facts),
        case=case,
        written_at=now,
    )
    _tell(note, now)
    return note


@transaction.atomic
def change_note(
    *, note: Note, author: Membership, facts: NoteFacts, now: datetime, version: int | None = None
) -> Note:
    """Say otherwise; what the note said is kept. Raises NothingWritten, or Changed for another version."""
    held = _held(note, version)
    words = _words(facts)
    if (held.audience, held.body) == (facts.audience, words):
        return held
    NoteVersion.objects.create(
        athlete_id=held.athlete_id,
        note=held,
        number=held.version,
        author_id=held.author_id,
        audience=held.audience,
        body=held.body,
        written_at=held.edited_at or held.written_at,
    )
    held.audience, held.body, held.author, held.edited_at = facts.audience, words, author, now
    held.version += 1
    held.save(update_fields=["audience", "body", "author", "edited_at", "version"])
    _tell(held, now)
    return held


def _tell(note: Note, now: datetime) -> None:
    """The athlete hears of what is shared, once a note."""
    if note.is_private or note.athlete.member is None or note.athlete.member_id == note.author_id:
        return
    notify(
        event=Event.NOTE_SHARED,
        to=note.athlete.member,
        athlete=note.athlete,
        params={"who": str(note.author.user)},
        now=now,
        key=f"note:{note.public_id}",
    )


@transaction.atomic
def put_back_note(*, note: Note, author: Membership, version: int, now: datetime) -> Note:
    """Say again what the note said before its last change. Raises Changed, NothingBefore."""
    held = _held(note, version)
    before = NoteVersion.objects.filter(note=held).order_by("-number", "-pk").first()
    if before is None:
        raise NothingBefore
    facts = NoteFacts(NoteAudience(before.audience), before.body)
    return change_note(note=held, author=author, facts=facts, now=now)


def remove_note(*, note: Note, now: datetime, version: int | None = None) -> Note:
    """Take the note away; the returned version is what restore_note asks for. Raises Changed."""
    return versions.remove(note, now, version)


def restore_note(*, note: Note, version: int) -> Note:
    """Undo remove_note. Raises Changed."""
    return versions.restore(note, version)


def _held(note: Note, version: int | None) -> Note:
    held: Note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    demand_version(found=held.version if held.deleted_at is None else 0, wanted=version)
    return held


def _words(facts: NoteFacts) -> str:
    words = facts.body.strip()
    if not words:
        raise NothingWritten
    return words

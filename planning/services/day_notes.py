"""Notes on days: written, taken away, undone."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete
from athletes.services import demand_version
from planning.models import Audience, DayNote
from planning.services.drafts import hold_calendar
from tenancy.models import Membership


class NothingNoted(ValueError):
    """A note without a text was to be written where there is none."""

    message = _("Write what you want to note.")


class NoteChanged(RuntimeError):
    """The note is no longer as it was left, so that it cannot be undone."""

    message = _("This note has been changed since. It stays as it is.")


@transaction.atomic
def write_day_note(
    *,
    athlete: Athlete,
    author: Membership,
    day: date,
    audience: Audience,
    text: str,
    now: datetime,
    version: int | None = None,
) -> DayNote:
    """Put the text in the place of what the day says to the audience; "" takes it away. Safe to repeat.

    `version`: of the note as it was seen, 0 for none. Raises athletes' Changed for another, NothingNoted.
    """
    hold_calendar(athlete)
    place = {"athlete": athlete, "day": day, "audience": audience}
    found: DayNote | None = DayNote.objects.filter(**place).select_for_update(of=("self",)).first()
    words = text.strip()
    demand_version(found=found.version if found else 0, wanted=version)
    if found is None and not words:
        raise NothingNoted
    if found is None:
        made: DayNote = DayNote.objects.create(**place, author=author, text=words, written_at=now)
        return made
    return found if found.text == words else _written(found, words, author, now)


@transaction.atomic
def undo_day_note(*, note: DayNote, author: Membership, version: int, now: datetime) -> DayNote:
    """Say again what was said before; undone once more it is as it was. Raises NoteChanged."""
    held: DayNote = DayNote.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if held.version != version:
        raise NoteChanged
    return _written(held, held.before, author, now)


def _written(note: DayNote, text: str, author: Membership, now: datetime) -> DayNote:
    note.before, note.text, note.author, note.written_at = note.text, text, author, now
    note.version += 1
    note.save(update_fields=["before", "text", "author", "written_at", "version"])
    return note

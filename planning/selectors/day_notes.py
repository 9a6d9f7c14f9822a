"""What coaches have noted on the days of an athlete."""

from collections import defaultdict
from datetime import date
from functools import lru_cache

from django.db.models import BigIntegerField, DateField

from athletes.models import Athlete
from planning.models import Audience, DayNote
from tenancy.database.prepared import Given, Prepared


def notes_between(*, athlete: Athlete, first: date, last: date) -> dict[date, list[DayNote]]:
    """The notes of each day as the staff sees them. One query."""
    return _by_day(_written(athlete.organization_id).ask(athlete=athlete.pk, first=first, last=last))


@lru_cache(maxsize=256)
def _written(_organization_id: int) -> Prepared:
    athlete = Given("athlete", BigIntegerField())
    days = Given("first", DateField()), Given("last", DateField())
    return Prepared(DayNote.objects.filter(athlete=athlete, day__range=days).written())


def notes_for_athlete(*, athlete: Athlete, first: date, last: date) -> dict[date, list[DayNote]]:
    """Those that are for the athlete. One query."""
    return _by_day(list(DayNote.objects.of(athlete).between(first, last).written().for_the_athlete()))


def day_notes(*, athlete: Athlete, day: date) -> dict[Audience, DayNote]:
    """What the day says, or has said, to whom. One query."""
    return {Audience(note.audience): note for note in DayNote.objects.of(athlete).filter(day=day)}


def _by_day(notes: list[DayNote]) -> dict[date, list[DayNote]]:
    found: dict[date, list[DayNote]] = defaultdict(list)
    for note in notes:
        found[note.day].append(note)
    return found

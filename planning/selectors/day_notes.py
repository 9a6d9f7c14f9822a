"""What coaches have noted on the days of an athlete."""

from collections import defaultdict
from datetime import date

from athletes.models import Athlete
from planning.models import Audience, DayNote


def notes_between(*, athlete: Athlete, first: date, last: date) -> dict[date, list[DayNote]]:
    """The notes of each day as the staff sees them. One query."""
    return _by_day(list(DayNote.objects.of(athlete).between(first, last).written()))


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

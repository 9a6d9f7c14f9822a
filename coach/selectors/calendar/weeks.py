"""A week of the calendar: its days and its sums."""

from datetime import date, timedelta

from coach.selectors.calendar.drawing import day_of, free_words
from coach.selectors.calendar.facts import Facts
from coach.selectors.calendar.sums import sums_of
from coach.selectors.calendar.values import Week

WEEK = timedelta(days=7)


def week_of(facts: Facts, monday: date, units: str, *, detailed: bool) -> Week:
    """The week that begins on the Monday; `detailed` shows what each session consists of."""
    row = facts.weeks.get(monday)
    days = [monday + timedelta(days=number) for number in range(7)]
    free = free_words(*facts.athlete.availability_min)
    entries = [one for day in days for one in facts.entries.get(day, ())]
    return Week(
        monday=monday,
        number=row.number if row and row.phase else 0,
        phase=row.phase if row else "",
        cutback=bool(row and row.cutback),
        this_week=monday <= facts.today < monday + WEEK,
        days=tuple(
            day_of(facts, day, words, units, detailed=detailed) for day, words in zip(days, free, strict=True)
        ),
        sums=sums_of(facts, monday, entries, units),
    )

"""A week of the calendar: its days and its sums."""

from datetime import date, timedelta

from coach.selectors.calendar.drawing import day_of
from coach.selectors.calendar.facts import Facts
from coach.selectors.calendar.sums import sums_of
from coach.selectors.calendar.values import Week

WEEK = timedelta(days=7)


def week_of(facts: Facts, monday: date, units: str, *, detailed: bool) -> Week:
    """The week that begins on the Monday; `detailed` shows what each session consists of."""
    row = facts.weeks.get(monday)
    entries = [one for one in facts.preview.entries if monday <= one.day < monday + WEEK]
    days = [monday + timedelta(days=number) for number in range(7)]
    return Week(
        monday=monday,
        number=row.number if row and row.phase else 0,
        phase=row.phase if row else "",
        cutback=bool(row and row.cutback),
        this_week=monday <= facts.today < monday + WEEK,
        days=tuple(
            day_of(facts, day, [one for one in entries if one.day == day], units, detailed=detailed)
            for day in days
        ),
        sums=sums_of(facts, monday, entries, units),
    )

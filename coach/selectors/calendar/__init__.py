"""An athlete's calendar: weeks of days with what is planned, drafted and done, and what it adds up to."""

from datetime import date, datetime, timedelta

from athletes.models import Athlete
from coach.selectors.calendar.drafted import drafted_of
from coach.selectors.calendar.drawing import day_of
from coach.selectors.calendar.facts import Facts, facts_of
from coach.selectors.calendar.sums import sums_of
from coach.selectors.calendar.values import Calendar, Card, Day, Drafted, Week
from planning.models import PlanState
from planning.selectors import proposed_changes

__all__ = ["Calendar", "Card", "Day", "Drafted", "Week", "calendar"]

WEEK = timedelta(days=7)
DETAILED_WEEKS = 1


def calendar(*, athlete: Athlete, now: datetime, first: date, weeks: int, units: str) -> Calendar:
    """The weeks from the one that holds `first` on. A constant number of queries."""
    monday = first - timedelta(days=first.weekday())
    last = monday + weeks * WEEK - timedelta(days=1)
    facts = facts_of(athlete=athlete, now=now, first=monday, last=last)
    step = min(weeks, 4) * WEEK
    return Calendar(
        first=monday,
        last=last,
        before=monday - step,
        after=monday + step,
        weeks=tuple(_week(facts, monday + number * WEEK, units, weeks) for number in range(weeks)),
        drafted=drafted_of(facts, facts.standing),
        begun=bool(facts.plans or facts.draft.changes),
        waiting=tuple((one.public_id, one.name) for one in facts.plans if one.state == PlanState.DRAFT),
        proposed=proposed_changes(athlete=athlete),
    )


def _week(facts: Facts, monday: date, units: str, weeks: int) -> Week:
    row = facts.weeks.get(monday)
    detailed = weeks <= DETAILED_WEEKS
    days = [monday + timedelta(days=number) for number in range(7)]
    entries = [one for day in days for one in facts.entries.get(day, ())]
    return Week(
        monday=monday,
        number=row.number if row and row.phase else 0,
        phase=row.phase if row else "",
        cutback=bool(row and row.cutback),
        this_week=monday <= facts.today < monday + WEEK,
        days=tuple(day_of(facts, day, units, detailed=detailed) for day in days),
        sums=sums_of(facts, monday, entries, units),
    )

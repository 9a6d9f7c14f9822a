"""An athlete's calendar: weeks of days with what is planned, drafted and done, and what it adds up to."""

from datetime import date, datetime, timedelta

from analytics.days import monday_of
from athletes.models import Athlete
from coach.selectors.calendar.drafted import drafted_of
from coach.selectors.calendar.facts import facts_of
from coach.selectors.calendar.values import Calendar, Card, Day, Drafted, Week
from coach.selectors.calendar.weeks import WEEK, week_of
from planning.models import PlanState

__all__ = ["Calendar", "Card", "Day", "Drafted", "Week", "calendar"]

DETAILED_WEEKS = 1


def calendar(*, athlete: Athlete, now: datetime, first: date, weeks: int, units: str) -> Calendar:
    """The weeks from the one that holds `first` on. A constant number of queries."""
    monday = monday_of(first)
    last = monday + weeks * WEEK - timedelta(days=1)
    facts = facts_of(athlete=athlete, now=now, first=monday, last=last, noted=True)
    step = min(weeks, 4) * WEEK
    return Calendar(
        first=monday,
        last=last,
        before=monday - step,
        after=monday + step,
        weeks=tuple(
            week_of(facts, monday + number * WEEK, units, detailed=weeks <= DETAILED_WEEKS)
            for number in range(weeks)
        ),
        drafted=drafted_of(facts, facts.standing),
        begun=bool(facts.plans or facts.draft.changes),
        waiting=tuple((one.public_id, one.name) for one in facts.plans if one.state == PlanState.DRAFT),
        proposed=facts.draft.proposed,
    )

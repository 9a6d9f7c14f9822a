"""How faithful an athlete was to the plan, week by week."""

from collections.abc import Iterator
from datetime import date, timedelta

from analytics.adherence import Due, Ran, WeekAdherence, week_by_week
from analytics.compliance import Amount, Verdict
from analytics.days import monday_of
from athletes.models import Activity, Athlete
from planning.models import PlannedSession
from planning.pairing import SPORT

WEEKS = 6
AMOUNTS = ("duration_s", "distance_m", "load")


def adherence(*, athlete: Athlete, today: date, weeks: int = WEEKS) -> tuple[WeekAdherence, ...]:
    """The weeks up to the running one, oldest first. Two queries."""
    first = monday_of(today) - timedelta(weeks=weeks - 1)
    due, ran = _due(athlete, first, today), runs_between(athlete=athlete, first=first, last=today)
    return week_by_week(due, ran, last=today, weeks=weeks)


def runs_between(*, athlete: Athlete, first: date, last: date) -> Iterator[Ran]:
    """What was run on these days, planned or not. One query."""
    runs = Activity.objects.of(athlete).current().between(first, last).filter(sport=SPORT)
    return (Ran(day, Amount(*amounts)) for day, *amounts in runs.values_list("day", *AMOUNTS))


def due_of(session: PlannedSession) -> Due:
    """The session with its verdict; None while it is still to be run."""
    verdict = Verdict(session.outcome) if session.outcome else None
    planned = Amount(session.duration_s, session.distance_m, session.load)
    return Due(session.day, verdict, planned, key=session.key)


def _due(athlete: Athlete, first: date, last: date) -> Iterator[Due]:
    rows = PlannedSession.objects.published().runs().of(athlete).between(first, last)
    return map(due_of, rows.only("day", "key", "outcome", *AMOUNTS))

"""All that a season is shown from, in a constant number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from analytics.days import monday_of
from athletes.models import Athlete
from coach.selectors.calendar.facts import Facts, facts_of
from coach.selectors.season.values import Span
from planning.changes import Entry, Event, Outlook, outlook
from planning.models import Plan
from planning.selectors import events_of, published_plan

DAY, WEEK = timedelta(days=1), timedelta(days=7)
YEAR_WEEKS = 52


class Reach(StrEnum):
    """Which weeks are shown: the season's, twelve months back, or twelve months ahead."""

    SEASON = "season"
    BACK = "back"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class SeasonFacts:
    """`outlook` is with the draft, `seen` what the athlete has."""

    facts: Facts
    span: Span
    plan: Plan | None
    entries: tuple[Entry, ...]
    standing: tuple[Entry, ...]
    events: tuple[Event, ...]
    outlook: Outlook
    seen: Outlook

    @property
    def last(self) -> date:
        return self.span.monday + self.span.weeks * WEEK - DAY


def span_of(reach: Reach, *, plan: Plan | None, today: date) -> Span:
    """The weeks that are asked for; without a season those ahead."""
    monday = monday_of(today)
    if reach is Reach.SEASON and plan is not None and plan.is_season:
        return Span(monday_of(plan.starts_on), plan.weeks)
    if reach is Reach.BACK:
        return Span(monday - (YEAR_WEEKS - 1) * WEEK, YEAR_WEEKS)
    return Span(monday, YEAR_WEEKS)


def season_facts(
    *, athlete: Athlete, now: datetime, reach: Reach | Span, drafted: bool = True
) -> SeasonFacts:
    """The weeks with what is planned, done and to come of them; ten queries."""
    today = athlete.local_day(now)
    plan = published_plan(athlete=athlete)
    span = reach if isinstance(reach, Span) else span_of(reach, plan=plan, today=today)
    last = span.monday + span.weeks * WEEK - DAY
    seen_first, seen_last = min(span.monday, monday_of(today)), max(last, monday_of(today) + WEEK - DAY)
    facts = facts_of(athlete=athlete, now=now, first=seen_first, last=seen_last, drafted=drafted)
    events = events_of(race for day in facts.races.values() for race in day)
    entries, standing = facts.preview.entries, tuple(facts.standing.values())

    def look(found: Sequence[Entry]) -> Outlook:
        return outlook(found, events, facts.around, first=span.monday, last=last)

    return SeasonFacts(
        facts=facts,
        span=span,
        plan=plan,
        entries=entries,
        standing=standing,
        events=events,
        outlook=(ahead := look(entries)),
        seen=look(standing) if facts.draft.changes else ahead,
    )

"""A season by its weeks: phase, races, what was meant, planned and done, and the fitness that comes of it."""

from dataclasses import replace
from datetime import datetime

from athletes.models import Athlete
from coach.selectors.calendar.drafted import drafted_of
from coach.selectors.season.amounts import said
from coach.selectors.season.facts import Reach, SeasonFacts, season_facts, span_of
from coach.selectors.season.figures import figures_of
from coach.selectors.season.finding import finding_of
from coach.selectors.season.lines import race_lines, week_line
from coach.selectors.season.values import RaceLine, SeasonYear, Span, WeekLine
from planning.measure import Measure
from planning.year_chart import year_chart

__all__ = [
    "RaceLine",
    "Reach",
    "SeasonFacts",
    "SeasonYear",
    "Span",
    "WeekLine",
    "season_facts",
    "season_year",
    "span_of",
]


def season_year(
    *,
    athlete: Athlete,
    now: datetime,
    reach: Reach | Span,
    measure: Measure,
    units: str,
    drafted: bool = True,
) -> SeasonYear:
    """The weeks as the page draws them; the athlete's own is not `drafted`. Ten queries."""
    found = season_facts(athlete=athlete, now=now, reach=reach, drafted=drafted)
    figures = figures_of(found, measure)
    races = race_lines(found, units)
    return SeasonYear(
        measure=measure,
        first=found.span.monday,
        last=found.last,
        weeks=tuple(week_line(found, one, races, measure, units) for one in figures),
        races=races,
        chart=year_chart(
            [replace(one.drawn, words=said(measure, one.drawn.planned, units)) for one in figures],
            today=found.facts.today,
        ),
        finding=finding_of(found),
        drafted=drafted_of(found.facts, found.facts.standing),
        has_season=found.plan is not None and found.plan.is_season,
        empty=not (found.entries or found.facts.runs or found.events),
    )

"""What an idea would make of a season, beside the season as it stands; nothing is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext

from analytics.days import monday_of
from athletes.models import Athlete
from coach.selectors.season.amounts import rounded, signed
from coach.selectors.season.comparing import Compared, Row, compared_rows, warning_rows
from coach.selectors.season.facts import SeasonFacts, season_facts
from coach.selectors.season.finding import finding_of, goal_of
from coach.selectors.season.values import Span
from coach.selectors.season.what_if_chart import WhatIfChart, what_if_chart
from planning.changes import Event, Idea, Outlook, Planned, applied, outlook, supposed
from planning.selectors import events_between, published_plan

WEEK = timedelta(days=7)
LEAST_WEEKS, USUAL_WEEKS, MOST_WEEKS = 8, 26, 60


@dataclass(frozen=True, slots=True)
class Variant:
    """One side: its letter, what comes of it, and whether its changes can become a draft."""

    letter: str
    outlook: Outlook
    draftable: bool


@dataclass(frozen=True, slots=True)
class WhatIf:
    """`variants` are those of which something is supposed."""

    finding: str
    variants: tuple[Variant, ...]
    compared: Compared
    rows: tuple[Row, ...]
    warnings: tuple[Row, ...]
    chart: WhatIfChart

    @property
    def columns(self) -> int:
        """Of the table: the labels, the season as it stands, and each variant."""
        return 2 + len(self.variants)


def season_events(*, athlete: Athlete, now: datetime) -> tuple[Event, ...]:
    """The races to come, of which something can be supposed. One query."""
    today = athlete.local_day(now)
    return events_between(athlete=athlete, first=today, last=today + MOST_WEEKS * WEEK)


def what_if(*, athlete: Athlete, now: datetime, ideas: Sequence[tuple[str, Idea | None]]) -> WhatIf:
    """The season as it stands, drafts included, and with each idea. Twelve queries."""
    found = season_facts(athlete=athlete, now=now, reach=_span(athlete, now))
    variants = tuple(variant_of(found, letter, idea) for letter, idea in ideas if idea is not None)
    outlooks = [found.outlook, *(one.outlook for one in variants)]
    letters = ["", *(one.letter for one in variants)]
    return WhatIf(
        finding=_finding(found, variants),
        variants=variants,
        compared=Compared(tuple(letters), tuple(outlooks)),
        rows=compared_rows(found, outlooks),
        warnings=warning_rows(outlooks),
        chart=what_if_chart(letters, outlooks),
    )


def variant_of(found: SeasonFacts, letter: str, idea: Idea | None) -> Variant:
    """What comes of one idea."""
    facts = found.facts
    season = Planned(found.entries, found.events, facts.today, facts.zones.physiology_on)
    would = supposed(idea, season)
    around = replace(facts.around, races=tuple(one.day for one in would.events))
    after = applied(found.entries, would.changes)
    ahead = outlook(after, would.events, around, first=found.span.monday, last=found.last)
    return Variant(letter, ahead, would.can_be_drafted(season))


def _finding(found: SeasonFacts, variants: Sequence[Variant]) -> str:
    """What each variant does to the race that counts, or to the end."""
    goal = goal_of(found.outlook.events, found)
    said = [_said(one, goal, found) for one in variants]
    return " ".join(said) or finding_of(found)


def _said(variant: Variant, goal: Event | None, found: SeasonFacts) -> str:
    base, ahead = found.outlook, variant.outlook
    own = next((one for one in ahead.events if goal and one.race == goal.race), None)
    if goal is None or own is None:
        before, after = base.weeks[-1].end, ahead.weeks[-1].end
        words = gettext("%(letter)s: fitness at the end %(ctl)s instead of %(before)s.")
        return words % {
            "letter": variant.letter,
            "ctl": rounded(after.ctl if after else None),
            "before": rounded(before.ctl if before else None),
        }
    there, now = ahead.at_race(own), base.at_race(goal)
    words = gettext(
        "%(letter)s: at %(race)s fitness %(ctl)s instead of %(before)s, "
        "form %(tsb)s instead of %(tsb_before)s."
    )
    return words % {
        "letter": variant.letter,
        "race": goal.name,
        "ctl": rounded(there.ctl if there else None),
        "before": rounded(now.ctl if now else None),
        "tsb": signed(there.tsb if there else None),
        "tsb_before": signed(now.tsb if now else None),
    }


def _span(athlete: Athlete, now: datetime) -> Span:
    """From this week to the end of the season, or to the last race."""
    monday = monday_of(athlete.local_day(now))
    plan = published_plan(athlete=athlete)
    ends = [plan.starts_on + plan.weeks * WEEK] if plan is not None and plan.is_season else []
    ends += [one.day + WEEK for one in season_events(athlete=athlete, now=now)]
    if not ends:
        return Span(monday, USUAL_WEEKS)
    weeks = -(-(max(ends) - monday).days // 7)
    return Span(monday, min(max(weeks, LEAST_WEEKS), MOST_WEEKS))

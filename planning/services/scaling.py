"""A week brought to another amount, and an idea of a what-if, as changes in the calendar's draft."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete
from athletes.selectors import dated, fitness_on, settings_for
from planning import selectors
from planning.changes import (
    Entry,
    Idea,
    Planned,
    Surroundings,
    applied,
    course_of,
    free_of,
    scaled_to,
    supposed,
)
from planning.measure import Measure, amount_in
from planning.models import Revision
from planning.services.drafts import FURTHEST, draft_changes, hold_calendar
from tenancy.models import Membership

DAY, WEEK = timedelta(days=1), timedelta(days=7)


class NothingToScale(ValueError):
    """The week has no session that may be scaled."""

    message = _("Nothing in this week can be scaled: its sessions are run, locked, races or rests.")


class NothingChanges(ValueError):
    """The sessions stay as they are."""

    message = _("Nothing changes: the sessions cannot come nearer to it.")


class NotForTheDraft(ValueError):
    """What was supposed is about a race."""

    message = _("A race is no part of the draft. Change it among the athlete's races.")


@dataclass(frozen=True, slots=True)
class Scaled:
    """The draft, and the amount that the week has come to."""

    revision: Revision
    reached: float


@dataclass(frozen=True, slots=True)
class _Week:
    """The days up to the end of a week as they are drafted, and how its amount is measured."""

    monday: date
    measure: Measure
    entries: tuple[Entry, ...]
    around: Surroundings

    def amount(self, entries: tuple[Entry, ...]) -> float:
        if self.measure is Measure.FITNESS:
            end = course_of(entries, self.around, self.monday).evening(self.monday + WEEK - DAY)
            return end.ctl if end else 0.0
        amount = amount_in(self.measure, self.monday, self.around.ctl_days)
        return sum(amount(one) for one in entries if one.day >= self.monday)


@transaction.atomic
def scale_week(
    *, athlete: Athlete, author: Membership, monday: date, measure: Measure, wanted: float, now: datetime
) -> Scaled:
    """Draft the week's sessions stretched to the amount: seconds, metres, load, or CTL at the week's end.

    Locked sessions, races and what was run stay; key sessions keep their intensity. Raises NothingToScale,
    NothingChanges, or as draft_changes.
    """
    hold_calendar(athlete)
    today, zones = athlete.local_day(now), dated(athlete=athlete)
    week = _week(athlete, monday, measure, today)
    races = selectors.race_days(athlete=athlete, first=monday, last=monday + WEEK - DAY)
    free = free_of((one for one in week.entries if one.day >= monday), today=today, races=races)
    if not free:
        raise NothingToScale
    named = {one.session for one in free}
    fixed = week.amount(tuple(one for one in week.entries if one.session not in named))
    amount = amount_in(measure, monday, week.around.ctl_days)
    edits = scaled_to(free, max(wanted - fixed, 0.0), amount, zones.physiology_on)
    if not edits:
        raise NothingChanges
    revision = draft_changes(athlete=athlete, author=author, changes=edits, now=now)
    return Scaled(revision, week.amount(applied(week.entries, edits)))


@transaction.atomic
def draft_idea(*, athlete: Athlete, author: Membership, idea: Idea | None, now: datetime) -> Revision:
    """Draft what the idea would change. Raises NotForTheDraft, NothingChanges, or as draft_changes."""
    hold_calendar(athlete)
    today = athlete.local_day(now)
    season = Planned(
        entries=selectors.drafted_between(athlete=athlete, first=today, last=today + FURTHEST),
        events=selectors.events_between(athlete=athlete, first=today, last=today + FURTHEST),
        today=today,
        physiology_on=dated(athlete=athlete).physiology_on,
    )
    found = supposed(idea, season)
    if found.events != season.events:
        raise NotForTheDraft
    if not found.changes:
        raise NothingChanges
    return draft_changes(athlete=athlete, author=author, changes=found.changes, now=now)


def _week(athlete: Athlete, monday: date, measure: Measure, today: date) -> _Week:
    settings = settings_for(athlete)
    first = min(monday, today) if measure is Measure.FITNESS else monday
    around = Surroundings(
        today=today,
        available_s=(),
        done=tuple(fitness_on(athlete=athlete, day=today - DAY).daily_load.tolist()),
        ctl_days=settings.ctl_days,
        atl_days=settings.atl_days,
        start_ctl=settings.start_ctl,
        start_atl=settings.start_atl,
    )
    entries = selectors.drafted_between(athlete=athlete, first=first, last=monday + WEEK - DAY)
    return _Week(monday, measure, entries, around)

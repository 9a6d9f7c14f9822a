"""A week of a season made anew by the season's own inputs, around what stays."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from analytics.season import BadSeason, SetDay
from athletes.models import Athlete
from athletes.selectors import physiology
from athletes.services import facts_of_race
from planning import selectors
from planning.changes import Change, Content, Entry, days_that_stay, in_week, is_race, regenerate
from planning.inputs import PlanInputs
from planning.models import Category, Plan
from planning.services.seasons import fill_season, season_as_saved

WEEK, DAY = timedelta(days=7), timedelta(days=1)


class NoSeason(ValueError):
    """The week belongs to no season that was built."""

    message = _("This week belongs to no season that was built by rules, so it cannot be made anew.")


def made_anew(*, athlete: Athlete, monday: date, today: date, new_id: Callable[[], UUID]) -> list[Change]:
    """What turns the week into what the season makes of it now. Raises NoSeason."""
    plan = selectors.published_plan(athlete=athlete)
    if plan is None or not plan.inputs:
        raise NoSeason
    around = selectors.entries_drafted(athlete=athlete, first=monday - DAY, last=monday + WEEK)
    week = in_week(around, monday)
    made = _made(athlete, plan, monday, _set_days(week, today), _not_hard(athlete, around, monday, today))
    return regenerate(week, made, today=today, new_id=new_id)


def _made(
    athlete: Athlete, plan: Plan, monday: date, set_days: tuple[SetDay, ...], not_hard: tuple[date, ...]
) -> list[tuple[date, Content]]:
    """The sessions of the week, for the athlete as they are when it begins."""
    try:
        season = season_as_saved(
            athlete=athlete,
            goal=facts_of_race(plan.race) if plan.race else None,
            inputs=_inputs(athlete, plan, monday),
            set_days=set_days,
            not_hard=not_hard,
        )
    except BadSeason as why:  # the race has moved since, or what was said then is allowed no more
        raise NoSeason from why
    if monday not in {week.monday for week in season.built.weeks}:
        raise NoSeason
    known = physiology(athlete=athlete, day=monday)
    sketch = fill_season(found=replace(season, physiology=known))
    return [
        (session.day, session.content)
        for filled in sketch.weeks
        if filled.week.monday == monday
        for session in filled.sessions
    ]


def _inputs(athlete: Athlete, plan: Plan, monday: date) -> PlanInputs:
    """As the plan was asked for, with an injury that is open now."""
    kept = PlanInputs.from_json(plan.inputs)
    injured = selectors.open_flags(athlete=athlete, start=monday).injury
    return replace(kept, open_injury=True) if injured else kept


def _set_days(week: Iterable[Entry], today: date) -> tuple[SetDay, ...]:
    """What stays, as the season counts it; races it knows of itself."""
    there = [one for one in week if not is_race(one)]
    return tuple(
        SetDay(
            day,
            sum(one.content.duration_s for one in there if one.day == day),
            key=any(one.content.key for one in there if one.day == day),
            long=any(one.content.category == Category.LONG for one in there if one.day == day),
        )
        for day in sorted(days_that_stay(there, today))
    )


def _not_hard(athlete: Athlete, around: Iterable[Entry], monday: date, today: date) -> tuple[date, ...]:
    """Days beside what is hard in the weeks before and after; all of them while anything hurts or is open."""
    found = selectors.open_flags(athlete=athlete, start=today)
    if found.pain or found.illness or found.injury:
        return tuple(monday + number * DAY for number in range(7))
    hard = {one.day for one in around if one.content.key or one.content.category == Category.LONG}
    beside = {monday - DAY: monday, monday + WEEK: monday + WEEK - DAY}
    return tuple(inside for outside, inside in beside.items() if outside in hard)

"""What a set of changes would come to: the entries after it, its sums, and which rules speak against it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from analytics.days import monday_of
from analytics.fitness import ATL_DAYS, CTL_DAYS
from analytics.plan_check import Found, PlannedDay, PlanRule, check_days, week_ramps
from planning.changes.applying import Counted, applied, counted
from planning.changes.colliding import collisions
from planning.changes.entries import Entry
from planning.changes.kinds import Change

DAY, WEEK = timedelta(days=1), timedelta(days=7)
NO_LIMIT = float("inf")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rules look at besides the plan.

    `available_s` by weekday, Monday first; `flags` that are open; `done` is the load of each day up to
    yesterday, from the first run on, and the rest how fitness follows from it.
    """

    today: date
    available_s: tuple[float, ...]
    races: tuple[date, ...] = ()
    flags: int = 0
    done: tuple[float, ...] = ()
    ramp_limit: float = NO_LIMIT
    ctl_days: float = CTL_DAYS
    atl_days: float = ATL_DAYS
    start_ctl: float = 0.0
    start_atl: float = 0.0


@dataclass(frozen=True, slots=True)
class Preview:
    """`found` speaks against the days from today on, `new` is what the changes have brought of it.

    `ramps`: rise of CTL in the week, by the week's Monday. Loads are those of the weeks that change.
    """

    entries: tuple[Entry, ...]
    counted: Counted = field(default_factory=Counted)
    load_before: float = 0.0
    load_after: float = 0.0
    found: tuple[Found, ...] = ()
    new: tuple[Found, ...] = ()
    ramps: dict[date, float | None] = field(default_factory=dict)

    @property
    def load_percent(self) -> int | None:
        """By how much the load of the weeks changes; None where there was none."""
        return round(100 * (self.load_after / self.load_before - 1)) if self.load_before else None


def preview(
    entries: Iterable[Entry], changes: Sequence[Change], around: Surroundings, *, first: date, last: date
) -> Preview:
    """The entries after the changes, with what speaks against the days from `first` to `last`."""
    before = tuple(entries)
    after = applied(before, changes)
    ramps, found = _against(after, around, first, last)
    if not changes:
        return Preview(entries=after, found=found, ramps=ramps)
    weeks = _weeks_that_differ(before, after)
    known = set(_keys(against(before, around, first=first, last=last)))
    met = collisions(before, after, around.races)
    return Preview(
        entries=after,
        counted=counted(before, changes),
        load_before=_load(before, weeks),
        load_after=_load(after, weeks),
        found=_in_order((*found, *met)),
        new=_in_order((*(one for one in found if (one.rule, one.day) not in known), *met)),
        ramps=ramps,
    )


def against(entries: Sequence[Entry], around: Surroundings, *, first: date, last: date) -> tuple[Found, ...]:
    """What speaks against the days from `first` to `last` as the entries stand."""
    return _against(entries, around, first, last)[1]


def _keys(found: Iterable[Found]) -> Iterable[tuple[PlanRule, date]]:
    return ((one.rule, one.day) for one in found)


def _weeks_that_differ(before: Iterable[Entry], after: Iterable[Entry]) -> set[date]:
    stood = {(one.session, one.day, one.content.load) for one in before}
    stands = {(one.session, one.day, one.content.load) for one in after}
    return {monday_of(day) for _session, day, _load in stood ^ stands}


def _load(entries: Iterable[Entry], weeks: set[date]) -> float:
    return sum(one.content.load for one in entries if monday_of(one.day) in weeks)


def _against(
    entries: Sequence[Entry], around: Surroundings, first: date, last: date
) -> tuple[dict[date, float | None], tuple[Found, ...]]:
    """The ramp of each week, and what speaks against the days."""
    by_day: dict[date, list[Entry]] = defaultdict(list)
    for one in entries:
        by_day[one.day].append(one)
    ramps = _ramps(by_day, around, first, last)
    days = [_planned(by_day.get(day, ()), around, day) for day in _days(first, last)]
    rules = check_days(days, first=around.today, races=around.races, flags=around.flags)
    steep = tuple(
        Found(PlanRule.RAMP, monday, {"ramp": ramp, "limit": around.ramp_limit})
        for monday, ramp in ramps.items()
        if ramp is not None and ramp > around.ramp_limit and max(first, around.today) < monday + WEEK
    )
    return ramps, _in_order((*rules, *steep))


def _in_order(found: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(found, key=lambda one: (one.day, one.rule)))


def _planned(entries: Sequence[Entry], around: Surroundings, day: date) -> PlannedDay:
    here = [one.content for one in entries]
    return PlannedDay(
        day,
        duration_s=sum(one.duration_s for one in here),
        load=sum(one.load for one in here),
        key=any(one.key for one in here),
        available_s=NO_LIMIT if day in around.races else around.available_s[day.weekday()],
    )


def _ramps(
    by_day: Mapping[date, Sequence[Entry]], around: Surroundings, first: date, last: date
) -> dict[date, float | None]:
    """At the end of each week from `first` to `last`; for weeks that are over, as they were run."""
    end = monday_of(last) + WEEK - DAY
    ahead = _days(around.today, end)
    planned = [sum(one.content.load for one in by_day.get(day, ())) for day in ahead]
    found = week_ramps(
        np.array(around.done),
        np.array(planned),
        ctl_days=around.ctl_days,
        atl_days=around.atl_days,
        start_ctl=around.start_ctl,
        start_atl=around.start_atl,
    )
    start = around.today - len(around.done) * DAY
    mondays = _days(monday_of(max(first, start)), end)[::7]
    ends = ((monday, (monday + WEEK - DAY - start).days) for monday in mondays)
    return {monday: found[at] for monday, at in ends if at < len(found)}


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]

"""Readiness, flags and cases of many athletes: what rescoring one by one would write, in few statements."""

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from analytics.rules import Group
from analytics.samples import Array
from athletes import services as athletes_of
from athletes.models import Athlete
from athletes.selectors import allowances, contexts_of, loads_of, settings_by
from athletes.services import Shown
from athletes.settings import Settings
from planning.selectors import sessions_on
from readiness.models import CheckIn
from readiness.selectors.mornings import Window, mornings_of
from readiness.services import automatic, flags, rows
from readiness.services.assessing import Known, judge
from readiness.services.check_ins import shown_of
from readiness.services.desk_of_many import InBulk
from readiness.services.watching import watch_at
from tenancy.database.piles import Pile
from tenancy.database.prepared import Keys

TOGETHER = 500
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Recomputed:
    """How many athletes were looked at, and how many rows written."""

    athletes: int = 0
    rows: int = 0

    def __add__(self, other: "Recomputed") -> "Recomputed":
        return Recomputed(self.athletes + other.athletes, self.rows + other.rows)


def recompute(*, athletes: Iterable[int], now: datetime, clock_only: bool = False) -> Recomputed:
    """Score today's answers of these athletes again, and let flags, cases and clock follow.

    Writes only what differs from what is stored, and exactly what the clock, the runs and `rescore` would.
    Some hundred athletes at a time, each in a transaction. `clock_only`: by what the clock tells alone.
    Safe to repeat.
    """
    done, keys = Recomputed(), sorted(athletes)
    for first in range(0, len(keys), TOGETHER):
        with _undisturbed():
            done += _recompute(keys[first : first + TOGETHER], now, clock_only=clock_only)
    return done


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without looking for garbage: of so many rows that are all still needed it costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@transaction.atomic
def _recompute(keys: Collection[int], now: datetime, *, clock_only: bool) -> Recomputed:
    people = _hold(keys)
    if not people:
        return Recomputed()
    settings = settings_by(people)
    today = min(athlete.local_day(now) for athlete in people)
    desk = InBulk(people=people, settings=settings, today=today, now=now)
    loads = None if clock_only else loads_of({one: one.local_day(now) - DAY for one in people})
    for group in (Group.CLOCK,) if loads is None else (Group.CLOCK, Group.RUNS):
        watch_at(desk, athletes=people, group=group, now=now, loads=loads)
    check_ins = [] if loads is None else _check_ins(people, now)
    written = _score(check_ins, settings, loads or {}, desk, now) if check_ins else 0
    written += desk.save()
    _act([check_in.athlete for check_in in check_ins], desk, now)
    return Recomputed(len(people), written)


def _hold(keys: Collection[int]) -> list[Athlete]:
    """In the order of their keys, as everybody holds several, so that two never wait for each other."""
    found = Athlete.objects.current().filter(id__any_of=Keys(keys))
    held = list(found.select_for_update(no_key=True).order_by("pk"))
    if held:
        organization = held[0].organization
        for athlete in held:
            athlete.organization = organization
    return held


def _check_ins(people: Sequence[Athlete], now: datetime) -> list[CheckIn]:
    """Today's, each with its athlete, in the order of the athletes."""
    today = {athlete.pk: athlete.local_day(now) for athlete in people}
    found = CheckIn.objects.filter(
        athlete__id__any_of=Keys(today), day__in=set(today.values()), deleted_at=None
    )
    by_athlete = {one.athlete_id: one for one in found.order_by() if one.day == today[one.athlete_id]}
    answered = [athlete for athlete in people if athlete.pk in by_athlete]
    for athlete in answered:
        by_athlete[athlete.pk].athlete = athlete
    return [by_athlete[athlete.pk] for athlete in answered]


def _score(
    check_ins: Sequence[CheckIn],
    settings: Mapping[int, Settings],
    loads: Mapping[int, Array],
    desk: InBulk,
    now: datetime,
) -> int:
    """Score them and let flags and cases follow; returns how many rows were written."""
    known = _known(check_ins, settings, loads)
    pile, shown = Pile(CheckIn, block=1), dict[int, Shown]()
    for check_in in check_ins:
        athlete = check_in.athlete
        found = judge(known[athlete.pk], settings[athlete.pk])
        values = rows.scored(found.score)
        if rows.take(check_in, values):
            pile.change(check_in, *values, "version")
        shown[athlete.pk] = shown_of(check_in)
        flags.raise_or_withdraw(athlete=athlete, day=check_in.day, found=found, now=now, desk=desk)
    return pile.save() + athletes_of.record_readiness_states(shown=shown)


def _known(
    check_ins: Sequence[CheckIn], settings: Mapping[int, Settings], loads: Mapping[int, Array]
) -> dict[int, Known]:
    """By athlete, what the rules read of the morning: as assess gathers it, in four queries."""
    people = {check_in.athlete_id: check_in.athlete for check_in in check_ins}
    days = {check_in.athlete_id: check_in.day for check_in in check_ins}
    windows = {pk: Window(day, round(settings[pk].readiness.baseline_days)) for pk, day in days.items()}
    mornings = mornings_of(windows)
    sessions = sessions_on(days=days)
    contexts = contexts_of(loads={pk: loads[pk] for pk in days}, settings=settings)
    for pk, planned in sessions.items():
        planned.athlete = people[pk]
    allowed = allowances(athletes=people)
    known = {}
    for one in check_ins:
        pk = one.athlete_id
        known[pk] = Known(rows.answers_of(one), *mornings[pk], sessions.get(pk), contexts[pk], allowed[pk])
    return known


def _act(people: Iterable[Athlete], desk: InBulk, now: datetime) -> None:
    """In automatic mode, what the rules do by themselves, one athlete after the other."""
    for athlete in people:
        held = desk.open_case(athlete)
        if held is not None and held.proposal is not None:
            automatic.act(athlete=athlete, now=now)

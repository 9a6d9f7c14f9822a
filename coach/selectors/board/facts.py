"""What the calendars of many athletes are drawn from, in as many queries as for one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Protocol, TypeVar

from django.db.models import Q

from athletes.models import Activity, Athlete, Race
from athletes.selectors import loads_of
from coach.selectors.calendar.asking import OPEN_FLAG, RUN_FIELDS, weeks_shown
from coach.selectors.calendar.facts import (
    WEEK,
    Facts,
    Gathered,
    facts_from,
    surroundings_from,
    weeks_by_monday,
    with_drafted,
)
from planning.models import Plan, PlannedSession
from planning.selectors import Draft, drafts_of_all
from planning.selectors.squads import zones_of
from readiness.models import Flag

DAY = timedelta(days=1)


class Owned(Protocol):
    athlete_id: int


Row = TypeVar("Row", bound=Owned)


def facts_of_all(*, athletes: Sequence[Athlete], now: datetime, first: date, last: date) -> list[Facts]:
    """The facts of each, in order. Nine queries, however many they are."""
    read = _Read(athletes, now, first, last)
    return [facts_from(read.of(one), first=first, last=last) for one in athletes]


class _Read:
    """The rows of all of them, by athlete."""

    def __init__(self, athletes: Sequence[Athlete], now: datetime, first: date, last: date) -> None:
        self.todays = {one: one.local_day(now) for one in athletes}
        self.drafts = {one.pk: Draft() for one in athletes} | drafts_of_all(athletes=athletes)
        self.spans = {pk: with_drafted(draft, first, last) for pk, draft in self.drafts.items()}
        widest = (
            min([first, *(one for one, _ in self.spans.values())]),
            max([last, *(one for _, one in self.spans.values())]),
        )
        self.sessions = _by_athlete(_sessions(athletes, self.drafts.values(), widest))
        self.runs = _by_athlete(_of(Activity, athletes).between(first, last).only(*RUN_FIELDS))
        self.races = _by_athlete(_of(Race, athletes).between(widest[0], widest[1] + WEEK))
        self.loads = loads_of({one: today - DAY for one, today in self.todays.items()})
        self.flags = _flags(athletes)
        self.plans = _by_athlete(_of(Plan, athletes).defer("inputs", "warnings"))
        weeks = weeks_shown().filter(athlete__in=athletes, starts_on__range=(first, last))
        self.weeks = _by_athlete(weeks)
        self.zones = zones_of(athletes)

    def of(self, one: Athlete) -> Gathered:
        """What was read of this one, as if nobody else had been asked about."""
        (first, last), draft, today = self.spans[one.pk], self.drafts[one.pk], self.todays[one]
        races = [race for race in self.races[one.pk] if first <= race.day <= last + WEEK]
        return Gathered(
            athlete=one,
            today=today,
            draft=draft,
            sessions=_seen(self.sessions[one.pk], draft, first, last),
            runs=self.runs[one.pk],
            around=surroundings_from(
                one, today=today, races=races, done=self.loads[one.pk], flags=self.flags[one.pk]
            ),
            races=races,
            plans=tuple(self.plans[one.pk]),
            weeks=weeks_by_monday(self.weeks[one.pk]),
            notes={},
            zones=self.zones[one.pk],
        )


def _flags(athletes: Sequence[Athlete]) -> Counter[int]:
    found = Flag.objects.filter(athlete__in=athletes, **OPEN_FLAG).order_by()
    return Counter(found.values_list("athlete_id", flat=True))


def _sessions(
    athletes: Sequence[Athlete], drafts: Iterable[Draft], days: tuple[date, date]
) -> Iterable[PlannedSession]:
    named = {session for draft in drafts for session in draft.sessions}
    seen = PlannedSession.objects.published().filter(athlete__in=athletes)
    return list(seen.filter(Q(day__range=days) | Q(public_id__in=sorted(named))))


def _seen(sessions: Iterable[PlannedSession], draft: Draft, first: date, last: date) -> list[PlannedSession]:
    """Those of the days that this athlete's draft reaches, and those that it names."""
    return [one for one in sessions if first <= one.day <= last or one.public_id in draft.sessions]


def _of(model: Any, athletes: Sequence[Athlete]) -> Any:
    return model.objects.current().filter(athlete__in=athletes)


def _by_athlete(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.athlete_id].append(row)
    return found

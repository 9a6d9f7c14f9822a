"""What rules would have opened in the last seven days, by its own history. Nothing is saved."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from analytics.rules import Group
from analytics.rules.replaying import Spoken, count
from athletes import settings
from athletes.models import Athlete
from athletes.selectors import contexts_of, loads_of, settings_by
from athletes.settings import Settings
from planning.selectors import sessions_on
from readiness.models import CheckIn
from readiness.selectors.facts import facts_of, known_by_the_clock, known_of_runs
from readiness.selectors.mornings import Window, mornings_of
from readiness.services import rows
from readiness.services.assessing import Known, judge
from readiness.services.watching import evidence_in
from tenancy.models import Organization

DAYS = 7
MOST_ATHLETES = 250
"""So many are asked at most: more would keep whoever types waiting. That it is a sample is said."""

Changes = Mapping[str, Any]
Codes = frozenset[str]
Evenings = dict[int, list[Spoken]]


@dataclass(frozen=True, slots=True)
class Preview:
    """The cases that would have been opened for those who were asked, and in how many each rule speaks.

    `asked` of `athletes`: where not everybody was, `cases` is of those alone, and `about` is for everybody.
    """

    cases: int
    by_code: Mapping[str, int]
    asked: int
    athletes: int

    @property
    def about(self) -> int:
        return round(self.cases * self.athletes / self.asked) if self.asked else 0

    @property
    def is_of_all(self) -> bool:
        return self.asked == self.athletes


def preview_rules(*, organization: Organization, changes: Changes, now: datetime) -> Preview:
    """What the organization's rules with these changes would have opened. Raises athletes' BadSetting.

    About a hundred queries, however many athletes there are.
    """
    as_typed = copy(organization)
    as_typed.settings = settings.changed(organization.settings, changes)
    everybody = Athlete.objects.current().order_by("pk")
    total = everybody.count()
    people = list(everybody)[:: max(1, -(-total // MOST_ATHLETES))]
    for athlete in people:
        athlete.organization = as_typed
    return _preview(people, total, now)


def preview_athlete_rules(*, athlete: Athlete, changes: Changes, now: datetime) -> Preview:
    """The same for one athlete, over the organization's rules. Raises BadSetting."""
    as_typed = copy(athlete)
    below = athlete.organization.settings
    as_typed.settings = settings.changed(athlete.settings, changes, below=below)
    return _preview([as_typed], 1, now)


def _preview(people: Sequence[Athlete], total: int, now: datetime) -> Preview:
    if not people:
        return Preview(0, {}, 0, total)
    rules = settings_by(people)
    moments = [now - timedelta(days=ago) for ago in range(DAYS, -1, -1)]
    said = _said_in_the_mornings(people, rules, moments)
    lives: Evenings = {athlete.pk: [] for athlete in people}
    for moment, mornings in zip(moments, said, strict=True):
        for pk, others, opens in _said_by_the_clock(people, moment):
            codes = mornings.get(pk, frozenset())
            lives[pk].append(Spoken(codes | others, opens=opens or bool(codes)))
    found = count(lives.values())
    return Preview(found.cases, found.by_code, len(people), total)


def _said_by_the_clock(people: Sequence[Athlete], moment: datetime) -> Iterator[tuple[int, Codes, bool]]:
    """By athlete, what clock and runs told at the moment, and whether some of it opens a case by itself."""
    clock = known_by_the_clock(athletes=people, now=moment, past=True)
    runs = known_of_runs(athletes=people, now=moment)
    for one, ran in zip(clock, runs, strict=True):
        told = [
            *evidence_in(facts_of(one, group=Group.CLOCK), Group.CLOCK),
            *evidence_in(facts_of(ran, group=Group.RUNS), Group.RUNS),
        ]
        enough = one.settings.risk.watch_from
        opens = any(each.strength >= enough for each in told)
        yield one.athlete.pk, frozenset(each.kind.value for each in told), opens


def _said_in_the_mornings(
    people: Sequence[Athlete], rules: Mapping[int, Settings], moments: Sequence[datetime]
) -> list[dict[int, Codes]]:
    """For each moment, by athlete, what the last check-in raised; it stands until the next one."""
    loads = loads_of({one: one.local_day(moments[-1]) for one in people})
    standing: dict[int, Codes] = {}
    found = []
    for moment in moments:
        days = {one.pk: one.local_day(moment) for one in people}
        back = (moments[-1] - moment).days + 1
        until = {pk: its[: len(its) - back] if len(its) > back else its[:0] for pk, its in loads.items()}
        standing = {**standing, **_assessed(days, rules, contexts_of(loads=until, settings=rules))}
        found.append(standing)
    return found


def _assessed(
    days: Mapping[int, date], rules: Mapping[int, Settings], loads: Mapping[int, Any]
) -> dict[int, Codes]:
    """By athlete who has checked in on the day, what is raised: nothing where nothing is advised."""
    rows_of_days = CheckIn.objects.filter(athlete__in=list(days), day__in=set(days.values()), deleted_at=None)
    check_ins = {one.athlete_id: one for one in rows_of_days.order_by() if one.day == days[one.athlete_id]}
    windows = {pk: Window(days[pk], round(rules[pk].readiness.baseline_days)) for pk in check_ins}
    mornings, sessions = mornings_of(windows), sessions_on(days=days)
    for session in sessions.values():
        session.activity_id = None  # in the morning it was still to be run
    found = {}
    for pk, check_in in check_ins.items():
        known = Known(rows.answers_of(check_in), *mornings[pk], sessions.get(pk), loads[pk])
        advice = judge(known, rules[pk]).advice
        found[pk] = frozenset(factor.code for factor in advice.risk.factors) if advice else frozenset()
    return found

"""What the clock and the runs tell of everybody: raised where it holds, withdrawn where it does not."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from analytics.rules import CURRENT, Facts, Group, evaluate
from analytics.samples import Array
from athletes.models import Athlete
from athletes.selectors import settings_for
from readiness.models import Flag, FlagKind
from readiness.selectors.facts import (
    Found,
    Known,
    facts_of,
    known_by_the_clock,
    known_of_runs,
    watched,
)
from readiness.services import flags, interventions
from readiness.services.desk import AT_ONCE, Desk
from readiness.services.evidence import Evidence, evidence_of

TOGETHER = 1000
"""So many athletes are read at once: their rows of six weeks fit into memory."""

KINDS: dict[Group, frozenset[FlagKind]] = {
    group: frozenset(FlagKind(rule.code) for rule in CURRENT[group]) - {FlagKind.ACTIVITY_PAIN}
    for group in (Group.CLOCK, Group.RUNS, Group.SOURCES)
}
"""Pain on a run is said of that run's day, and kept with it (efforts)."""

ASKED: dict[Group, Callable[..., Iterator[Known]]] = {
    Group.CLOCK: known_by_the_clock,
    Group.RUNS: known_of_runs,
}


def watch_the_clock(*, now: datetime) -> None:
    """What lasts, what is near, and who is silent, of everybody in the scope. Safe to repeat."""
    _watch_all(Group.CLOCK, now)


def watch_the_runs(*, now: datetime) -> None:
    """What the runs of everybody in the scope tell: windows move on though nobody runs. Safe to repeat."""
    _watch_all(Group.RUNS, now)


def watch_runs_of(*, athlete: Athlete, now: datetime) -> None:
    """What the athlete's runs tell, after one has come in or was rated. Two queries where nothing is new."""
    found = [facts_of(known, group=Group.RUNS) for known in known_of_runs(athletes=[athlete], now=now)]
    _keep_all(found, Group.RUNS, now)


def watch_sources(*, failing: Mapping[int, tuple[int, datetime]], now: datetime) -> None:
    """Whose files are refused, for how many days and since when, by the athlete's key; nobody else's are.

    Safe to repeat.
    """
    found = [_failing(one, failing.get(one.pk), now) for one in watched()]
    _keep_all(found, Group.SOURCES, now)


def watch_at(
    desk: Desk,
    *,
    athletes: Sequence[Athlete],
    group: Group,
    now: datetime,
    loads: Mapping[int, Array] | None = None,
) -> None:
    """What a group's rules say of these athletes, who are held: to a desk that has their rows.

    `loads`: of each day up to the one before each one's today, where they are known already.
    """
    given = {} if loads is None or group is not Group.CLOCK else {"loads": loads}
    for known in ASKED[group](athletes=athletes, now=now, **given):
        found = facts_of(known, group=group)
        evidence = evidence_in(found, group)
        if _said(evidence) != _live_at(desk, found, group):
            _keep_at(desk, found, evidence, group, now)


def evidence_in(found: Found, group: Group) -> list[Evidence]:
    """What the group's rules say of the facts, as evidence."""
    settings = found.settings
    said = evaluate(found.facts, settings.numbers, group=group, off=settings.off)
    kept = [factor for factor in said if factor.code in KINDS[group]]
    return evidence_of(kept, facts=found.facts, numbers=settings.numbers, day=found.day, days=found.days)


def _watch_all(group: Group, now: datetime) -> None:
    everybody = watched()
    for first in range(0, len(everybody), TOGETHER):
        some = everybody[first : first + TOGETHER]
        found = [facts_of(known, group=group) for known in ASKED[group](athletes=some, now=now)]
        _keep_all(found, group, now)


def _keep_all(found: Sequence[Found], group: Group, now: datetime) -> None:
    """Write where the live flags are not what the rules say; the others cost nothing."""
    live = _live([one.athlete for one in found], group)
    for one in found:
        evidence = evidence_in(one, group)
        if _said(evidence) != live.get(one.athlete.pk, {}):
            _keep(one, evidence, group, now)


@transaction.atomic
def _keep(found: Found, evidence: Sequence[Evidence], group: Group, now: datetime) -> None:
    interventions.hold(found.athlete)
    _keep_at(AT_ONCE, found, evidence, group, now)


def _keep_at(desk: Desk, found: Found, evidence: Sequence[Evidence], group: Group, now: datetime) -> None:
    athlete, kinds = found.athlete, KINDS[group]
    raised = flags.keep(athlete=athlete, kinds=kinds, evidence=evidence, until=found.day, now=now, desk=desk)
    interventions.follow(athlete=athlete, raised=raised, course=None, now=now, desk=desk)


def _live_at(desk: Desk, found: Found, group: Group) -> dict[Any, Any]:
    live = desk.flags(found.athlete, (), found.day, found.day)
    return {(flag.kind, flag.day): (flag.strength, flag.params) for flag in live if flag.kind in KINDS[group]}


def _live(athletes: Iterable[Athlete], group: Group) -> dict[int, dict[Any, Any]]:
    """What is said already, by athlete. One query."""
    rows = Flag.objects.filter(
        athlete__in=[one.pk for one in athletes], kind__in=KINDS[group], withdrawn_at=None
    )
    said: dict[int, dict[Any, Any]] = defaultdict(dict)
    for pk, kind, day, strength, params in rows.order_by().values_list(
        "athlete_id", "kind", "day", "strength", "params"
    ):
        said[pk][kind, day] = (strength, params)
    return said


def _said(evidence: Iterable[Evidence]) -> dict[Any, Any]:
    return {(one.kind.value, one.day): (one.strength, one.params) for one in evidence}


def _failing(athlete: Athlete, refused: tuple[int, datetime] | None, now: datetime) -> Found:
    facts = Facts(failing_days=refused[0] if refused else None)
    began = {"connection_failing": athlete.local_day(refused[1])} if refused else {}
    return Found(athlete, athlete.local_day(now), settings_for(athlete), facts, began)

"""What the clock tells: athletes with a plan who have gone silent, or who miss their key sessions."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime

from django.db import transaction

from athletes.models import Athlete
from athletes.selectors import settings_for
from readiness import selectors
from readiness.models import FlagKind
from readiness.services import flags, interventions
from readiness.services.desk import AT_ONCE, Desk
from readiness.services.flags import Evidence

Params = dict[str, int | str]


def watch_for_silence(*, now: datetime) -> None:
    """Flag the scope's athletes who are silent or miss key sessions, each once. Safe to repeat."""
    for athlete, evidence in _found(now, None):
        with transaction.atomic():
            interventions.hold(athlete)
            _flag(athlete, evidence, now, AT_ONCE)


def watch(*, athletes: Sequence[Athlete], now: datetime, desk: Desk) -> None:
    """The same for these athletes, who are held."""
    held = {athlete.pk: athlete for athlete in athletes}
    for athlete, evidence in _found(now, held):
        _flag(held[athlete.pk], evidence, now, desk)


def _found(now: datetime, among: Collection[int] | None) -> Iterator[tuple[Athlete, Evidence]]:
    for athlete, day, quiet in selectors.gone_silent(now=now, among=among):
        since = quiet.since.isoformat() if quiet.since else ""
        yield athlete, _evidence(athlete, FlagKind.SILENT, day, {"days": quiet.days, "since": since})
    for athlete, day, count in selectors.missed_key_sessions(now=now, among=among):
        params: Params = {"count": count, "days": selectors.MISSED_WITHIN_DAYS}
        yield athlete, _evidence(athlete, FlagKind.MISSED, day, params)


def _evidence(athlete: Athlete, kind: FlagKind, day: date, params: Params) -> Evidence:
    return Evidence(kind, day, settings_for(athlete).risk.watch_from, params)


def _flag(athlete: Athlete, evidence: Evidence, now: datetime, desk: Desk) -> None:
    kinds, until = {evidence.kind}, evidence.day
    raised = flags.keep(athlete=athlete, kinds=kinds, evidence=[evidence], until=until, now=now, desk=desk)
    interventions.follow(athlete=athlete, raised=raised, course=None, now=now, desk=desk)

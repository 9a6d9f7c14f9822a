"""What the clock tells: athletes with a plan who have gone silent, or who miss their key sessions."""

from datetime import date, datetime

from django.db import transaction

from athletes.models import Athlete
from athletes.selectors import settings_for
from readiness import selectors
from readiness.models import FlagKind
from readiness.services import flags, interventions
from readiness.services.evidence import Evidence

Params = dict[str, int | str]


def watch_for_silence(*, now: datetime) -> None:
    """Flag the scope's athletes who are silent or miss key sessions, each once. Safe to repeat."""
    for athlete, day, quiet in selectors.gone_silent(now=now):
        params: Params = {"days": quiet.days, "since": quiet.since.isoformat() if quiet.since else ""}
        _flag(athlete, FlagKind.SILENT, day, params, now)
    for athlete, day, count in selectors.missed_key_sessions(now=now):
        _flag(athlete, FlagKind.MISSED, day, {"count": count, "days": selectors.MISSED_WITHIN_DAYS}, now)


@transaction.atomic
def _flag(athlete: Athlete, kind: FlagKind, day: date, params: Params, now: datetime) -> None:
    interventions.hold(athlete)
    evidence = [Evidence(kind, day, settings_for(athlete).risk.watch_from, params)]
    raised = flags.keep(athlete=athlete, kinds={kind}, evidence=evidence, until=day, now=now)
    interventions.follow(athlete=athlete, raised=raised, course=None, now=now)

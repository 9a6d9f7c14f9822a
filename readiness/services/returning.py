"""The way back to running: pain or illness that ended wants a plan, and not the old one at once."""

from datetime import date, datetime

from django.db import transaction

from analytics.courses import over_since
from athletes.models import Athlete
from athletes.selectors import settings_for
from readiness.models import FlagKind
from readiness.selectors.complaints import perhaps_returning, said_by
from readiness.services import flags, interventions
from readiness.services.evidence import Evidence

LOOK_BACK_DAYS = 28


def watch_for_returns(*, now: datetime) -> None:
    """Flag the scope's athletes whose pain or illness has ended; take it back when that no longer holds.

    Two queries, and a few more for each of whom it is true. Safe to repeat.
    """
    athletes = perhaps_returning(day=now.date(), within_days=LOOK_BACK_DAYS)
    said = said_by(athletes=athletes, day=now.date())
    for athlete in athletes:
        day = athlete.local_day(now)
        rules = settings_for(athlete).actions
        ended = over_since(
            (one for one in said.get(athlete.pk, ()) if one.day <= day),
            today=day,
            ill_days=rules.return_ill_days,
            pain_days=rules.return_pain_days,
            pain_from=settings_for(athlete).risk.swap_pain,
            within_days=rules.return_within_days,
        )
        evidence = []
        if ended is not None and FlagKind.RETURNING not in settings_for(athlete).off:
            after, complaint = ended
            params = {"after": after, "days": complaint.days, "until": complaint.last.isoformat()}
            strength = settings_for(athlete).risk.watch_from
            evidence = [Evidence(FlagKind.RETURNING, complaint.last, strength, params)]
        if evidence or athlete.flagged:  # type: ignore[attr-defined]
            _keep(athlete, evidence, day, now)


@transaction.atomic
def _keep(athlete: Athlete, evidence: list[Evidence], day: date, now: datetime) -> None:
    interventions.hold(athlete)
    kinds = {FlagKind.RETURNING}
    raised = flags.keep(athlete=athlete, kinds=kinds, evidence=evidence, until=day, now=now)
    interventions.follow(athlete=athlete, raised=raised, course=None, now=now)

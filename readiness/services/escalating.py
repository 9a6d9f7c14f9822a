"""What the clock tells of open cases: what was missed is written down, what nobody answers goes up."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from analytics.business_time import BusinessTime, business_between
from athletes import services as athletes
from athletes.models import Event
from athletes.selectors import settings_of
from athletes.settings import Escalation
from readiness.models import Breach, Intervention, Target
from readiness.services import breaches
from tenancy import scope
from tenancy.database.saving import save_all
from tenancy.models import Membership, Organization, Role

MOST = 2000
"""So many cases a run; the others come with the next one."""
MOST_APART = 5
"""Of so many at once each is told by itself, of more their number: thirty mails tell nobody anything."""

log = structlog.get_logger(__name__)


@transaction.atomic
def watch_clocks(*, now: datetime) -> int:
    """Write down what the scope's open cases have missed; tell of those that nobody has answered, once each.

    A case that somebody is just deciding comes with the next run. Safe to repeat, and for two at once.
    Returns how many cases went further up.
    """
    organization = Organization.objects.get(pk=scope.organization_id())
    settings = settings_of(organization)
    held = _late(now, settings.escalation)
    breaches.keep([breach for case in held for breach in breaches.missed(case, now)])
    unanswered = [case for case in held if case.responded_at is None and case.escalated_at is None]
    hours = settings.business_time(organization.timezone)
    risen = [case for case in unanswered if _rises(case, settings.escalation, hours, now)]
    _escalate(risen, settings.escalation, now)
    return len(risen)


def _late(now: datetime, escalation: Escalation) -> list[Intervention]:
    """Open cases, held, with something that is still to be written down or to be told."""
    running = Intervention.objects.open().filter(deleted_at=None, waiting_since=None, due_at__lt=now)
    unwritten = (Q(respond_by__lt=now, responded_at=None) & ~_written(Target.RESPONSE)) | (
        Q(resolve_by__lt=now) & ~_written(Target.RESOLUTION)
    )
    unanswered = Q(respond_by__lt=now, responded_at=None, escalated_at=None) if escalation.on else Q()
    found = running.filter(unwritten | unanswered).select_related("athlete", "coach__user", "owner__user")
    return list(found.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:MOST])


def _written(target: Target) -> Exists:
    return Exists(Breach.objects.filter(intervention=OuterRef("pk"), target=target))


def _rises(case: Intervention, escalation: Escalation, hours: BusinessTime, now: datetime) -> bool:
    if not escalation.on or case.respond_by is None:
        return False
    return business_between(case.respond_by, now, hours) >= timedelta(hours=escalation.after_h)


def _escalate(cases: Sequence[Intervention], escalation: Escalation, now: datetime) -> None:
    """Mark the cases, and tell whoever the settings say, each of theirs."""
    if not cases:
        return
    for case in cases:
        case.escalated_at = now
    save_all(cases, "escalated_at")
    owners = list(Membership.objects.filter(role=Role.OWNER, ended_at=None, **_here()).order_by("pk"))
    told: dict[Membership, list[Intervention]] = {}
    for case in cases:
        for member in _to(case, escalation, owners):
            told.setdefault(member, []).append(case)
        log.info("case.escalated", case=str(case.public_id), coach_id=case.coach_id)
    for member, theirs in told.items():
        _tell(member, theirs, now)


def _here() -> dict[str, int]:
    return {"organization_id": scope.organization_id()}


def _to(case: Intervention, escalation: Escalation, owners: Sequence[Membership]) -> list[Membership]:
    """Whoever looks after the case, else its coach; the owners, or both; a case that nobody has is theirs."""
    holder = case.owner or case.coach
    coach = [holder] if holder is not None else []
    if escalation.to == "coach" and coach:
        return coach
    return list(dict.fromkeys([*owners, *coach])) if escalation.to == "both" else list(owners)


def _tell(member: Membership, cases: Sequence[Intervention], now: datetime) -> None:
    if len(cases) > MOST_APART:
        athletes.notify(
            event=Event.CASE_ESCALATED,
            to=member,
            athlete=None,
            params={"count": len(cases)},
            now=now,
            key=f"escalated:{cases[0].public_id}:{len(cases)}",
        )
        return
    for case in cases:
        params = {"case": str(case.public_id)}
        holder = case.owner or case.coach
        if holder is not None:
            params["who"] = str(holder.user)
        athletes.notify(
            event=Event.CASE_ESCALATED,
            to=member,
            athlete=case.athlete,
            params=params,
            now=now,
            key=f"escalated:{case.public_id}",
        )

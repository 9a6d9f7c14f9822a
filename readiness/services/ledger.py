"""The row that every decision leaves, and the case that a final one closes."""

from datetime import datetime
from typing import Any

from readiness.models import Decision, Intervention, InterventionState, Verb
from readiness.services import breaches, clock
from readiness.services.bases import basis_of_decision
from tenancy.models import Membership

LONGEST_REASON = 300
WRITTEN = [
    field.name
    for field in Intervention._meta.concrete_fields
    if field.name not in {"id", "organization", "name_sought", "public_id"}
]


def close(
    held: Intervention, now: datetime, *, state: InterventionState = InterventionState.RESOLVED
) -> None:
    """Close the case, not yet saved."""
    held.state, held.closed_at, held.snoozed_until = state, now, None


def keep(held: Intervention) -> None:
    """Save the case under a new version; its name is the trigger's, which would lock the athlete for it."""
    held.version += 1
    held.save(update_fields=WRITTEN)


def record(
    held: Intervention,
    member: Membership | None,
    verb: Verb,
    now: datetime,
    *,
    reason: str = "",
    params: dict[str, Any] | None = None,
    inverse: dict[str, Any] | None = None,
    undoes: Decision | None = None,
) -> Decision:
    """Save the case under a new version, with what was decided; nobody decided what the rules did."""
    clock.keep_up(held, verb, now)
    keep(held)
    breaches.note(held, now=now)
    return Decision.objects.create(
        athlete_id=held.athlete_id,
        intervention=held,
        member=member,
        verb=verb,
        reason=reason[:LONGEST_REASON],
        params=params or {},
        inverse=inverse or {},
        basis=basis_of_decision(held),
        decided_at=now,
        undoes=undoes,
    )

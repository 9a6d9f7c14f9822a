"""What a coach decides about an intervention: each decision is kept for ever and holds its own inverse."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from analytics.recommendation import Action
from athletes import services as athletes
from athletes.models import Author
from planning import services as planning
from readiness.models import UNTIL_NEWS, Decision, Intervention, InterventionState, Verb
from readiness.services import ledger, snapshots
from readiness.services.choices import Choice, propose_choice, session_to_change
from readiness.services.holding import hold_case
from tenancy.models import Membership


class NoReason(ValueError):
    """A case was to be dismissed without a word."""

    message = _("Say why, so that the next coach knows.")


class NotLater(ValueError):
    """A case was to be put off until a moment that has passed."""

    message = _("Choose a time that is still to come.")


@transaction.atomic
def approve(*, intervention: Intervention, member: Membership, now: datetime, version: int) -> Decision:
    """Confirm the proposal. Raises StaleIntervention, or planning's StaleSession if the plan has changed."""
    held = hold_case(intervention, version)
    before = snapshots.take(held)
    inverse = apply_advice(intervention=held, now=now)
    ledger.close(held, now)
    params = {"action": held.action, "applied": bool(inverse)}
    return ledger.record(held, member, Verb.APPROVE, now, params=params, inverse={**before, **inverse})


@transaction.atomic
def edit(
    *,
    intervention: Intervention,
    member: Membership,
    now: datetime,
    version: int,
    choice: Choice,
    note: str = "",
) -> Decision:
    """Put what the coach chose into the plan instead. Raises NothingToChange without a session to run."""
    held = hold_case(intervention, version)
    before = snapshots.take(held)
    session = session_to_change(intervention=held, now=now)
    proposal = propose_choice(session=session, choice=choice)
    held.session, held.session_version = session, session.version
    held.action, held.proposal = proposal.adapted, proposal.to_json()
    inverse = apply_advice(intervention=held, now=now)
    ledger.close(held, now)
    return ledger.record(
        held, member, Verb.EDIT, now, reason=note, params=choice.to_json(), inverse={**before, **inverse}
    )


@transaction.atomic
def snooze(
    *, intervention: Intervention, member: Membership, now: datetime, version: int, until: datetime | None
) -> Decision:
    """Put the case off until a moment, or (None) until something new; that brings it back in any case."""
    if until is not None and until <= now:
        raise NotLater
    held = hold_case(intervention, version)
    before = snapshots.take(held)
    held.state, held.snoozed_until = InterventionState.SEEN, until or UNTIL_NEWS
    params = {"until": until and until.isoformat()}
    return ledger.record(held, member, Verb.SNOOZE, now, params=params, inverse=before)


@transaction.atomic
def dismiss(
    *, intervention: Intervention, member: Membership, now: datetime, version: int, reason: str
) -> Decision:
    """Close the case without a change; the plan stands."""
    if not reason.strip():
        raise NoReason
    held = hold_case(intervention, version)
    before = snapshots.take(held)
    ledger.close(held, now)
    return ledger.record(held, member, Verb.DISMISS, now, reason=reason.strip(), inverse=before)


@transaction.atomic
def message(
    *, intervention: Intervention, member: Membership, now: datetime, version: int, body: str
) -> Decision:
    """Ask the athlete; the case waits until they answer or check in again."""
    held = hold_case(intervention, version)
    before = snapshots.take(held)
    sent = athletes.send_message(athlete=held.athlete, author=member, side=Author.COACH, body=body, now=now)
    held.state, held.snoozed_until = InterventionState.WAITING, None
    return ledger.record(
        held, member, Verb.MESSAGE, now, params={"message": str(sent.public_id)}, inverse=before
    )


def apply_advice(*, intervention: Intervention, now: datetime, by_rules: bool = False) -> dict[str, Any]:
    """Put the proposal into the plan, and return what an undo needs; the only place that does so.

    Nothing, where nothing is proposed, the day has passed or the session has been run. Raises StaleSession.
    """
    session = intervention.session
    if session is None or intervention.proposal is None or session.activity_id is not None:
        return {}
    proposal = planning.Proposal.from_json(intervention.proposal)
    if proposal.adapted is Action.KEEP or session.day < intervention.athlete.local_day(now):
        return {}
    version = intervention.session_version or session.version
    inverse = planning.replace_session(session=session, version=version, proposal=proposal, by_rules=by_rules)
    return {"session": inverse}

"""What a coach decides about an intervention: each decision is kept for ever and holds its own inverse."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from analytics.recommendation import Action
from athletes import services as athletes
from athletes.models import Author
from planning import services as planning
from readiness import subjects
from readiness.models import Decision, Intervention, InterventionState, Verb
from readiness.services import ledger, snapshots
from readiness.services.choices import Choice, propose_choice, session_to_change
from tenancy.models import Membership


class StaleIntervention(RuntimeError):
    """The intervention is no longer as the coach saw it."""

    message = _("This case has changed since you opened it. Look at it again before you decide.")


class NoReason(ValueError):
    """A case was to be dismissed without a word."""

    message = _("Say why, so that the next coach knows.")


class NotLater(ValueError):
    """A case was to be put off until a moment that has passed."""

    message = _("Choose a time that is still to come.")


@transaction.atomic
def approve(*, intervention: Intervention, member: Membership, now: datetime, version: int) -> Decision:
    """Confirm the proposal. Raises StaleIntervention, or planning's StaleSession if the plan has changed."""
    held = _hold(intervention, version)
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
    held = _hold(intervention, version)
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
    *, intervention: Intervention, member: Membership, now: datetime, version: int, until: datetime
) -> Decision:
    """Put the case off; something new brings it back earlier."""
    if until <= now:
        raise NotLater
    held = _hold(intervention, version)
    before = snapshots.take(held)
    held.state, held.snoozed_until = InterventionState.SEEN, until
    return ledger.record(held, member, Verb.SNOOZE, now, params={"until": until.isoformat()}, inverse=before)


@transaction.atomic
def dismiss(
    *, intervention: Intervention, member: Membership, now: datetime, version: int, reason: str
) -> Decision:
    """Close the case without a change; the plan stands."""
    if not reason.strip():
        raise NoReason
    held = _hold(intervention, version)
    before = snapshots.take(held)
    ledger.close(held, now)
    return ledger.record(held, member, Verb.DISMISS, now, reason=reason.strip(), inverse=before)


@transaction.atomic
def message(
    *, intervention: Intervention, member: Membership, now: datetime, version: int, body: str
) -> Decision:
    """Ask the athlete; the case waits until they answer or check in again."""
    held = _hold(intervention, version)
    before = snapshots.take(held)
    sent = athletes.send_message(
        athlete=held.athlete, author=member, side=Author.COACH, body=body, now=now, about=subjects.case(held)
    )
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


def _hold(intervention: Intervention, version: int) -> Intervention:
    """The intervention as it is now, locked. Raises StaleIntervention unless open and as it was seen."""
    open_ones = Intervention.objects.open().filter(pk=intervention.pk)
    found = open_ones.select_for_update(of=("self",)).select_related("athlete__organization")
    held: Intervention | None = found.first()
    if held is None or held.version != version:
        raise StaleIntervention
    return held

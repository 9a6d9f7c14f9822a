"""Taking the last decision back, within a day."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes import services as athletes
from athletes.models import Message
from planning import services as planning
from planning.models import PlannedSession
from readiness.models import OWNING, PARTING, Decision, Intervention, InterventionState, Verb
from readiness.selectors.standing import last_decision
from readiness.services import clock, interventions, ledger, owning, parting, snapshots
from tenancy.models import Membership

UNDO_WITHIN = timedelta(days=1)


class NotUndoable(RuntimeError):
    """The decision is not the last one, was undone already, or is too old."""

    message = _("Only the last decision on a case can be undone, and only within a day.")


@transaction.atomic
def undo(*, decision: Decision, member: Membership, now: datetime) -> Decision:
    """Take back the last decision that holds: the plan as it was, the case open again unless another one is.

    A message that nobody has read yet is gone too. Raises NotUndoable, or planning's StaleSession if the
    session has changed since.
    """
    interventions.hold(decision.intervention.athlete)
    cases = Intervention.objects.select_for_update(of=("self",)).select_related("athlete__organization")
    held = cases.get(pk=decision.intervention_id)
    if last_decision(held) != decision or now - decision.decided_at > UNDO_WITHIN:
        raise NotUndoable
    if decision.verb in OWNING:
        owning.put_back(held, decision.inverse["owner"])
    elif decision.verb in PARTING:
        parting.put_back(held, decision.inverse["apart"], now)
    else:
        _restore(held, decision, now)
    if decision.verb == Verb.MESSAGE:
        _unsay(decision, now)
    return ledger.record(held, member, Verb.UNDO, now, undoes=decision)


def _restore(held: Intervention, decision: Decision, now: datetime) -> None:
    changed, today = held.session, held.athlete.local_day(now)
    others = Intervention.objects.open().filter(athlete=held.athlete_id).exclude(pk=held.pk)
    if decision.verb == Verb.CONFIRM or not others.exists():
        snapshots.put_back(held, decision.inverse)
        clock.redraw(held, clock.rules_for(held.athlete), now)  # the opening hours may be others by now
        held.coach_id = held.athlete.coach_id  # who may have changed while the case was closed
    else:
        held.state = InterventionState.RESOLVED
    if "session" in decision.inverse and changed is not None:
        restored = planning.restore_session(session=changed, inverse=decision.inverse["session"])
        _rebase(held, [restored])
    if "sessions" in decision.inverse:
        inverses = decision.inverse["sessions"]
        _rebase(held, planning.restore_several(athlete=held.athlete, inverses=inverses, today=today))
    if "confirmed_several" in decision.inverse:
        inverses = decision.inverse["confirmed_several"]
        planning.confirm_several(athlete=held.athlete, inverses=inverses, confirmed=False)
    if "confirmed" in decision.inverse and changed is not None:
        version = decision.inverse["confirmed"]
        planning.confirm_session(session=changed, version=version, confirmed=False)


def _unsay(decision: Decision, now: datetime) -> None:
    """Take the message back, where that can still be: it stays where somebody has read it."""
    sent = Message.objects.of(decision.athlete).filter(public_id=decision.params["message"])
    message = sent.select_related("author").first()
    if message is not None and athletes.may_be_taken_back(message, message.author, now):
        athletes.take_back_message(message=message, member=message.author, now=now)


def _rebase(held: Intervention, restored: Sequence[PlannedSession]) -> None:
    """The sessions are what the proposal was drawn up for, under new versions."""
    versions = {str(one.public_id): one.version for one in restored}
    for session in restored:
        if held.session_id == session.pk:
            held.session_version = session.version
    if held.further is not None:
        changes = [{**one, "version": versions.get(one["session"], one["version"])} for one in _changes(held)]
        held.further = {**held.further, "changes": changes}


def _changes(held: Intervention) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = held.further["changes"] if held.further else []
    return found

"""Taking the last decision back, within a day."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from planning import services as planning
from planning.models import PlannedSession
from readiness.models import OWNING, PARTING, Decision, Intervention, InterventionState, Verb
from readiness.selectors.standing import last_decision
from readiness.services import interventions, ledger, owning, parting, snapshots
from tenancy.models import Membership

UNDO_WITHIN = timedelta(days=1)


class NotUndoable(RuntimeError):
    """The decision is not the last one, was undone already, or is too old."""

    message = _("Only the last decision on a case can be undone, and only within a day.")


@transaction.atomic
def undo(*, decision: Decision, member: Membership, now: datetime) -> Decision:
    """Take back the last decision that holds: the plan as it was, the case open again unless another one is.

    A message stays sent. Raises NotUndoable, or planning's StaleSession if the session has changed since.
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
        _restore(held, decision)
    return ledger.record(held, member, Verb.UNDO, now, undoes=decision)


def _restore(held: Intervention, decision: Decision) -> None:
    changed = held.session
    others = Intervention.objects.open().filter(athlete=held.athlete_id).exclude(pk=held.pk)
    if decision.verb == Verb.CONFIRM or not others.exists():
        snapshots.put_back(held, decision.inverse)
        held.coach_id = held.athlete.coach_id  # who may have changed while the case was closed
    else:
        held.state = InterventionState.RESOLVED
    if "session" in decision.inverse and changed is not None:
        restored = planning.restore_session(session=changed, inverse=decision.inverse["session"])
        _rebase(held, restored)
    if "confirmed" in decision.inverse and changed is not None:
        version = decision.inverse["confirmed"]
        planning.confirm_session(session=changed, version=version, confirmed=False)


def _rebase(held: Intervention, session: PlannedSession) -> None:
    """The session is what the proposal was drawn up for, under a new version."""
    if held.session_id == session.pk:
        held.session_version = session.version

"""What a coach decides about an intervention: each decision is kept for ever and holds its own inverse."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from analytics.recommendation import SPOKEN, Action
from athletes import services as athletes
from athletes.models import Author
from planning import services as planning
from planning.several import Touched
from readiness.further import further_of
from readiness.models import UNTIL_NEWS, Decision, Intervention, InterventionState, Verb
from readiness.services import ledger, snapshots
from readiness.services.choices import Choice, put_choice
from readiness.services.holding import hold_case
from readiness.wording.drafts import draft, language_of
from tenancy.models import Membership


class NoReason(ValueError):
    """A case was to be dismissed without a word."""

    message = _("Say why, so that the next coach knows.")


class NotLater(ValueError):
    """A case was to be put off until a moment that has passed."""

    message = _("Choose a time that is still to come.")


@transaction.atomic
def approve(*, intervention: Intervention, member: Membership, now: datetime, version: int) -> Decision:
    """Confirm the proposal: the plan takes it over, a text is sent as drafted.

    The case closes, unless it waits for the athlete's answer, or for a professional's. Raises
    StaleIntervention, or planning's StaleSession if the plan has changed.
    """
    held = hold_case(intervention, version)
    if held.action in SPOKEN:
        return _say(held, member, now, draft(held, language=language_of(held.athlete)))
    before, stays = snapshots.take(held), further_of(held).refers
    inverse = apply_advice(intervention=held, now=now)
    params = {"action": held.action, "applied": bool(inverse)}
    inverse = inverse or _stand_behind(held)
    if stays:
        _leave_open(held)
    else:
        ledger.close(held, now)
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
    put_choice(held, choice, now=now)
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
    *,
    intervention: Intervention,
    member: Membership,
    now: datetime,
    version: int,
    reason: str,
    false_alarm: bool = False,
) -> Decision:
    """Close the case without a change; the plan stands. A false alarm speaks against the rule's threshold."""
    if not reason.strip():
        raise NoReason
    held = hold_case(intervention, version)
    before = snapshots.take(held)
    ledger.close(held, now)
    params = {"false_alarm": True} if false_alarm else {}
    return ledger.record(
        held, member, Verb.DISMISS, now, reason=reason.strip(), params=params, inverse=before
    )


@transaction.atomic
def message(
    *, intervention: Intervention, member: Membership, now: datetime, version: int, body: str
) -> Decision:
    """Ask the athlete; the case waits until they answer or check in again."""
    return _say(hold_case(intervention, version), member, now, body)


def apply_advice(*, intervention: Intervention, now: datetime, by_rules: bool = False) -> dict[str, Any]:
    """Put the proposal into the plan, and return what an undo needs; the only place that does so.

    Of several sessions it is all that are still to come, or none. Nothing, where nothing is proposed, the
    day has passed or the session has been run. Raises StaleSession.
    """
    several = further_of(intervention).several.touched
    if several:
        return _apply_several(intervention, several, now, by_rules)
    session = intervention.session
    if session is None or intervention.proposal is None or session.activity_id is not None:
        return {}
    proposal = planning.Proposal.from_json(intervention.proposal)
    if proposal.adapted is Action.KEEP or session.day < intervention.athlete.local_day(now):
        return {}
    version = intervention.session_version or session.version
    inverse = planning.replace_session(session=session, version=version, proposal=proposal, by_rules=by_rules)
    return {"session": inverse}


def _apply_several(
    case: Intervention, several: Sequence[Touched], now: datetime, by_rules: bool
) -> dict[str, Any]:
    today = case.athlete.local_day(now)
    inverses = planning.change_several(athlete=case.athlete, touched=several, today=today, by_rules=by_rules)
    return {"sessions": inverses} if inverses else {}


def _say(held: Intervention, member: Membership, now: datetime, body: str) -> Decision:
    """Send the text. Where one was proposed it counts as said; with a referral the session follows."""
    before, further = snapshots.take(held), further_of(held)
    proposed = held.action in SPOKEN and body.strip() == draft(held, language=language_of(held.athlete))
    sent = athletes.send_message(athlete=held.athlete, author=member, side=Author.COACH, body=body, now=now)
    params: dict[str, Any] = {"message": str(sent.public_id)}
    inverse: dict[str, Any] = {}
    if held.action in SPOKEN:
        params |= {"action": held.action, "proposed": proposed}
        inverse = apply_advice(intervention=held, now=now)
        held.further = further.as_said().to_json()
        _leave_open(held)
    held.state, held.snoozed_until = InterventionState.WAITING, None
    return ledger.record(held, member, Verb.MESSAGE, now, params=params, inverse={**before, **inverse})


def _stand_behind(held: Intervention) -> dict[str, Any]:
    """The session stays as the rules have made it: from now on a person stands behind that."""
    session, version = held.session, held.session_version
    if session is None or version is None or session.confirmed:
        return {}
    planning.confirm_session(session=session, version=version)
    return {"confirmed": version}


def _leave_open(held: Intervention) -> None:
    """What was proposed is done, and the case goes on: it waits."""
    held.state, held.snoozed_until = InterventionState.WAITING, None
    held.action, held.proposal = Action.KEEP, None

"""What the rules do by themselves, and the ways back: the athlete's, and a person who confirms it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from analytics.automatic import Change, may_apply
from analytics.recommendation import Action
from athletes.models import Athlete, Mode
from athletes.selectors import settings_for
from athletes.settings import Settings
from planning import services as planning
from planning.models import PlannedSession
from planning.selectors import is_race_day
from readiness import modes
from readiness.further import further_of
from readiness.models import Decision, Intervention, InterventionState, Verb
from readiness.selectors import standing
from readiness.services import ledger, snapshots
from readiness.services.decisions import apply_advice
from readiness.services.holding import StaleIntervention
from readiness.services.interventions import hold
from readiness.services.undoing import NotUndoable, undo
from tenancy import outbox
from tenancy.models import Membership

ANNOUNCE = "readiness.announce"


class TooLateToPutBack(NotUndoable):
    """The athlete's ten minutes are over, or somebody has decided since."""

    message = _("This can no longer be put back from here. Write to your coach if it does not fit.")


def act(*, athlete: Athlete, now: datetime) -> Decision | None:
    """Put the open case's proposal into the plan without a person, where mode, rules and guardrail let it.

    Once: where anybody has decided today about the athlete, or ever about the case, people go on, and so they
    do with a session that has been adapted. Safe to repeat. The athlete is held.
    """
    settings = settings_for(athlete)
    return _act(athlete, settings, now) if modes.any_automatic(settings) else None


@transaction.atomic
def _act(athlete: Athlete, settings: Settings, now: datetime) -> Decision | None:
    held = _open_case(athlete)
    if held is None or held.session is None or held.proposal is None or _is_for_people(held, now):
        return None
    if modes.mode_for(settings, held.factors) != Mode.AUTOMATIC:
        return None
    if not may_apply(_change(held, held.session, held.proposal["load"]), settings.automatic):
        return None
    before = snapshots.take(held)
    try:
        inverse = apply_advice(intervention=held, now=now, by_rules=True)
    except planning.StaleSession:  # somebody is just changing it: then a person is there to decide
        return None
    if not inverse:
        return None
    ledger.close(held, now, state=InterventionState.APPLIED)
    params = {"action": held.action, "risk": held.risk}
    made = ledger.record(held, None, Verb.APPLY, now, params=params, inverse={**before, **inverse})
    outbox.put(ANNOUNCE, decision_id=made.pk)
    return made


@transaction.atomic
def confirm(*, intervention: Intervention, member: Membership, now: datetime, version: int) -> Decision:
    """Stand behind what the rules have applied. Raises StaleIntervention, or planning's StaleSession."""
    hold(intervention.athlete)
    applied = Intervention.objects.filter(pk=intervention.pk, state=InterventionState.APPLIED)
    held = applied.select_for_update(of=("self",)).select_related("session", "athlete").first()
    made = standing.last_decision(held) if held is not None else None
    if held is None or held.session is None or made is None or held.version != version:
        raise StaleIntervention
    confirmed = _confirm(held, held.session, made)
    before = snapshots.take(held)
    held.state = InterventionState.RESOLVED
    return ledger.record(held, member, Verb.CONFIRM, now, params=made.params, inverse={**before, **confirmed})


@transaction.atomic
def put_back(*, athlete: Athlete, member: Membership, now: datetime) -> Decision:
    """The athlete takes back what the rules have just changed; the case is the coach's again.

    Raises TooLateToPutBack, or planning's StaleSession.
    """
    made = _applied(athlete)
    if made is None or now - made.decided_at > standing.PUT_BACK_WITHIN:
        raise TooLateToPutBack
    return undo(decision=made, member=member, now=now)


def withdraw(*, athlete: Athlete, now: datetime) -> None:
    """The athlete takes the answers back: so do the rules what followed, unless it was confirmed or run."""
    made = _applied(athlete)
    if made is None or made.decided_at < athlete.midnight(athlete.local_day(now)) or athlete.member is None:
        return
    try:
        undo(decision=made, member=athlete.member, now=now)
    except planning.StaleSession:
        return


def _confirm(held: Intervention, session: PlannedSession, made: Decision) -> dict[str, Any]:
    """Returns what an undo needs."""
    if "sessions" in made.inverse:
        several = [{"session": one["session"], "version": one["version"]} for one in made.inverse["sessions"]]
        planning.confirm_several(athlete=held.athlete, inverses=several)
        return {"confirmed_several": several}
    version = made.inverse["session"]["version"]
    planning.confirm_session(session=session, version=version)
    return {"confirmed": version}


def _open_case(athlete: Athlete) -> Intervention | None:
    found = Intervention.objects.open().of(athlete).select_for_update(of=("self",))
    held: Intervention | None = found.select_related("athlete", "session__plan").first()
    return held


def _is_for_people(held: Intervention, now: datetime) -> bool:
    if held.session is not None and held.session.adapted:
        return True
    midnight = held.athlete.midnight(held.athlete.local_day(now))
    decided = Decision.objects.of(held.athlete).filter(Q(intervention=held) | Q(decided_at__gte=midnight))
    return bool(decided.exists())


def _change(held: Intervention, session: PlannedSession, load_after: float) -> Change:
    several = further_of(held).several
    return Change(
        action=Action(held.action),
        kinds=frozenset(factor["code"] for factor in held.factors),
        risk=held.risk,
        load_before=session.load,
        load_after=load_after,
        race_day=is_race_day(session),
        weeks=tuple((week.before, week.after) for week in several.weeks),
    )


def _applied(athlete: Athlete) -> Decision | None:
    """What the rules have applied and nobody has confirmed yet, the latest."""
    unconfirmed = Decision.objects.of(athlete).filter(
        verb=Verb.APPLY, intervention__state=InterventionState.APPLIED
    )
    found: Decision | None = unconfirmed.standing().order_by("-decided_at", "-pk").first()
    return found

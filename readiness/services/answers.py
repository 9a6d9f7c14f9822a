"""The athlete's word on a decision or a proposal: the case is the coach's again, and the decision stands."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from analytics.recommendation import Action
from athletes import services as athletes
from athletes.models import Athlete, Author, Event, Message
from athletes.selectors import settings_for, staff_of
from athletes.services import TAKE_BACK_WITHIN, TooLateToTakeBack
from planning.models import PlannedSession
from readiness import subjects
from readiness.models import Answer, Decision, Flag, FlagKind, Intervention, InterventionState, Stance
from readiness.selectors import standing
from readiness.services import clock, flags, interventions, snapshots
from readiness.services.evidence import Evidence
from readiness.services.interventions import Course, LiveFlags
from readiness.services.weighing import bucket_of
from tenancy.models import Membership

CERTAIN = 1.0
"""The strength of a disagreement: nothing but what is overdue stands above it in the queue."""

EXCERPT = 200
KINDS = {Stance.DISAGREE: FlagKind.DISAGREES, Stance.ASK: FlagKind.ASKS}
EVENTS = {Stance.DISAGREE: Event.DISAGREED, Stance.ASK: Event.ASKED}


class NothingDecided(RuntimeError):
    """There is no decision of today that holds."""

    message = _("Nobody has decided about today, so there is nothing to disagree with. You can still ask.")


@transaction.atomic
def disagree(*, athlete: Athlete, member: Membership, reason: str, now: datetime) -> Answer:
    """Bring the decided case back to the coach, with the athlete's reason; the decision stays in the plan.

    Where another case is open by now, the disagreement joins it. Raises NothingDecided.
    """
    interventions.hold(athlete)
    decision = standing.standing_on(athlete=athlete, day=athlete.local_day(now)).decision
    if decision is None:
        raise NothingDecided
    before = _open_again(decision, athlete, now)
    return _answer(athlete, member, Stance.DISAGREE, reason, now, decision=decision, before=before)


@transaction.atomic
def ask(*, athlete: Athlete, member: Membership, question: str, now: datetime) -> Answer:
    """Put a question to the coach about what is proposed or decided; it opens a case where none is open."""
    interventions.hold(athlete)
    decision = standing.standing_on(athlete=athlete, day=athlete.local_day(now)).decision
    return _answer(athlete, member, Stance.ASK, question, now, decision=decision, before={})


@transaction.atomic
def take_back_answer(*, answer: Answer, member: Membership, now: datetime) -> None:
    """As if the athlete had said nothing, for ten minutes and until a coach has seen or done something.

    Raises athletes' TooLateToTakeBack.
    """
    interventions.hold(answer.athlete)
    held = Intervention.objects.select_for_update(of=("self",)).get(pk=answer.intervention_id)
    said = Message.objects.of(answer.athlete).filter(public_id=answer.said_id).first()
    late = now - answer.answered_at >= TAKE_BACK_WITHIN or answer.taken_back_at is not None
    if late or said is None or held.version != answer.inverse["version"]:
        raise TooLateToTakeBack
    athletes.take_back_message(message=said, member=member, now=now)
    athletes.take_back_notices(key=_key(answer))
    Answer.objects.filter(pk=answer.pk).update(taken_back_at=now)
    _withdraw(answer, now)
    if answer.inverse.get("intervention"):
        _close_again(held, answer.inverse)
    else:
        _follow(answer.athlete, now)


def _answer(
    athlete: Athlete,
    member: Membership,
    stance: Stance,
    words: str,
    now: datetime,
    *,
    decision: Decision | None,
    before: dict[str, Any],
) -> Answer:
    _raise(athlete, stance, words, decision, now)
    interventions.return_to_queue(athlete=athlete, now=now)
    held = Intervention.objects.open().select_related("athlete").get(athlete=athlete)
    said = athletes.send_message(
        athlete=athlete,
        author=member,
        side=Author.ATHLETE,
        body=words,
        now=now,
        about=subjects.case(held),
        told=True,
    )
    answer: Answer = Answer.objects.create(
        athlete=athlete,
        intervention=held,
        decision=decision,
        member=member,
        stance=stance,
        said_id=said.public_id,
        inverse={**before, "version": held.version},
        answered_at=now,
    )
    _tell(answer, words)
    return answer


def _tell(answer: Answer, words: str) -> None:
    """The staff hears of it at once, and not of the message besides."""
    athletes.notify_all(
        event=EVENTS[Stance(answer.stance)],
        to=staff_of(athlete=answer.athlete),
        athlete=answer.athlete,
        params={"excerpt": words[:EXCERPT], "case": str(answer.intervention.public_id)},
        now=answer.answered_at,
        key=_key(answer),
    )


def _raise(athlete: Athlete, stance: Stance, words: str, decision: Decision | None, now: datetime) -> None:
    rules, day = settings_for(athlete).risk, athlete.local_day(now)
    strength = CERTAIN if stance == Stance.DISAGREE else rules.watch_from
    params = {"said": words[:EXCERPT], "at": now.isoformat()}
    kind = KINDS[stance]
    evidence = [Evidence(kind, day, strength, params)]
    raised = flags.keep(athlete=athlete, kinds={kind}, evidence=evidence, until=day, now=now)
    course = Course(Action.KEEP, CERTAIN, _session(decision)) if stance == Stance.DISAGREE else None
    interventions.follow(athlete=athlete, raised=raised, course=course, now=now)


def _open_again(decision: Decision, athlete: Athlete, now: datetime) -> dict[str, Any]:
    """Open the decided case, unless one is open; returns how it was, {} where nothing was opened."""
    if Intervention.objects.open().of(athlete).exists():
        return {}
    held = Intervention.objects.select_for_update(of=("self",)).get(pk=decision.intervention_id)
    before = snapshots.take(held)
    weighed = {"risk": held.risk, "bucket": held.bucket, "factors": held.factors}
    held.state, held.closed_at, held.snoozed_until = InterventionState.NEW, None, None
    held.coach_id = athlete.coach_id
    rules = settings_for(athlete)
    clock.start_again(held, bucket_of(CERTAIN, rules.risk), clock.rules_for(athlete, rules), now)
    held.version += 1
    held.save()
    return {**before, "weighed": weighed}


def _close_again(held: Intervention, inverse: dict[str, Any]) -> None:
    snapshots.put_back(held, inverse)
    for name, value in inverse["weighed"].items():
        setattr(held, name, value)
    held.version += 1
    held.save()


def _withdraw(answer: Answer, now: datetime) -> None:
    kind = KINDS[Stance(answer.stance)]
    raised = Flag.objects.of(answer.athlete).filter(kind=kind, withdrawn_at=None)
    raised.filter(params__at=answer.answered_at.isoformat()).order_by().update(withdrawn_at=now)


def _follow(athlete: Athlete, now: datetime) -> None:
    live = list(Flag.objects.of(athlete).filter(withdrawn_at=None))
    interventions.follow(athlete=athlete, raised=LiveFlags(live), course=None, now=now)


def _session(decision: Decision | None) -> PlannedSession | None:
    """The session that was decided about, as it is now."""
    if decision is None:
        return None
    sessions = PlannedSession.objects.current().filter(activity=None)
    found: PlannedSession | None = sessions.filter(pk=decision.intervention.session_id).first()
    return found


def _key(answer: Answer) -> str:
    return f"answer:{answer.public_id}"

"""The queue row: opened by flags, kept as they say, closed when none is left; decided work stays as it is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, Exists, OuterRef

from analytics.recommendation import Action
from athletes.models import Athlete
from athletes.selectors import settings_for
from planning import services as planning
from planning.models import PlannedSession
from readiness.models import FINAL, OWNING, Bucket, Decision, Flag, Intervention, InterventionState, Verb
from readiness.services.aside import all_apart, counting, still_apart
from readiness.services.duty import owners_of_new
from readiness.services.weighing import FROM_CHECK_IN, bucket_of, is_news, is_worse, risk_of
from tenancy.database.prepared import Given, Prepared
from tenancy.database.saving import add, save, save_all

NO_WORK = sorted({Verb.APPLY, *OWNING})
"""What closes by itself although this was done: what the rules did, and who was to look after it."""

STRENGTH = {action.value: rank for rank, action in enumerate(Action)}


@dataclass(frozen=True, slots=True)
class Course:
    """What the rules would do with today's session, and how sure they are."""

    action: Action
    confidence: float
    session: PlannedSession | None


def hold(athlete: Athlete) -> None:
    """One change of an athlete's flags at a time: two phones, a phone and a worker."""
    _athlete_to_hold(athlete.organization_id).ask(athlete=athlete.pk)


@dataclass(frozen=True, slots=True)
class LiveFlags:
    """An athlete's live flags, by strength, and which of them are new or changed."""

    live: Sequence[Flag]
    news: Sequence[Flag] = ()


def follow(
    *, athlete: Athlete, raised: LiveFlags, course: Course | None, now: datetime, heard: bool = False
) -> None:
    """Let the athlete's one open intervention gather the live flags, open it for news, or let it go.

    Without a course the proposal stays as it was. Where the athlete was `heard`, it waits for them no more.
    """
    held = next(iter(_open_case(athlete.organization_id).ask(athlete=athlete.pk)), None)
    if held is None and not raised.news:
        return
    if held is not None and heard:
        _bring_back(held, now)
    flags = _gathered(held, raised)
    if held is not None:
        _update(held, athlete, flags, course, now)
    elif not _settled(athlete, flags, now):
        fresh = Intervention(athlete=athlete, opened_at=now, confidence=1.0, action=Action.KEEP)
        _update(fresh, athlete, flags, course, now)


def renew_proposal(*, intervention: Intervention) -> None:
    """Draw up the proposal of an open case again, because its session has changed or was run since."""
    open_ones = Intervention.objects.open().filter(pk=intervention.pk)
    held = open_ones.select_for_update(of=("self",)).first()
    if held is None:
        return
    before = _content(held)
    session = PlannedSession.objects.current().filter(pk=held.session_id, activity=None).first()
    steer(held, Course(Action(held.action), held.confidence, session))
    _save(held, before)


def mark_seen(*, intervention: Intervention) -> None:
    """A coach has opened it. Its version stays: seeing changes nothing that a decision rests on."""
    new = Intervention.objects.filter(pk=intervention.pk, state=InterventionState.NEW)
    new.update(state=InterventionState.SEEN)


def return_to_queue(*, athlete: Athlete, now: datetime) -> None:
    """The athlete was heard: what waited for them is the coach's again, its clock put off by the wait."""
    waiting = Intervention.objects.open().of(athlete).filter(state=InterventionState.WAITING)
    held = waiting.select_for_update(of=("self",)).first()
    if held is not None:
        _bring_back(held, now)


def reopen(*, athlete: Athlete, closed_at: datetime) -> None:
    """Open again the case that closed by itself at this instant; not beside one that is open by now."""
    if Intervention.objects.open().of(athlete).exists():
        return
    worked_on = Decision.objects.filter(intervention=OuterRef("pk")).exclude(verb__in=[*NO_WORK, Verb.UNDO])
    closed = Intervention.objects.of(athlete).filter(~Exists(worked_on), closed_at=closed_at).order_by("-pk")
    latest = list(closed.values_list("pk", flat=True)[:1])
    Intervention.objects.filter(pk__in=latest).update(
        closed_at=None, state=InterventionState.NEW, coach=athlete.coach_id
    )


def weigh(held: Intervention, athlete: Athlete, flags: Sequence[Flag], now: datetime) -> None:
    """Risk, bucket and clock by the flags that count, not yet saved.

    A worse bucket shortens the time, news ends a snooze and brings back what was set apart.
    """
    held.apart = still_apart(held.apart, flags, now)
    flags = counting(flags, held.apart)
    settings = settings_for(athlete)
    bucket = bucket_of(risk_of(flags), settings.risk)
    due_at = now + timedelta(hours=settings.sla[bucket])
    if held._state.adding:
        held.due_at = due_at
    elif is_worse(bucket, held.bucket):
        held.due_at = min(held.due_at, due_at)
    if not held._state.adding and is_news(flags, known=[held]):
        held.snoozed_until = None
    held.risk, held.bucket = risk_of(flags), bucket
    held.factors = [{"code": flag.kind, "share": flag.strength, "params": flag.params} for flag in flags]


def steer(held: Intervention, course: Course) -> None:
    """Take over the course; the proposal is drawn up again only where action or session have changed."""
    session = course.session
    action = course.action if session is None or _adds(course.action, session) else Action.KEEP
    version = session.version if session else None
    drawn = (held.action, held.session_id, held.session_version)
    if drawn != (action, session.pk if session else None, version):
        held.proposal = None
        if session is not None and action is not Action.KEEP:
            held.proposal = planning.propose(session=session, action=action).to_json()
    held.action, held.confidence = action, course.confidence
    held.session, held.session_version = session, version


@lru_cache(maxsize=256)
def _athlete_to_hold(_organization_id: int) -> Prepared:
    held = Athlete.objects.filter(pk=Given("athlete", BigIntegerField()))
    return Prepared(held.order_by().select_for_update(no_key=True).values_list("pk"))


@lru_cache(maxsize=256)
def _open_case(_organization_id: int) -> Prepared:
    cases = Intervention.objects.open().filter(athlete=Given("athlete", BigIntegerField()))
    return Prepared(cases.select_for_update(of=("self",)))


def _bring_back(held: Intervention, now: datetime) -> None:
    if held.state != InterventionState.WAITING:
        return
    asked = Decision.objects.filter(intervention=held, verb=Verb.MESSAGE).order_by("-decided_at").first()
    held.state = InterventionState.SEEN
    held.due_at += now - asked.decided_at if asked else timedelta()
    held.version += 1
    save(held, "state", "due_at", "version")


def _gathered(held: Intervention | None, raised: LiveFlags) -> list[Flag]:
    """The live flags of the open intervention: its own, those of no intervention, and the news.

    A check-in that brings news brings all its flags along, also those of an intervention already decided.
    """
    fresh = {flag.pk for flag in raised.news}
    afresh = any(flag.kind in FROM_CHECK_IN for flag in raised.news)
    homes = (None, held.pk if held else None)
    return [
        flag
        for flag in raised.live
        if flag.intervention_id in homes or flag.pk in fresh or (afresh and flag.kind in FROM_CHECK_IN)
    ]


def _update(
    held: Intervention, athlete: Athlete, flags: list[Flag], course: Course | None, now: datetime
) -> None:
    before = _content(held)
    if held._state.adding:
        held.owner_id = owners_of_new(athletes=[athlete], now=now)[athlete.pk]
    elif _nothing_left(held, flags, now):
        _let_go(held, now)
        _save(held, before)
        return
    weigh(held, athlete, flags, now)
    held.coach_id = athlete.coach_id
    if course is not None:
        steer(held, course)
    _save(held, before)
    apart = [flag for flag in flags if flag.intervention_id != held.pk]
    for flag in apart:
        flag.intervention = held
    save_all(apart, "intervention_id")


def _nothing_left(held: Intervention, flags: Sequence[Flag], now: datetime) -> bool:
    """True where no live flag counts for the case, and none that was kept aside will count again."""
    held.apart = still_apart(held.apart, flags, now)
    return not flags or all_apart(held, flags, now)


def _let_go(held: Intervention, now: datetime) -> None:
    """Nothing speaks for it any more: close it if nobody has worked on it, else take its proposal away.

    What the rules have done, and what has been undone of it, is nobody's work.
    """
    made = Decision.objects.filter(intervention=held).exclude(verb__in=NO_WORK)
    if not made.exclude(undoes__verb__in=NO_WORK).exists():
        held.state, held.closed_at = InterventionState.RESOLVED, now
    else:
        held.risk, held.bucket, held.factors = 0.0, Bucket.STABLE, []
        steer(held, Course(Action.KEEP, held.confidence, None))


def _settled(athlete: Athlete, flags: Collection[Flag], now: datetime) -> bool:
    """True while the last decisions, a coach's or the rules', still answer these flags."""
    since = now - timedelta(hours=settings_for(athlete).cooldown_h)
    decided = _decided_since(athlete.organization_id).ask(athlete=athlete.pk, since=since)
    cases = [decision.intervention for decision in decided]
    apart = still_apart([entry for case in cases for entry in case.apart], flags, now)
    return bool(cases) and not is_news(counting(list(flags), apart), known=cases)


@lru_cache(maxsize=256)
def _decided_since(_organization_id: int) -> Prepared:
    athlete, since = Given("athlete", BigIntegerField()), Given("since", DateTimeField())
    decisions = Decision.objects.filter(athlete=athlete, verb__in=sorted(FINAL), decided_at__gt=since)
    closed = decisions.standing().exclude(intervention__closed_at=None)
    return Prepared(closed.select_related("intervention"))


def _adds(action: Action, session: PlannedSession) -> bool:
    """False where the session has been adapted as much already: an eased session is not eased again."""
    return STRENGTH[action] > STRENGTH.get(session.adapted, 0)


def _content(held: Intervention) -> dict[str, Any]:
    return {field.attname: getattr(held, field.attname) for field in Intervention._meta.concrete_fields}


def _save(held: Intervention, before: dict[str, Any]) -> None:
    if held._state.adding:
        add(held)
        return
    changed = [name for name, value in _content(held).items() if value != before[name]]
    if changed:
        held.version += 1
        save(held, *changed, "version")

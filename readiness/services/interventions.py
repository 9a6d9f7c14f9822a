"""The queue row: opened by flags, kept as they say, closed when none is left; decided work stays as it is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import BigIntegerField, DateTimeField

from analytics.recommendation import Action
from athletes.models import Athlete
from athletes.selectors import settings_for
from athletes.settings import Settings
from planning.models import PlannedSession
from planning.selectors import session_on
from readiness.further import further_of
from readiness.models import FINAL, Bucket, Decision, Flag, Intervention, InterventionState, Verb
from readiness.services import drawing
from readiness.services.bases import Read, basis_of_case
from readiness.services.weighing import (
    FROM_CHECK_IN,
    answers_all,
    bucket_of,
    is_news,
    is_worse,
    opens,
    risk_of,
)
from tenancy.database.prepared import Given, Prepared
from tenancy.database.saving import add, save, save_all

ADAPTING = (Action.KEEP, Action.EASE, Action.SHORTEN, Action.SWAP, Action.REST)
STRENGTH = {action.value: rank for rank, action in enumerate(ADAPTING)} | {
    Action.MOVE.value: 0,  # the same session, on another day
    Action.RETURN.value: 3,  # easy already
}


@dataclass(frozen=True, slots=True)
class Course:
    """What the rules would do with today's session, how sure they are, and what they `read`."""

    action: Action
    confidence: float
    session: PlannedSession | None
    read: Read | None = None


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
    flags, settings = _gathered(held, raised), settings_for(athlete)
    speaking = [flag for flag in flags if opens(flag, settings.risk)]
    if held is not None and not speaking:
        _let_go(held, now)
    elif held is not None:
        _update(held, athlete, flags, course, now)
    elif speaking and not _settled(athlete, speaking, settings, now):
        fresh = Intervention(athlete=athlete, opened_at=now, confidence=1.0, action=Action.KEEP)
        _update(fresh, athlete, flags, course, now)


def renew_proposal(*, intervention: Intervention, now: datetime) -> None:
    """Draw up the proposal of an open case again, because a session of it has changed or was run since."""
    open_ones = Intervention.objects.open().filter(pk=intervention.pk)
    held = open_ones.select_for_update(of=("self",)).select_related("athlete__organization").first()
    if held is None:
        return
    before = _content(held)
    session = PlannedSession.objects.current().filter(pk=held.session_id, activity=None).first()
    course = Course(further_of(held).session, held.confidence, session)
    drawing.clear(held)
    steer(held, course, athlete=held.athlete, day=held.athlete.local_day(now))
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
    closed = Intervention.objects.of(athlete).filter(closed_at=closed_at, decisions=None).order_by("-pk")
    latest = list(closed.values_list("pk", flat=True)[:1])
    Intervention.objects.filter(pk__in=latest).update(
        closed_at=None, state=InterventionState.NEW, coach=athlete.coach_id
    )


def steer(held: Intervention, course: Course, *, athlete: Athlete, day: date) -> None:
    """Take over the course; the proposal is drawn up again only where action or session have changed."""
    session = course.session
    action = course.action if session is None or _adds(course.action, session) else Action.KEEP
    chosen = drawing.chosen_for(held, athlete=athlete, base=action, day=day)
    drawing.draw(held, chosen, athlete=athlete, session=session, day=day)
    held.confidence = course.confidence


def speak(held: Intervention, *, athlete: Athlete, day: date) -> None:
    """Without a course the session stays as it was proposed; who is silent is written to, and so on."""
    base = further_of(held).session
    chosen = drawing.chosen_for(held, athlete=athlete, base=base, day=day)
    if chosen.why is not further_of(held).why:
        session = session_on(athlete=athlete, day=day) if chosen.action is Action.RETURN else held.session
        drawing.draw(held, chosen, athlete=athlete, session=session, day=day)


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
    _weigh(held, athlete, flags, now)
    held.coach_id = athlete.coach_id
    advice = held.basis.get("advice") if course is None else course.read
    held.basis = basis_of_case(flags, advice)
    if course is not None:
        steer(held, course, athlete=athlete, day=athlete.local_day(now))
    else:
        speak(held, athlete=athlete, day=athlete.local_day(now))
    _save(held, before)
    apart = [flag for flag in flags if flag.intervention_id != held.pk]
    for flag in apart:
        flag.intervention = held
    save_all(apart, "intervention_id")


def _weigh(held: Intervention, athlete: Athlete, flags: list[Flag], now: datetime) -> None:
    """Risk, bucket and clock by the flags; a worse bucket shortens the time, news ends a snooze."""
    settings = settings_for(athlete)
    bucket = bucket_of(risk_of(flags), settings.risk)
    due_at = now + timedelta(hours=settings.sla[bucket])
    if held._state.adding:
        held.due_at = due_at
    elif is_worse(bucket, held.bucket):
        held.due_at = min(held.due_at, due_at)
    speaking = [flag for flag in flags if opens(flag, settings.risk)]
    if not held._state.adding and is_news(speaking, known=[held], risk=risk_of(flags)):
        held.snoozed_until = None
    held.risk, held.bucket = risk_of(flags), bucket
    held.factors = [{"code": flag.kind, "share": flag.strength, "params": flag.params} for flag in flags]


def _let_go(held: Intervention, now: datetime) -> None:
    """Nothing speaks for it any more: close it if nobody has worked on it, else take its proposal away.

    What the rules have done, and what has been undone of it, is nobody's work.
    """
    before = _content(held)
    made = Decision.objects.filter(intervention=held).exclude(verb=Verb.APPLY)
    if not made.exclude(undoes__verb=Verb.APPLY).exists():
        held.state, held.closed_at = InterventionState.RESOLVED, now
    else:
        held.risk, held.bucket, held.factors, held.basis = 0.0, Bucket.STABLE, [], {}
        drawing.clear(held)
    _save(held, before)


def _settled(athlete: Athlete, flags: Collection[Flag], settings: Settings, now: datetime) -> bool:
    """True while the last decisions, a coach's or the rules', still answer these flags, each for its time."""
    since = now - timedelta(hours=max(settings.cooldown[flag.kind] for flag in flags))
    decided = _decided_since(athlete.organization_id).ask(athlete=athlete.pk, since=since)
    return answers_all(decided, flags, settings, now)


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
    # What was read is kept along with what follows from it: alone it changes nothing for whoever looks.
    if set(changed) - {"basis"}:
        held.version += 1
        save(held, *changed, "version")

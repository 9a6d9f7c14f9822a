"""The queue row: opened by flags, kept as they say, closed when none is left; decided work stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import BigIntegerField, Exists, OuterRef, Q, Subquery

from analytics.business_time import BusinessTime
from analytics.episodes import Allowance
from analytics.recommendation import Action
from athletes.models import Athlete, AthleteState
from athletes.selectors import business_time_of
from planning.models import PlannedSession
from planning.selectors import session_on
from readiness.further import further_of
from readiness.models import Bucket, Decision, Flag, Intervention, InterventionState, Verb
from readiness.services import breaches, clock, drawing
from readiness.services.aside import all_apart, counting, still_apart
from readiness.services.bases import Read, basis_of_case
from readiness.services.desk import AT_ONCE, NO_WORK, Desk
from readiness.services.weighing import (
    FROM_CHECK_IN,
    answers_all,
    bucket_of,
    is_news,
    is_worse,
    opens,
    risk_of,
    standing_of,
)
from tenancy.database.prepared import Given, Prepared
from tenancy.database.saving import save

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


def hold(athlete: Athlete) -> Allowance:
    """One change of an athlete's flags at a time: two phones, a phone and a worker.

    Tells on the way what the athlete's open episodes allow.
    """
    ((_key, allowed),) = _athlete_to_hold(athlete.organization_id).ask(athlete=athlete.pk)
    return Allowance(allowed or Allowance.ALL)


@dataclass(frozen=True, slots=True)
class LiveFlags:
    """An athlete's live flags, by strength, and which of them are new or changed."""

    live: Sequence[Flag]
    news: Sequence[Flag] = ()


def follow(
    *,
    athlete: Athlete,
    raised: LiveFlags,
    course: Course | None,
    now: datetime,
    heard: bool = False,
    desk: Desk = AT_ONCE,
) -> None:
    """Let the athlete's one open intervention gather the live flags, open it for news, or let it go.

    So does the athlete's bucket, whatever was decided. Without a course the proposal stays as it was. Where
    the athlete was `heard`, the case waits for them no more.
    """
    bucket, reasons = standing_of(raised.live, athlete.local_day(now), desk.settings(athlete).risk)
    desk.put_in_bucket(athlete, bucket, reasons, now)
    held = desk.open_case(athlete)
    if held is None and not raised.news:
        return
    if held is not None and heard:
        _bring_back(held, athlete, now)
    flags, settings = _gathered(held, raised), desk.settings(athlete)
    speaking = [flag for flag in flags if opens(flag, settings.risk)]
    if held is not None:
        _update(held, athlete, flags, course, now=now, desk=desk)
    elif speaking and not _settled(athlete, speaking, now, desk):
        fresh = Intervention(athlete=athlete, opened_at=now, confidence=1.0, action=Action.KEEP)
        _update(fresh, athlete, flags, course, now=now, desk=desk)


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
    _save(held, before, AT_ONCE)


def mark_seen(*, intervention: Intervention) -> None:
    """A coach has opened it. Its version stays: seeing changes nothing that a decision rests on."""
    new = Intervention.objects.filter(pk=intervention.pk, state=InterventionState.NEW)
    new.update(state=InterventionState.SEEN)


def return_to_queue(*, athlete: Athlete, now: datetime) -> None:
    """The athlete was heard: what waited for them is the coach's again, its clock put off by the wait."""
    asked = Q(state=InterventionState.WAITING) | Q(unanswered_since__isnull=False)
    waiting = Intervention.objects.open().of(athlete).filter(asked)
    held = waiting.select_for_update(of=("self",)).first()
    if held is not None:
        _bring_back(held, athlete, now)


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


def weigh(
    held: Intervention, athlete: Athlete, flags: Sequence[Flag], now: datetime, *, desk: Desk = AT_ONCE
) -> None:
    """Risk, bucket and clock by the flags that count, and what was read for them; not yet saved.

    A worse bucket shortens the time; news ends a snooze and the wait for the athlete, and brings back what
    was set apart.
    """
    settings = desk.settings(athlete)
    held.apart = still_apart(held.apart, flags, now)
    flags = counting(flags, held.apart)
    bucket = bucket_of(risk_of(flags), settings.risk)
    if held._state.adding or is_worse(bucket, held.bucket):
        clock.begin(held, bucket, clock.rules_for(athlete, settings), now)
    speaking = [flag for flag in flags if opens(flag, settings.risk)]
    if not held._state.adding and is_news(speaking, known=[held], risk=risk_of(flags)):
        held.snoozed_until = None
        _end_wait(held, settings.business_time(athlete.organization.timezone), now)
    held.risk, held.bucket = risk_of(flags), bucket
    held.factors = [{"code": flag.kind, "share": flag.strength, "params": flag.params} for flag in flags]
    held.basis = basis_of_case(flags, held.basis.get("advice"))


def steer(held: Intervention, course: Course, *, athlete: Athlete, day: date, desk: Desk = AT_ONCE) -> None:
    """Take over the course; the proposal is drawn up again only where action or session have changed."""
    session = course.session
    action = course.action if session is None or _adds(course.action, session) else Action.KEEP
    chosen = drawing.chosen_for(held, athlete=athlete, base=action, day=day, desk=desk)
    drawing.draw(held, chosen, athlete=athlete, session=session, day=day)
    held.confidence = course.confidence


def speak(held: Intervention, *, athlete: Athlete, day: date, desk: Desk = AT_ONCE) -> None:
    """Without a course the session stays as it was proposed; who is silent is written to, and so on."""
    base = further_of(held).session
    chosen = drawing.chosen_for(held, athlete=athlete, base=base, day=day, desk=desk)
    if chosen.why is not further_of(held).why:
        session = session_on(athlete=athlete, day=day) if chosen.action is Action.RETURN else held.session
        drawing.draw(held, chosen, athlete=athlete, session=session, day=day)


@lru_cache(maxsize=256)
def _athlete_to_hold(_organization_id: int) -> Prepared:
    held = Athlete.objects.filter(pk=Given("athlete", BigIntegerField())).order_by()
    allowed = AthleteState.objects.filter(athlete=OuterRef("pk")).order_by().values("allowed")
    held = held.select_for_update(no_key=True).annotate(allowed=Subquery(allowed))
    return Prepared(held.values_list("pk", "allowed"))


def _bring_back(held: Intervention, athlete: Athlete, now: datetime) -> None:
    if held.state != InterventionState.WAITING and held.unanswered_since is None:
        return
    held.unanswered_since = None
    _end_wait(held, business_time_of(athlete.organization), now)
    held.version += 1
    save(held, "state", *clock.KEPT, "version")


def _end_wait(held: Intervention, hours: BusinessTime, now: datetime) -> None:
    """What waits for the athlete is the coach's again, its clock put off by the wait; not yet saved."""
    if held.state == InterventionState.WAITING:
        held.state = InterventionState.SEEN
        clock.resume(held, hours, now)


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
    held: Intervention,
    athlete: Athlete,
    flags: list[Flag],
    course: Course | None,
    *,
    now: datetime,
    desk: Desk,
) -> None:
    before = _content(held)
    if held._state.adding:
        held.owner_id = desk.owner_of_new(athlete, now)
    elif _nothing_left(held, [flag for flag in flags if opens(flag, desk.settings(athlete).risk)], now):
        _let_go(held, now, desk)
        _save(held, before, desk)
        breaches.note(held, now=now)
        return
    if course is not None:
        held.basis = {**held.basis, "advice": course.read}
    weigh(held, athlete, flags, now, desk=desk)
    held.coach_id = athlete.coach_id
    if course is not None:
        steer(held, course, athlete=athlete, day=athlete.local_day(now), desk=desk)
    else:
        speak(held, athlete=athlete, day=athlete.local_day(now), desk=desk)
    _save(held, before, desk)
    apart = [flag for flag in flags if flag.intervention_id != held.pk]
    for flag in apart:
        flag.intervention = held
    desk.save_flags(apart, "intervention_id")


def _nothing_left(held: Intervention, flags: Sequence[Flag], now: datetime) -> bool:
    """True where no live flag counts for the case, and none that was kept aside will count again."""
    held.apart = still_apart(held.apart, flags, now)
    return not flags or all_apart(held, flags, now)


def _let_go(held: Intervention, now: datetime, desk: Desk) -> None:
    """Nothing speaks for it any more: close it if nobody has worked on it, else take its proposal away."""
    if not desk.worked_on(held):
        held.state, held.closed_at = InterventionState.RESOLVED, now
    else:
        held.risk, held.bucket, held.factors, held.basis = 0.0, Bucket.STABLE, [], {}
        drawing.clear(held)


def _settled(athlete: Athlete, flags: Sequence[Flag], now: datetime, desk: Desk) -> bool:
    """True while the last decisions, a coach's or the rules', still answer these flags, each for its time."""
    settings = desk.settings(athlete)
    since = now - timedelta(hours=max(settings.cooldown.get(flag.kind, 0.0) for flag in flags))
    decided = desk.decided_since(athlete, since)
    apart = still_apart([entry for one in decided for entry in one.intervention.apart], flags, now)
    left = counting(flags, apart)
    return answers_all(decided, left, settings, now) if left else bool(decided)


def _adds(action: Action, session: PlannedSession) -> bool:
    """False where the session has been adapted as much already: an eased session is not eased again."""
    return STRENGTH[action] > STRENGTH.get(session.adapted, 0)


def _content(held: Intervention) -> dict[str, Any]:
    return {field.attname: getattr(held, field.attname) for field in Intervention._meta.concrete_fields}


def _save(held: Intervention, before: dict[str, Any], desk: Desk) -> None:
    if held._state.adding:
        desk.add_case(held)
        return
    changed = [name for name, value in _content(held).items() if value != before[name]]
    # What was read is kept along with what follows from it: alone it changes nothing for whoever looks.
    if set(changed) - {"basis"}:
        held.version += 1
        desk.save_case(held, *changed, "version")
    else:
        held.basis = before["basis"]

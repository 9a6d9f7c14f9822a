"""A session of today as the athlete should run it: as planned, as proposed, or as the coach has decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.formats import time_format

from analytics.workout import Bar, Step, TargetKind, Workout, flatten, profile, zone_of_step
from athletes.dated import Dated
from athletes.models import Activity
from planning.models import PlannedSession
from planning.proposal import Proposal
from planning.selectors import workout_of
from planning.wording import Paces, target_range
from readiness.selectors.standing import Standing
from tenancy.templatetags.display import localised


class Status(StrEnum):
    """How the session came about; `changed`: by the rules, and no coach has confirmed it yet."""

    PLANNED = "planned"
    PROPOSED = "proposed"
    CHANGED = "changed"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Card:
    """`before` is the title that no longer counts; without bars the day is one of rest.

    `put_back_until`: the time up to which the athlete may have the planned session back, else "".
    """

    session: PlannedSession
    status: Status
    title: str
    before: str
    purpose: str
    bars: tuple[Bar, ...]
    target: str
    duration_s: float
    distance_m: float | None
    load: float
    activity: Activity | None = None
    put_back_until: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What it takes to draw a session for this athlete on this day; `now` is by their clocks."""

    dated: Dated
    standing: Standing
    shows_proposals: bool
    runs: Mapping[int, Activity]
    units: str
    now: datetime


def card_of(session: PlannedSession, given: Drawing) -> Card:
    """The session with its overlay, if it has one."""
    proposal = given.standing.proposal_for(session) if given.shows_proposals else None
    if proposal is not None:
        return _card(session, proposal, given, status=Status.PROPOSED, before=localised(session.title))
    if not session.adapted:
        return _card(session, session, given, status=Status.PLANNED, before="")
    before = localised(given.standing.before(session))
    status = Status.CONFIRMED if session.confirmed else Status.CHANGED
    return _card(session, session, given, status=status, before=before)


def _card(
    session: PlannedSession,
    content: PlannedSession | Proposal,
    given: Drawing,
    *,
    status: Status,
    before: str,
) -> Card:
    workout = content.workout if isinstance(content, Proposal) else workout_of(content)
    return Card(
        session=session,
        status=status,
        title=localised(content.title),
        before=before,
        purpose=localised(content.purpose),
        bars=profile(workout, given.dated.physiology_on(session.day)) if workout else (),
        target=_target(workout, session, given) if workout else "",
        duration_s=content.duration_s,
        distance_m=content.distance_m,
        load=content.load,
        activity=given.runs.get(session.activity_id or 0),
        put_back_until=_put_back_until(session, given),
    )


def _put_back_until(session: PlannedSession, given: Drawing) -> str:
    until = given.standing.put_back_until(session, given.now)
    return time_format(until.astimezone(given.now.tzinfo).time(), "H:i") if until else ""


def _target(workout: Workout, session: PlannedSession, given: Drawing) -> str:
    """The hardest stretch in the athlete's own numbers; "" where nothing is known."""
    steps = [flat.step for flat in flatten(workout) if flat.step.target.kind is not TargetKind.OPEN]
    if not steps:
        return ""
    zones, known = given.dated.zones_on(session.day), given.dated.physiology_on(session.day)
    hardest: Step = max(steps, key=lambda step: zone_of_step(step, known))
    paces = Paces(
        speed_m_s=zones.speed_m_s,
        hr_bpm=zones.hr_bpm,
        threshold_speed_m_s=known.threshold_speed_m_s,
        threshold_hr_bpm=known.threshold_hr_bpm,
        units=given.units,
    )
    return target_range(hardest.target, paces)

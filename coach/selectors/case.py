"""One athlete's case: what happened, the evidence, the proposal as a change to the week, what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import JSONField, Subquery
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime
from django.utils.timesince import timesince
from django.utils.translation import gettext

from athletes.models import Athlete, Band, Mode, Race
from athletes.selectors import settings_for
from coach.selectors.evidence import Morning, expressions, gathered
from coach.selectors.tiles import Tile, tiles_of
from planning.models import PlannedSession, PlanState
from readiness import wording
from readiness.models import Decision, Intervention, Verb
from readiness.services.undoing import UNDO_WITHIN
from tenancy.templatetags.display import localised

WEEK = timedelta(days=6)
TONES = {Band.GREEN: "ready", Band.AMBER: "caution", Band.RED: "stop"}


@dataclass(frozen=True, slots=True)
class Change:
    """A day of the coming week: what is planned, and what is proposed instead ("" for no change)."""

    day: date
    now: str
    proposed: str
    load_now: float
    load_proposed: float


@dataclass(frozen=True, slots=True)
class Goal:
    """What the athlete trains for, and how far they have come."""

    race: Race
    days_left: int
    week: int
    weeks: int


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """Everything right of the queue. `may_change`: there is a session to put another one in place of.

    `undo_id` names the last decision while it can be taken back.
    """

    intervention: Intervention
    athlete: Athlete
    morning: Morning | None
    tone: str
    goal: Goal | None
    sentence: str
    tiles: tuple[Tile, ...]
    changes: tuple[Change, ...]
    load_now: float
    load_proposed: float
    has_proposal: bool
    may_change: bool
    proposal_note: str
    decision_line: str
    undo_id: UUID | None


def case_of(*, intervention: Intervention, now: datetime) -> CaseDetail:
    """The case pane's content. Two queries; the intervention brings its athlete and organization."""
    athlete = intervention.athlete
    today = athlete.local_day(now)
    found = Intervention.objects.filter(pk=intervention.pk).values(
        **expressions(athlete=athlete, day=today), decided=_last_decision(intervention)
    )
    known: dict[str, Any] = dict(found.get())
    evidence, sessions = gathered(day=today, found=known), _coming(athlete, today)
    changes = tuple(_change(session, intervention) for session in sessions)
    return CaseDetail(
        intervention=intervention,
        athlete=athlete,
        morning=evidence.this_morning,
        tone=TONES.get(Band(evidence.this_morning.band), "") if evidence.this_morning else "",
        goal=_goal(sessions, today),
        sentence=wording.story(intervention),
        tiles=tiles_of(evidence),
        changes=changes,
        load_now=sum(change.load_now for change in changes),
        load_proposed=sum(change.load_proposed for change in changes),
        has_proposal=any(change.proposed for change in changes),
        may_change=intervention.session_id is not None or any(change.day == today for change in changes),
        proposal_note=_proposal_note(athlete),
        decision_line=_decision_line(intervention, known["decided"], now),
        undo_id=_undo_id(known["decided"], now),
    )


def _coming(athlete: Athlete, today: date) -> list[PlannedSession]:
    """The week's sessions as the athlete sees them, each with its plan and race."""
    planned = PlannedSession.objects.published().of(athlete).between(today, today + WEEK)
    return list(planned.select_related("plan__race"))


def _goal(sessions: Sequence[PlannedSession], today: date) -> Goal | None:
    plan = next((session.plan for session in sessions if session.plan.state == PlanState.PUBLISHED), None)
    if plan is None:
        return None
    week = (today - plan.starts_on).days // 7 + 1
    return Goal(plan.race, (plan.race.day - today).days, max(week, 1), plan.weeks)


def _change(session: PlannedSession, intervention: Intervention) -> Change:
    now, proposal = localised(session.title), intervention.proposal
    if intervention.closed_at or proposal is None or session.pk != intervention.session_id:
        return Change(session.day, now, "", session.load, session.load)
    return Change(session.day, now, wording.proposal(intervention), session.load, proposal["load"])


def _proposal_note(athlete: Athlete) -> str:
    """Whether the athlete sees the proposal already."""
    if settings_for(athlete).mode == Mode.ASSISTED:
        return gettext("Drafted by the rules · the athlete sees it as proposed")
    return gettext("Drafted by the rules · not sent yet")


def _last_decision(intervention: Intervention) -> Subquery:
    data = JSONObject(
        public_id="public_id", verb="verb", reason="reason", at="decided_at", name="member__user__name"
    )
    made = Decision.objects.filter(intervention=intervention.pk).order_by("-decided_at", "-pk")
    return Subquery(made.values(data=data)[:1], output_field=JSONField())


def _decision_line(intervention: Intervention, decided: Mapping[str, Any] | None, now: datetime) -> str:
    """The last decision in a sentence; "" where there was none to take."""
    if decided is None:
        return gettext("Closed by itself: nothing speaks for it any more.") if intervention.closed_at else ""
    ago = timesince(_moment(decided), now)
    words = {"verb": Verb(decided["verb"]).label, "name": decided["name"], "ago": ago}
    line = gettext("%(verb)s by %(name)s, %(ago)s ago.") % words
    return f"{line} {decided['reason']}".strip()


def _undo_id(decided: Mapping[str, Any] | None, now: datetime) -> UUID | None:
    if decided is None or decided["verb"] == Verb.UNDO or now - _moment(decided) > UNDO_WITHIN:
        return None
    return UUID(decided["public_id"])


def _moment(decided: Mapping[str, Any]) -> datetime:
    at = parse_datetime(decided["at"])
    if at is None:
        raise ValueError(decided["at"])
    return at

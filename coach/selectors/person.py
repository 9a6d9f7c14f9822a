"""Everything about one athlete, to decide in a minute: the page behind a name."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from analytics.adherence import WeekAdherence
from athletes.models import Activity, Athlete, AthleteState, Message, Race
from coach.selectors.evidence import Theirs, evidence_of
from coach.selectors.plan_changes import plan_changes
from coach.selectors.tiles import Tile, tiles_of
from planning import selectors as planning
from planning.models import Plan, PlannedSession
from readiness.models import CheckIn, Decision, Intervention

TIMELINE_DAYS = 14
LONGEST_TIMELINE = 40
WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened: a check-in, a run, a message, a decision, a reason or a change of the plan."""

    kind: str
    at: datetime
    what: Any


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """`theirs`: what providers make of the morning that `state` is of."""

    athlete: Athlete
    state: AthleteState | None
    theirs: tuple[Theirs, ...]
    race: Race | None
    plan: Plan | None
    drafts: tuple[Plan, ...]
    open_case: Intervention | None
    tiles: tuple[Tile, ...]
    coming: tuple[PlannedSession, ...]
    timeline: tuple[Moment, ...]
    adherence: tuple[WeekAdherence, ...]
    proposed: int
    """Changes that the rules propose, and that wait for a decision."""


def person(*, athlete: Athlete, now: datetime) -> PersonDetail:
    """The athlete's page. A constant number of queries."""
    today = athlete.local_day(now)
    state = AthleteState.objects.filter(athlete=athlete).first()
    evidence = evidence_of(athlete=athlete, day=today)
    races = planning.upcoming_races(athlete=athlete, today=today)
    return PersonDetail(
        athlete=athlete,
        state=state,
        theirs=evidence.theirs.get((state and state.readiness_day) or today, ()),
        race=races[0] if races else None,
        plan=planning.published_plan(athlete=athlete),
        drafts=tuple(planning.drafts_of(athlete=athlete)),
        open_case=Intervention.objects.open().of(athlete).first(),
        tiles=tiles_of(evidence),
        coming=tuple(planning.sessions_between(athlete=athlete, first=today, last=today + WEEK)),
        timeline=_timeline(athlete, now),
        adherence=planning.adherence(athlete=athlete, today=today),
        proposed=planning.proposed_changes(athlete=athlete),
    )


def _timeline(athlete: Athlete, now: datetime) -> tuple[Moment, ...]:
    """What happened in the last fourteen days, newest first."""
    since = now - timedelta(days=TIMELINE_DAYS)
    check_ins = CheckIn.objects.of(athlete).filter(answered_at__gte=since, deleted_at=None)
    runs = Activity.objects.of(athlete).current().filter(started_at__gte=since)
    messages = Message.objects.of(athlete).filter(sent_at__gte=since).select_related("author__user")
    decisions = Decision.objects.of(athlete).filter(decided_at__gte=since).select_related("member__user")
    moments = [Moment("check_in", row.answered_at, row) for row in check_ins]
    moments += [Moment("run", row.started_at, row) for row in runs]
    moments += [Moment("message", row.sent_at, row) for row in messages]
    moments += [Moment("decision", row.decided_at, row) for row in decisions]
    moments += [Moment("plan", one.at, one) for one in plan_changes(athlete=athlete, since=since)]
    moments += [
        Moment("reason", one.said_at, one) for one in planning.reasons_since(athlete=athlete, since=since)
    ]
    newest = sorted(moments, key=lambda moment: moment.at, reverse=True)
    return tuple(newest[:LONGEST_TIMELINE])

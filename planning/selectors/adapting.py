"""Where an athlete stands between plan and runs, and what the rules have proposed for it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

from django.db.models import BigIntegerField

from analytics.adaptation import Open, Situation, Standing, WeekRun
from analytics.adherence import Ran, week_by_week
from analytics.days import monday_of
from athletes.models import Athlete, Race
from planning.models import (
    RACE_CODE,
    RETURN_CODE,
    Category,
    Outcome,
    Plan,
    PlannedSession,
    Revision,
    RevisionState,
    Source,
    Why,
)
from planning.models import Change as ChangeRow
from planning.selectors.adherence import due_of, runs_between
from planning.selectors.drafts import Draft, draft_from
from planning.selectors.reasons import ReasonGiven, reasons_between
from planning.selectors.standing import open_flags
from tenancy.database.prepared import Given, Prepared
from tenancy.models import Membership

MINUTE_S = 60.0
WEEKS_BACK, WEEKS_AHEAD = 4, 3
ILL_DAYS = timedelta(days=2)
"""A session missed for illness so lately says as much as a check-in."""
REMEMBERED = timedelta(days=60)
"""Causes decided upon longer ago lie before anything that is asked."""
GROWTH_CAP = 0.10
EASY = frozenset({Category.EASY, Category.RECOVERY})
NEWEST = 50


@dataclass(frozen=True, slots=True)
class Stands:
    """What the rules look at, and the sessions behind it."""

    situation: Situation
    rows: Mapping[UUID, PlannedSession]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What waits for a decision: the changes, and why each of them."""

    revision: Revision
    draft: Draft


def standing_of(*, athlete: Athlete, today: date) -> Stands:
    """Four weeks back, three ahead. Seven queries."""
    monday = monday_of(today)
    first, last = monday - timedelta(weeks=WEEKS_BACK), monday + timedelta(weeks=WEEKS_AHEAD)
    rows = list(PlannedSession.objects.published().of(athlete).between(first, last))
    runs = tuple(runs_between(athlete=athlete, first=first, last=today))
    reasons = reasons_between(athlete=athlete, first=first, last=today)
    plan = Plan.objects.published().of(athlete).only("inputs").first()
    inputs = plan.inputs if plan else {}
    races = Race.objects.of(athlete).current().between(first, last + timedelta(weeks=1))
    situation = Situation(
        today=today,
        sessions=_sessions(rows, reasons),
        available_s=tuple(minutes * MINUTE_S for minutes in athlete.availability_min),
        races=tuple(races.order_by("day", "pk").values_list("day", flat=True)),
        weeks=_weeks(rows, runs, monday),
        run_s=_run_s(runs, monday),
        open=_open(athlete, today, reasons.values(), injury=bool(inputs.get("open_injury"))),
        growth_cap=inputs.get("growth_cap", GROWTH_CAP),
        decided=_decided(athlete, today),
    )
    return Stands(situation, {row.public_id: row for row in rows})


def waiting_adaptation(*, athlete: Athlete) -> Proposed | None:
    """What the rules propose for the athlete now, if anything. One query."""
    rows = ChangeRow.objects.of(athlete).filter(revision__in=Revision.objects.of(athlete).waiting())
    draft = draft_from(list(rows.select_related("revision")))
    return Proposed(draft.revision, draft) if draft.revision else None


def proposed_changes(*, athlete: Athlete) -> int:
    """How many changes wait for a decision. One query."""
    return len(_waiting_changes(athlete.organization_id).ask(athlete=athlete.pk))


@lru_cache(maxsize=256)
def _waiting_changes(_organization_id: int) -> Prepared:
    athlete = Given("athlete", BigIntegerField())
    waiting = Revision.objects.filter(athlete=athlete).waiting().order_by()
    changes = ChangeRow.objects.filter(athlete=athlete, revision__in=waiting).order_by()
    return Prepared(changes.values_list("pk"))


def adaptations(*, athlete: Athlete, member: Membership) -> list[Proposed]:
    """What the rules have proposed, as far as the member sees it, newest first. Two queries."""
    seen = Revision.objects.visible_to(member).of(athlete)
    found = seen.filter(source=Source.ADAPTATION, deleted_at=None)
    revisions = list(found.order_by("-opened_at", "-pk").prefetch_related("changes")[:NEWEST])
    return [Proposed(one, draft_from(list(one.changes.all()))) for one in revisions]


def _sessions(rows: Iterable[PlannedSession], reasons: Mapping[UUID, ReasonGiven]) -> tuple[Standing, ...]:
    """On a day with a locked session everything stays."""
    locked = {row.day for row in rows if row.locked}
    return tuple(
        Standing(
            session=row.public_id,
            day=row.day,
            duration_s=row.duration_s,
            key=row.key,
            easy=row.category in EASY and row.steps is not None,
            fixed=row.day in locked or row.template_code == RACE_CODE,
            run=row.activity_id is not None,
            missed=row.outcome == Outcome.MISSED,
            why=reasons[row.public_id].why.value if row.public_id in reasons else "",
            returning=row.template_code == RETURN_CODE,
        )
        for row in rows
    )


def _weeks(rows: Iterable[PlannedSession], runs: Iterable[Ran], monday: date) -> tuple[WeekRun, ...]:
    """The whole weeks before the running one."""
    due = (due_of(row) for row in rows if row.steps is not None)
    found = week_by_week(due, runs, last=monday - timedelta(days=1), weeks=WEEKS_BACK)
    return tuple(WeekRun(one.monday, one.actual.duration_s or 0.0, one.load_share) for one in found)


def _run_s(runs: Iterable[Ran], monday: date) -> dict[date, float]:
    found: dict[date, float] = defaultdict(float)
    for one in runs:
        if one.day >= monday:
            found[one.day] += one.amount.duration_s or 0.0
    return dict(found)


def _open(athlete: Athlete, today: date, reasons: Iterable[ReasonGiven], *, injury: bool) -> Open:
    flags = open_flags(athlete=athlete, start=today)
    ill = any(one.why is Why.ILL and one.day >= today - ILL_DAYS for one in reasons)
    return Open(pain=flags.pain, illness=flags.illness or ill, injury=injury or flags.injury)


def _decided(athlete: Athlete, today: date) -> frozenset[str]:
    """Causes that a person has approved or dismissed."""
    since = athlete.midnight(today) - REMEMBERED
    closed = Revision.objects.of(athlete).filter(source=Source.ADAPTATION, opened_at__gte=since)
    found = closed.filter(state__in=[RevisionState.APPLIED, RevisionState.DISCARDED], deleted_at=None)
    return frozenset(one["cause"] for said in found.values_list("reasons", flat=True) for one in said)

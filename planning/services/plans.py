"""From a race to a draft plan, and what a coach does with a draft."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete, Race
from athletes.services import add_race, demand_version, facts_of_race
from planning.filling import FilledSession, FilledWeek
from planning.goal import Goal
from planning.inputs import PlanInputs
from planning.models import Plan, PlannedSession, PlanState, PlanWeek
from planning.services.seasons import sketch_plan
from tenancy.models import Membership


class NotADraft(RuntimeError):
    """The plan was published or discarded in the meantime."""

    message = _("This plan is no longer a draft. Open it again to see where it stands.")


@transaction.atomic
def draft_plan(*, athlete: Athlete, race: Race | None, author: Membership, inputs: PlanInputs) -> Plan:
    """Build the season and save it; only the staff sees it until it is published. Raises BadSeason."""
    sketch = sketch_plan(athlete=athlete, race=facts_of_race(race) if race else None, inputs=inputs)
    plan = Plan.objects.create(
        athlete=athlete,
        race=race,
        author=author,
        name=race.name if race else gettext("Season without a goal race"),
        starts_on=sketch.weeks[0].week.monday,
        weeks=len(sketch.weeks),
        inputs=sketch.inputs.to_json(),
        warnings=list(sketch.warnings),
    )
    _save_weeks(plan, sketch.weeks)
    return plan


@transaction.atomic
def start_plan(*, athlete: Athlete, goal: Goal | None, author: Membership, inputs: PlanInputs) -> Plan:
    """The same, writing the race down first where it is new; None is a season without one."""
    race = None if goal is None else goal.race or add_race(athlete=athlete, race=goal.facts)
    return draft_plan(athlete=athlete, race=race, author=author, inputs=inputs)


@transaction.atomic
def publish_plan(*, plan: Plan, now: datetime, version: int | None = None) -> Plan:
    """Show the plan to the athlete; the one before it is archived and leaves its past.

    Raises NotADraft, or athletes' Changed if a version is named and the draft has another.
    """
    held = _held_draft(plan, version)
    if Plan.objects.published().filter(athlete_id=held.athlete_id).update(state=PlanState.ARCHIVED):
        _take_over(held, now)
    held.state, held.published_at = PlanState.PUBLISHED, now
    held.version += 1
    held.save(update_fields=["state", "published_at", "version"])
    return held


@transaction.atomic
def discard_plan(*, plan: Plan, now: datetime, version: int | None = None) -> Plan:
    """Throw a draft away. Raises NotADraft or Changed, as `publish_plan` does."""
    held = _held_draft(plan, version)
    held.deleted_at = now
    held.version += 1
    held.save(update_fields=["deleted_at", "version"])
    return held


def _held_draft(plan: Plan, version: int | None) -> Plan:
    drafts = Plan.objects.current().filter(pk=plan.pk, state=PlanState.DRAFT)
    held: Plan | None = drafts.select_related("athlete").select_for_update(of=("self",)).first()
    if held is None:
        raise NotADraft
    demand_version(found=held.version, wanted=version)
    return held


def _take_over(plan: Plan, now: datetime) -> None:
    """Each day keeps one plan: the old one up to today and where it was run already, then the new one."""
    today = plan.athlete.local_day(now)
    old = PlannedSession.objects.published().filter(athlete_id=plan.athlete_id, day__gte=today).order_by()
    run_days = list(old.exclude(activity=None).values_list("day", flat=True))
    old.filter(activity=None, day__gte=plan.starts_on).update(deleted_at=now)
    new = PlannedSession.objects.current().filter(plan=plan).order_by()
    new.filter(Q(day__lt=today) | Q(day__in=run_days)).update(deleted_at=now)


def _save_weeks(plan: Plan, weeks: tuple[FilledWeek, ...]) -> None:
    rows = PlanWeek.objects.bulk_create(_week_row(plan, filled) for filled in weeks)
    PlannedSession.objects.bulk_create(
        _session_row(plan, row, filled)
        for row, week in zip(rows, weeks, strict=True)
        for filled in week.sessions
    )


def _week_row(plan: Plan, filled: FilledWeek) -> PlanWeek:
    week = filled.week
    return PlanWeek(
        athlete_id=plan.athlete_id,
        plan=plan,
        number=week.number,
        starts_on=week.monday,
        phase=week.phase.value,
        cutback=week.cutback,
        target_s=week.target_s,
    )


def _session_row(plan: Plan, week: PlanWeek, filled: FilledSession) -> PlannedSession:
    return PlannedSession(
        athlete_id=plan.athlete_id,
        plan=plan,
        week=week,
        day=filled.day,
        **asdict(filled.content),
    )

"""A template applied to many athletes: a draft for each, at once for a few, as a job for many."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from analytics.days import monday_of
from athletes.models import Athlete, Race
from planning.models import (
    Plan,
    PlannedSession,
    PlanTemplate,
    PlanWeek,
    RunKind,
    RunState,
    TemplateOrigin,
    TemplatePart,
    TemplateRow,
    TemplateRun,
    TemplateUse,
)
from planning.own_plans import OwnPlan, OwnSession, OwnWeek
from planning.personalising import own_plan
from planning.selectors.squads import Chosen, runners
from planning.telling import told_json
from tenancy import outbox
from tenancy.models import Membership

APPLY = "planning.apply_template"
AT_ONCE = 20
BATCH = 25
MOST_ATHLETES = 2000


class NobodyChosen(ValueError):
    """A template has to be for somebody, and for no more than a club has."""

    message = _("Choose at least one athlete, and at most 2,000.")


def foresee(*, template: PlanTemplate, chosen: Sequence[Chosen], now: datetime) -> list[OwnPlan]:
    """What each would get, and nothing saved."""
    rows = current_rows(template)
    return [own_plan(template, rows, runner) for runner in runners(chosen, now=now)]


@transaction.atomic
def apply_template(
    *, template: PlanTemplate, chosen: Sequence[Chosen], author: Membership, now: datetime
) -> TemplateRun:
    """A draft for each athlete. More than 20 of them are left to a worker. Raises NobodyChosen."""
    if not 1 <= len(chosen) <= MOST_ATHLETES:
        raise NobodyChosen
    wanted = [
        [one.athlete.pk, one.anchor_day.isoformat(), one.race.pk if one.race else None] for one in chosen
    ]
    run: TemplateRun = TemplateRun.objects.create(
        template=template, author=author, kind=RunKind.APPLY, wanted=wanted, started_at=now
    )
    if len(chosen) <= AT_ONCE:
        return apply_batch(run_id=run.pk, first=0, last=len(chosen), now=now)
    ask_in_batches(run, APPLY)
    return run


@transaction.atomic
def apply_batch(*, run_id: int, first: int, last: int, now: datetime) -> TemplateRun:
    """The drafts of some of a run's athletes. What is there already is not made twice."""
    run: TemplateRun = TemplateRun.objects.select_related("template").get(pk=run_id)
    made = set(TemplatePart.objects.filter(run=run).values_list("athlete_id", flat=True))
    chosen = [one for one in _chosen(run.wanted[first:last]) if one.athlete.pk not in made]
    plans = foresee(template=run.template, chosen=chosen, now=now)
    _save(run, [one for one in plans if one.sessions])
    return count_on(run, last - first, now)


def ask_in_batches(run: TemplateRun, kind: str) -> None:
    """Leave the run to a worker, some athletes at a time."""
    for first in range(0, len(run.wanted), BATCH):
        last = min(first + BATCH, len(run.wanted))
        outbox.put(kind, key=f"{kind}:{run.pk}:{first}", run_id=run.pk, first=first, last=last)


def count_on(run: TemplateRun, done: int, now: datetime) -> TemplateRun:
    """Remember how far the run is; whoever does the last of it says so."""
    TemplateRun.objects.filter(pk=run.pk).update(done=F("done") + done)
    run.refresh_from_db(fields=["done"])
    if run.done >= len(run.wanted) and run.state == RunState.RUNNING:
        run.state, run.finished_at = RunState.DONE, now
        run.save(update_fields=["state", "finished_at"])
    return run


def current_rows(template: PlanTemplate) -> list[TemplateRow]:
    """What the template says now."""
    return list(TemplateRow.objects.filter(template=template, replaced_at=None))


def week_row(plan: Plan, week: OwnWeek) -> PlanWeek:
    return PlanWeek(
        athlete_id=plan.athlete_id,
        plan=plan,
        number=week.number,
        starts_on=week.monday,
        phase=week.phase,
        cutback=week.cutback,
        target_s=week.target_s,
    )


def session_values(one: OwnSession) -> dict[str, Any]:
    """The columns of a planned session that its template's row fills."""
    return {
        **one.content.to_json(),
        "day": one.day,
        "position": one.position,
        "key": one.content.key,
        "duration_s": one.totals.duration_s,
        "distance_m": one.totals.distance_m,
        "load": one.totals.load,
    }


def _chosen(wanted: Sequence[Sequence[Any]]) -> list[Chosen]:
    """Who is still there."""
    people = Athlete.objects.current().in_bulk([pk for pk, _day, _race in wanted])
    races = Race.objects.current().in_bulk([race for _pk, _day, race in wanted if race])
    return [
        Chosen(people[pk], date.fromisoformat(day), races.get(race))
        for pk, day, race in wanted
        if pk in people and (race is None or race in races)
    ]


def _save(run: TemplateRun, drafts: Sequence[OwnPlan]) -> None:
    """Plans, weeks, sessions and where each came from: a few statements, whatever their number."""
    plans = Plan.objects.bulk_create(_plan_row(run, draft) for draft in drafts)
    weeks = PlanWeek.objects.bulk_create(
        week_row(plan, one) for plan, draft in zip(plans, drafts, strict=True) for one in draft.weeks
    )
    uses = TemplateUse.objects.bulk_create(
        TemplateUse(
            athlete_id=plan.athlete_id, template=run.template, plan=plan, anchor_day=draft.runner.anchor_day
        )
        for plan, draft in zip(plans, drafts, strict=True)
    )
    TemplatePart.objects.bulk_create(
        TemplatePart(
            athlete_id=use.athlete_id,
            run=run,
            use=use,
            counts={"added": len(draft.sessions)},
            notes=told_json(draft.told, draft.held),
        )
        for use, draft in zip(uses, drafts, strict=True)
    )
    _save_sessions(drafts, uses, {(week.plan_id, week.starts_on): week for week in weeks})


def _save_sessions(
    drafts: Sequence[OwnPlan], uses: Sequence[TemplateUse], weeks: dict[tuple[int, date], PlanWeek]
) -> None:
    pairs = [(use, one) for use, draft in zip(uses, drafts, strict=True) for one in draft.sessions]
    sessions = PlannedSession.objects.bulk_create(
        PlannedSession(
            athlete_id=use.athlete_id,
            plan=use.plan,
            week=weeks[use.plan_id, monday_of(one.day)],
            **session_values(one),
        )
        for use, one in pairs
    )
    TemplateOrigin.objects.bulk_create(
        TemplateOrigin(athlete_id=use.athlete_id, use=use, row=one.row, session=session, day=one.day)
        for (use, one), session in zip(pairs, sessions, strict=True)
        if one.row is not None
    )


def _plan_row(run: TemplateRun, draft: OwnPlan) -> Plan:
    race = draft.runner.race
    return Plan(
        athlete=draft.runner.athlete,
        race=race,
        author_id=run.author_id,
        name=race.name if race else run.template.name,
        starts_on=draft.weeks[0].monday,
        weeks=len(draft.weeks),
        inputs={},
    )

"""Templates: the list, one of them, its runs and what is to be decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from analytics.plan_merge import WRITTEN
from analytics.workout import Physiology
from athletes.models import Athlete
from planning import telling
from planning.content import content_of
from planning.models import (
    Anchor,
    CatalogueSession,
    PlanTemplate,
    RunState,
    TemplateConflict,
    TemplatePart,
    TemplateRow,
    TemplateRun,
    TemplateUse,
)
from planning.template_rows import DAYS, Slot, days_of
from tenancy.models import Membership

LATEST_RUNS = 8
MOST_PARTS = 500


@dataclass(frozen=True, slots=True)
class TemplateDay:
    """A day of a template; how long a session takes is reckoned for a typical runner."""

    sessions: tuple[tuple[TemplateRow, float], ...]
    is_race: bool


@dataclass(frozen=True, slots=True)
class TemplateWeek:
    number: int
    phase: str
    cutback: bool
    days: tuple[TemplateDay, ...]

    @property
    def duration_s(self) -> float:
        return sum(seconds for day in self.days for _row, seconds in day.sessions)


@dataclass(frozen=True, slots=True)
class PartLine:
    """One athlete in a run: counts by fate, and what the coach is told."""

    athlete: Athlete
    part: TemplatePart
    notes: tuple[str, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The safety rules that hold the athlete back, in words; they come first in the notes."""
        held = sum(map(telling.is_held, self.part.notes))
        return self.notes[:held]

    @property
    def written(self) -> int:
        """How many sessions were written."""
        return sum(self.part.counts.get(fate, 0) for fate in WRITTEN)


@dataclass(frozen=True, slots=True)
class RunDetail:
    run: TemplateRun
    total: int
    parts: tuple[PartLine, ...]
    conflicts: int

    @property
    def is_over(self) -> bool:
        return self.run.state != RunState.RUNNING

    @property
    def held(self) -> tuple[PartLine, ...]:
        """Whom a safety rule holds back."""
        return tuple(line for line in self.parts if line.rules)

    @property
    def percent(self) -> int:
        return 100 * self.run.done // max(self.total, 1)


def library_by_code() -> dict[str, CatalogueSession]:
    """The library for cells that name a session by its code."""
    return {session.code: session for session in CatalogueSession.objects.all()}


def templates_seen(*, membership: Membership) -> QuerySet[PlanTemplate]:
    """Every template by name, with how many sessions it has and how many plans follow it."""
    rows = TemplateRow.objects.filter(template=OuterRef("pk"), replaced_at=None).order_by()
    uses = TemplateUse.objects.living().filter(template=OuterRef("pk")).order_by()
    seen: QuerySet[PlanTemplate] = PlanTemplate.objects.visible_to(membership)
    return seen.annotate(sessions=_count(rows), followers=_count(uses))


def rows_of(*, template: PlanTemplate) -> list[TemplateRow]:
    """What the template says now, in order."""
    return list(TemplateRow.objects.filter(template=template, replaced_at=None))


def weeks_of(*, template: PlanTemplate) -> list[TemplateWeek]:
    """The template's weeks with their days, as a page draws them. One query."""
    by_day = days_of(template, rows_of(template=template))
    race = Slot(template.race_week, template.race_weekday) if template.anchor == Anchor.RACE else None
    return [
        TemplateWeek(
            number,
            said["phase"],
            said["cutback"],
            tuple(
                _day(by_day.get(Slot(number, day), ()), race=race == Slot(number, day)) for day in range(DAYS)
            ),
        )
        for number, said in enumerate(template.outline, start=1)
    ]


def uses_seen(*, template: PlanTemplate, membership: Membership) -> list[TemplateUse]:
    """The living plans that follow a template, of those whom the member looks after, by name."""
    seen = TemplateUse.objects.living().visible_to(membership).filter(template=template)
    return list(seen.select_related("athlete", "plan__race").order_by("athlete__name", "pk"))


def latest_runs(*, template: PlanTemplate) -> list[TemplateRun]:
    """What was done with a template last."""
    return list(TemplateRun.objects.filter(template=template).select_related("author__user")[:LATEST_RUNS])


def run_detail(*, run: TemplateRun, membership: Membership) -> RunDetail:
    """How far a run is and what it did, of those whom the member looks after. Two queries."""
    seen = TemplatePart.objects.visible_to(membership).filter(run=run)
    parts = seen.select_related("athlete", "use__plan").order_by("athlete__name", "pk")
    lines = tuple(
        PartLine(part.athlete, part, tuple(map(telling.told_words, part.notes)))
        for part in parts[:MOST_PARTS]
    )
    return RunDetail(run, len(run.wanted), lines, conflicts_open(run.template_id, membership))


def conflicts_open(template: int, membership: Membership) -> int:
    """How many sessions of a template's plans the member has to decide about."""
    seen = TemplateConflict.objects.visible_to(membership).open()
    return int(seen.filter(use__template=template).count())


def _day(rows: Sequence[TemplateRow], *, race: bool) -> TemplateDay:
    known = Physiology()
    return TemplateDay(tuple((row, content_of(row).totals(known).duration_s) for row in rows), race)


def _slots(week: int) -> list[Slot]:
    return [Slot(week, weekday) for weekday in range(DAYS)]


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.values("template").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)

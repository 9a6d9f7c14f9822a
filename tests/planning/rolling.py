"""Rolling a template out to the plans made from it, and what a person changed there, for tests."""

from typing import Any

from planning.models import PlannedSession, PlanTemplate, TemplatePart, TemplateRun
from planning.services import roll_outs
from tests.factories import NOW, Club
from tests.planning.templating import uses_of


def roll_out(template: PlanTemplate, club: Club, *, week: int = 1, now: Any = NOW) -> TemplateRun:
    template.refresh_from_db()
    return roll_outs.roll_out(
        template=template, uses=uses_of(template), from_week=week, author=club.coach, now=now
    )


def counts(run: TemplateRun) -> dict[str, int]:
    found = TemplatePart.objects.get(run=run).counts
    return {fate: count for fate, count in found.items() if fate != "same"}


def change(session: PlannedSession, **values: Any) -> None:
    """As a person does it."""
    PlannedSession.objects.filter(pk=session.pk).update(version=session.version + 1, **values)

"""A season from a table: read in the spared process, nothing saved until a person has looked at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete
from ingest import sandbox
from ingest.parsers.season import SeasonTable, season_of
from planning.models import Anchor, Plan, PlanTemplate, TemplateUse
from planning.selectors import squads
from planning.services import squad_plans, templates
from planning.services.templates import Outline
from planning.template_rows import Days
from tenancy.models import Membership


class NothingToPlan(ValueError):
    """The athlete has no race to count from, or every day of the season is over."""

    message = _("The athlete has no race to count from, or no session falls on a day that is still to come.")


@dataclass(frozen=True, slots=True)
class Season:
    """What a table says, and what its days are counted from."""

    name: str
    anchor: Anchor
    outline: Sequence[Outline]
    days: Days


def read_season(*, data: bytes) -> SeasonTable:
    """The table's weeks. Raises Unreadable, sandbox.TooCostly or sandbox.ReaderFailed."""
    return season_of(sandbox.read_sheets(data))


def season_as_template(*, season: Season, author: Membership) -> PlanTemplate:
    """The season without a name on it."""
    return templates.make_template(
        author=author, name=season.name, anchor=season.anchor, outline=season.outline, days=season.days
    )


@transaction.atomic
def season_as_draft(
    *, season: Season, athlete: Athlete, start: date | None, author: Membership, now: datetime
) -> Plan:
    """The season as this athlete's draft; the template it goes through stays out of the list.

    Raises NothingToPlan.
    """
    template = season_as_template(season=season, author=author)
    chosen, _without = squads.choose(template, [athlete], start=start, now=now)
    if not chosen:
        raise NothingToPlan
    squad_plans.apply_template(template=template, chosen=chosen, author=author, now=now)
    use = TemplateUse.objects.filter(template=template).select_related("plan").first()
    if use is None:
        raise NothingToPlan
    templates.remove_template(template=template, now=now)
    plan: Plan = use.plan
    return plan

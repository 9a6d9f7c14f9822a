"""Plan templates: made empty, from a plan or from a season that was read; edited day by day."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from analytics.days import monday_of
from athletes.services import demand_version
from planning.content import Content, content_of
from planning.models import (
    MOST_WEEKS,
    Anchor,
    Phase,
    Plan,
    PlannedSession,
    PlanTemplate,
    PlanWeek,
    TemplateRow,
)
from planning.template_rows import DAYS, Days, NewRow, Slot, edit_days, offset_of, slot_of
from tenancy.models import Membership

WEEK = timedelta(days=DAYS)


class TooManyWeeks(ValueError):
    """A template holds a season, not more; and at least a week."""

    message = _("A template has 1 to 53 weeks.")


class Outline(NamedTuple):
    """What a week of a template is for."""

    phase: Phase = Phase.BASE
    cutback: bool = False


@transaction.atomic
def make_template(
    *,
    author: Membership,
    name: str,
    anchor: Anchor,
    outline: Sequence[Outline],
    days: Days | None = None,
    race_on: Slot | None = None,
) -> PlanTemplate:
    """A template with its weeks. The race is on `race_on`, or else on the last day. Raises TooManyWeeks."""
    _demand_weeks(len(outline))
    race = race_on or Slot(len(outline), DAYS - 1)
    template: PlanTemplate = PlanTemplate.objects.create(
        author=author,
        name=name,
        anchor=anchor,
        outline=[_outline(one) for one in outline],
        race_week=race.week,
        race_weekday=race.weekday,
    )
    _add(template, days or {})
    return template


@transaction.atomic
def template_of_plan(*, plan: Plan, name: str, author: Membership) -> PlanTemplate:
    """The plan's weeks and sessions as a template, without its race: each athlete runs their own.

    Weeks that the plan has not are empty ones. A race that was moved out of the plan ends no template.
    Raises TooManyWeeks.
    """
    weeks = {week.starts_on: week for week in PlanWeek.objects.filter(plan=plan)}
    first = min(weeks, default=monday_of(plan.starts_on))
    outline = [_outline_of(weeks.get(monday)) for monday in _mondays(first, max(weeks, default=first))]
    race_day = plan.race.day if plan.race else None
    inside = race_day is not None and first <= race_day < first + len(outline) * WEEK
    days: dict[Slot, list[Content]] = {}
    for session in PlannedSession.objects.current().filter(plan=plan).exclude(day=race_day):
        if session.steps is not None:
            days.setdefault(_slot(session.day - first), []).append(content_of(session))
    return make_template(
        author=author,
        name=name,
        outline=outline,
        days=days,
        anchor=Anchor.RACE if inside else Anchor.START,
        race_on=_slot(race_day - first) if race_day and inside else None,
    )


@transaction.atomic
def edit_week(
    *, template: PlanTemplate, week: int, outline: Outline, days: Days, version: int | None, now: datetime
) -> PlanTemplate:
    """Write the days of a week that are named. Raises athletes' Changed if somebody else was quicker."""
    held = _held(template, version)
    held.outline = [*held.outline[: week - 1], _outline(outline), *held.outline[week:]]
    there = [row for row in _rows(held) if slot_of(held, row.offset).week == week]
    edit = edit_days(held, there, days)
    _replace(edit.gone, now)
    TemplateRow.objects.bulk_create(_row(held, one) for one in edit.new)
    return _saved(held, "outline")


@transaction.atomic
def resize_template(
    *, template: PlanTemplate, weeks: int, version: int | None, now: datetime
) -> PlanTemplate:
    """Weeks more, empty, or fewer with what they held: at the end, or before the others where a race ends it.

    Raises TooManyWeeks or Changed.
    """
    _demand_weeks(weeks)
    held = _held(template, version)
    more = [_outline(Outline())] * (weeks - held.weeks)
    if held.anchor == Anchor.RACE:
        held.race_week = max(1, held.race_week + weeks - held.weeks)
        held.outline = [*more, *held.outline[-weeks:]]
    else:
        held.outline = [*held.outline[:weeks], *more]
    _replace([row for row in _rows(held) if not 1 <= slot_of(held, row.offset).week <= weeks], now)
    return _saved(held, "outline", "race_week")


@transaction.atomic
def rename_template(*, template: PlanTemplate, name: str, version: int | None) -> PlanTemplate:
    """Raises Changed."""
    held = _held(template, version)
    held.name = name
    return _saved(held, "name")


@transaction.atomic
def change_template(
    *, template: PlanTemplate, name: str | None, weeks: int | None, version: int | None, now: datetime
) -> PlanTemplate:
    """Another name, another length, or both at once. Raises TooManyWeeks or Changed."""
    changed = _held(template, version)
    if name is not None:
        changed = rename_template(template=changed, name=name, version=changed.version)
    if weeks is not None:
        changed = resize_template(template=changed, weeks=weeks, version=changed.version, now=now)
    return changed


@transaction.atomic
def remove_template(*, template: PlanTemplate, now: datetime, version: int | None = None) -> None:
    """Out of the list; the plans made from it stay as they are. Raises Changed if it has another version."""
    held = _held(template, version)
    held.deleted_at = now
    _saved(held, "deleted_at")


def _rows(template: PlanTemplate) -> list[TemplateRow]:
    return list(TemplateRow.objects.filter(template=template, replaced_at=None))


def _replace(rows: Iterable[TemplateRow], now: datetime) -> None:
    TemplateRow.objects.filter(pk__in=[row.pk for row in rows]).update(replaced_at=now)


def _held(template: PlanTemplate, version: int | None) -> PlanTemplate:
    held: PlanTemplate = PlanTemplate.objects.select_for_update().get(pk=template.pk)
    demand_version(found=held.version, wanted=version)
    return held


def _saved(held: PlanTemplate, *fields: str) -> PlanTemplate:
    held.version += 1
    held.save(update_fields=[*fields, "version"])
    return held


def _add(template: PlanTemplate, days: Days) -> None:
    TemplateRow.objects.bulk_create(
        _row(template, NewRow(offset_of(template, slot), position, content))
        for slot, contents in days.items()
        for position, content in enumerate(contents)
    )


def _row(template: PlanTemplate, new: NewRow) -> TemplateRow:
    line = {"line": new.like.line} if new.like else {}
    return TemplateRow(
        template=template, offset=new.offset, position=new.position, **new.content.to_json(), **line
    )


def _mondays(first: date, last: date) -> list[date]:
    """Raises TooManyWeeks before they are counted one by one."""
    count = (last - first) // WEEK + 1
    _demand_weeks(count)
    return [first + number * WEEK for number in range(count)]


def _outline_of(week: PlanWeek | None) -> Outline:
    return Outline(Phase(week.phase or Phase.BASE), week.cutback) if week else Outline()


def _slot(since: timedelta) -> Slot:
    week, weekday = divmod(since.days, DAYS)
    return Slot(week + 1, weekday)


def _outline(one: Outline) -> dict[str, object]:
    return {"phase": one.phase.value, "cutback": one.cutback}


def _demand_weeks(weeks: int) -> None:
    if not 1 <= weeks <= MOST_WEEKS:
        raise TooManyWeeks

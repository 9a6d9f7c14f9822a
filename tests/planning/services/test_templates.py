"""Templates: made, made from a plan, edited, resized, removed."""

from datetime import date, timedelta

import pytest

from athletes.models import Race
from athletes.services.versions import Changed
from planning.models import Anchor, Plan, PlannedSession, PlanTemplate, PlanWeek, TemplateRow
from planning.services import templates
from planning.services.templates import Outline, TooManyWeeks
from planning.template_rows import Slot, slot_of
from tests.factories import NOW, Club
from tests.planning.making import make_session
from tests.planning.templating import easy, edit, hard, make_template


def rows(template: PlanTemplate) -> dict[Slot, str]:
    template.refresh_from_db()
    found = TemplateRow.objects.filter(template=template, replaced_at=None)
    return {slot_of(template, row.offset): row.title["en"] for row in found}


def lines(template: PlanTemplate) -> dict[Slot, object]:
    found = TemplateRow.objects.filter(template=template, replaced_at=None)
    return {slot_of(template, row.offset): row.line for row in found}


def test_a_template_holds_sessions_on_relative_days(inside: Club) -> None:
    template = make_template(inside)

    assert (template.weeks, len(rows(template)), rows(template)[Slot(2, 1)]) == (3, 9, "Threshold 22")


def test_an_edited_session_keeps_its_line_and_its_past(inside: Club) -> None:
    template = make_template(inside)
    before = lines(template)[Slot(2, 1)]

    edit(template, 2, 1, hard(40))

    versions = TemplateRow.objects.filter(line=before).order_by("pk")
    assert [(row.title["en"], row.replaced_at) for row in versions] == [
        ("Threshold 22", NOW),
        ("Threshold 40", None),
    ]


def test_a_session_typed_on_another_day_has_moved(inside: Club) -> None:
    template = make_template(inside)
    before = lines(template)[Slot(2, 1)]

    templates.edit_week(
        template=template,
        week=2,
        outline=Outline(),
        days={Slot(2, 1): (), Slot(2, 2): (hard(22),)},
        version=1,
        now=NOW,
    )

    assert lines(template)[Slot(2, 2)] == before


def test_days_that_are_not_named_stay(inside: Club) -> None:
    template = make_template(inside)
    before = rows(template)

    edit(template, 2, 1)

    assert rows(template) == {slot: title for slot, title in before.items() if slot != Slot(2, 1)}


def test_an_edit_of_an_old_version_is_refused(inside: Club) -> None:
    template = make_template(inside)
    edit(template, 1, 1, easy())

    with pytest.raises(Changed):
        templates.edit_week(template=template, week=1, outline=Outline(), days={}, version=1, now=NOW)


@pytest.mark.parametrize("anchor", Anchor)
def test_a_template_grows_and_shrinks_where_nothing_is_fixed(inside: Club, anchor: Anchor) -> None:
    """A race stays the end: weeks are added and taken away before the others."""
    template = make_template(inside, anchor=anchor)

    templates.resize_template(template=template, weeks=4, version=1, now=NOW)
    template.refresh_from_db()
    first = rows(template)[Slot(1 if anchor == Anchor.START else 2, 1)]
    templates.resize_template(template=template, weeks=2, version=2, now=NOW)

    kept = {"Threshold 21", "Threshold 22"} if anchor == Anchor.START else {"Threshold 22", "Threshold 23"}
    assert first == "Threshold 21"
    assert {title for title in rows(template).values() if title.startswith("T")} == kept
    assert anchor == Anchor.START or template.race_week == 2


@pytest.mark.parametrize("weeks", [0, 54])
def test_a_template_holds_a_season(inside: Club, weeks: int) -> None:
    with pytest.raises(TooManyWeeks):
        make_template(inside, outline=[Outline()] * weeks)


def test_a_plan_becomes_a_template_without_its_race(inside: Club, draft: Plan) -> None:
    template = templates.template_of_plan(plan=draft, name="Marathon", author=inside.coach)

    sessions = PlannedSession.objects.current().filter(plan=draft).exclude(day=draft.race.day)
    found = {
        draft.race.day + timedelta(days=row.offset): (row.title, row.steps, row.template_code)
        for row in TemplateRow.objects.filter(template=template)
    }
    assert found == {one.day: (one.title, one.steps, one.template_code) for one in sessions}
    assert (template.anchor, template.weeks) == (Anchor.RACE, draft.weeks)


def test_weeks_without_sessions_keep_their_place(inside: Club, bare: Plan) -> None:
    """Single sessions stand weeks apart: the template has the weeks between, and the last session too."""
    far = date(2026, 12, 16)
    make_session(bare, date(2026, 11, 18))
    make_session(bare, far)
    PlanWeek.objects.create(
        athlete=inside.athlete, plan=bare, number=5, starts_on=date(2026, 12, 14), phase="peak", target_s=0
    )

    template = templates.template_of_plan(plan=bare, name="Apart", author=inside.coach)

    assert [one["phase"] for one in template.outline] == ["base", "base", "base", "base", "peak"]
    assert sorted(rows(template)) == [Slot(1, 2), Slot(5, 2)]


def test_a_race_that_was_moved_out_of_its_plan_ends_no_template(inside: Club, bare: Plan) -> None:
    Race.objects.filter(pk=bare.race_id).update(day=date(2026, 11, 1))
    bare.race.refresh_from_db()

    template = templates.template_of_plan(plan=bare, name="Moved", author=inside.coach)

    assert template.anchor == Anchor.START


def test_a_plan_of_years_is_no_template(inside: Club, bare: Plan) -> None:
    PlanWeek.objects.create(
        athlete=inside.athlete, plan=bare, number=60, starts_on=date(2028, 1, 3), phase="", target_s=0
    )

    with pytest.raises(TooManyWeeks):
        templates.template_of_plan(plan=bare, name="Years", author=inside.coach)


def test_an_older_version_removes_nothing(inside: Club) -> None:
    template = make_template(inside)
    edit(template, 1, 1, easy())

    with pytest.raises(Changed):
        templates.remove_template(template=template, now=NOW, version=1)


def test_a_removed_template_leaves_the_list(inside: Club) -> None:
    template = make_template(inside)

    templates.remove_template(template=template, now=NOW)

    assert not PlanTemplate.objects.visible_to(inside.coach).exists()

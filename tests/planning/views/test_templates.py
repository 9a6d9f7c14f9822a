"""The pages of templates: made, edited, applied, rolled out, decided."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from planning.models import (
    Plan,
    PlannedSession,
    PlanTemplate,
    PlanWeek,
    TemplateConflict,
    TemplateRow,
    TemplateRun,
)
from planning.services import roll_outs
from tests.factories import NOW, Club
from tests.planning.making import address
from tests.planning.templating import (
    apply_to,
    edit,
    hard,
    later,
    make_template,
    session_on,
    squad,
    uses_of,
)

HTMX = {"HX-Request": "true"}


@pytest.fixture
def template(inside: Club) -> PlanTemplate:
    return make_template(inside)


def page(template: PlanTemplate, name: str, *args: Any) -> str:
    return address(name, template.public_id, *args)


def titles(template: PlanTemplate) -> list[str]:
    found = TemplateRow.objects.filter(template=template, replaced_at=None)
    return [row.title["en"] for row in found]


def test_a_new_template_leads_to_its_first_week(inside: Club, coach: Client) -> None:
    answer = coach.post(address("template_new"), {"name": "Base", "anchor": "race", "weeks": "3"})

    made = PlanTemplate.objects.get()
    assert (answer.url, made.weeks, made.race_week) == (page(made, "template_week", 1), 3, 3)


def test_a_template_needs_a_name(inside: Club, coach: Client) -> None:
    assert coach.post(address("template_new"), {"anchor": "race", "weeks": "3"}).status_code == 422


def test_a_week_is_written_as_text(inside: Club, coach: Client, template: PlanTemplate) -> None:
    said = {"version": "1", "p1": "build", "k1": "on", "c1-1": "easy 50 min", "c1-3": "", "c1-5": "rest"}

    answer = coach.post(page(template, "template_week", 1), said)

    template.refresh_from_db()
    assert answer.url == page(template, "template_page")
    assert titles(template)[0] == "Easy 50 min"
    assert (len(titles(template)), template.outline[0]) == (7, {"phase": "build", "cutback": True})


def test_text_that_nobody_touched_changes_nothing(
    inside: Club, coach: Client, template: PlanTemplate
) -> None:
    form = coach.get(page(template, "template_week", 1))
    cells = {cell.name: cell.text for cell in form.context["week"].cells}
    before = list(TemplateRow.objects.values_list("pk", "replaced_at"))

    answer = coach.post(page(template, "template_week", 1), {"version": "1", "next": "1", **cells})

    assert answer.url == page(template, "template_week", 2)
    assert list(TemplateRow.objects.values_list("pk", "replaced_at")) == before


def test_a_wrong_cell_saves_nothing_and_is_marked(
    inside: Club, coach: Client, template: PlanTemplate
) -> None:
    answer = coach.post(page(template, "template_week", 1), {"version": "1", "c1-1": "20 apples"})

    assert (answer.status_code, titles(template)[0]) == (422, "Threshold 21")
    assert 'aria-describedby="c1-1-errors"' in answer.content.decode()


def test_a_week_that_somebody_else_has_saved_is_not_overwritten(
    inside: Club, coach: Client, template: PlanTemplate
) -> None:
    edit(template, 1, 1, hard(33))

    answer = coach.post(page(template, "template_week", 1), {"version": "1", "c1-1": "easy 50 min"})

    assert (answer.status_code, titles(template)[0]) == (409, "Threshold 33")


def test_a_week_that_is_not_there(inside: Club, coach: Client, template: PlanTemplate) -> None:
    assert coach.get(page(template, "template_week", 4)).status_code == 404


@pytest.mark.parametrize(
    "name,said,becomes",
    [
        ("template_resize", {"weeks": "5", "version": "1"}, (5, "Ten kilometres")),
        ("template_resize", {"weeks": "99", "version": "1"}, (3, "Ten kilometres")),
        ("template_resize", {"weeks": "5", "version": "7"}, (3, "Ten kilometres")),
        ("template_rename", {"name": "Ten", "version": "1"}, (3, "Ten")),
        ("template_rename", {"name": "Ten", "version": "x"}, (3, "Ten kilometres")),
        ("template_rename", {"name": "", "version": "1"}, (3, "Ten kilometres")),
    ],
)
def test_length_and_name(
    coach: Client, template: PlanTemplate, name: str, said: Any, becomes: tuple[int, str]
) -> None:
    coach.post(page(template, name), said)

    template.refresh_from_db()
    assert (template.weeks, template.name) == becomes


def test_a_removed_template_is_gone(inside: Club, coach: Client, template: PlanTemplate) -> None:
    assert coach.post(page(template, "template_remove")).url == address("templates")
    assert coach.get(page(template, "template_page")).status_code == 404


def test_a_plan_is_saved_as_a_template(inside: Club, coach: Client, draft: Plan) -> None:
    answer = coach.post(address("template_from_plan", draft.public_id), {"name": "Spring"})

    made = PlanTemplate.objects.get()
    assert (answer.url, made.name) == (page(made, "template_page"), "Spring")
    assert "Spring" in coach.get(address("templates")).content.decode()


def test_a_template_is_previewed_then_applied(inside: Club, coach: Client, template: PlanTemplate) -> None:
    said = {"athletes": [str(inside.athlete.public_id)], "start": "2026-11-23"}

    shown = coach.post(page(template, "template_apply"), {**said, "preview": "1"})
    before = Plan.objects.count()
    answer = coach.post(page(template, "template_apply"), {**said, "apply": "1"})

    (line,) = shown.context["preview"].lines
    assert (line.athlete, line.weeks, line.sessions, line.first) == (inside.athlete, 3, 9, later(1))
    assert (before, Plan.objects.count()) == (0, 1)
    assert answer.url == address("template_run", TemplateRun.objects.get().public_id)


def test_somebody_has_to_be_chosen(inside: Club, coach: Client, template: PlanTemplate) -> None:
    assert coach.post(page(template, "template_apply"), {"start": "2026-11-23"}).status_code == 422


def test_whom_one_does_not_look_after_cannot_be_chosen(
    inside: Club, coach: Client, template: PlanTemplate
) -> None:
    said = {"athletes": [str(inside.stranger.public_id)], "start": "2026-11-23", "apply": "1"}

    assert coach.post(page(template, "template_apply"), said).status_code == 422
    assert not Plan.objects.exists()


def test_a_run_tells_how_far_it_is(inside: Club, coach: Client, template: PlanTemplate) -> None:
    run = apply_to(template, inside, *squad(inside, 21))
    at = address("template_run", run.public_id)

    assert "0 of 21 athletes" in coach.get(at).content.decode()
    assert coach.get(f"{at}?seen=0", headers=HTMX).status_code == 204


def test_a_run_is_taken_back(inside: Club, coach: Client, template: PlanTemplate) -> None:
    run = apply_to(template, inside)

    coach.post(address("template_run_undo", run.public_id))
    again = coach.post(address("template_run_undo", run.public_id), follow=True)

    assert not Plan.objects.current().exists()
    assert "That time is over" in again.content.decode()


def test_a_roll_out_is_previewed_then_done(inside: Club, coach: Client, template: PlanTemplate) -> None:
    apply_to(template, inside)
    edit(template, 2, 1, hard(40))

    (line,) = coach.get(page(template, "template_roll_out")).context["lines"]
    before = session_on(inside.athlete, later(8)).title["en"]
    coach.post(page(template, "template_roll_out"), {"from_week": "2"})

    assert (line.written, line.conflicts, before) == (1, 0, "Threshold 22")
    assert session_on(inside.athlete, later(8)).title["en"] == "Threshold 40"


@pytest.mark.parametrize("week", ["", "soon", "0", "54"])
def test_a_week_that_is_none_rolls_nothing_out(
    inside: Club, coach: Client, template: PlanTemplate, week: str
) -> None:
    """Not even from the first week on: nobody has asked for that."""
    apply_to(template, inside)
    edit(template, 1, 1, hard(70))

    answer = coach.post(page(template, "template_roll_out"), {"from_week": week})

    assert (answer.status_code, "from_week" in answer.context["form"].errors) == (422, True)
    assert "do-roll-out" not in answer.content.decode()
    assert session_on(inside.athlete, later(1)).title["en"] == "Threshold 21"


def test_a_plan_of_years_is_refused_in_words(inside: Club, coach: Client, draft: Plan) -> None:
    PlanWeek.objects.create(
        athlete=inside.athlete, plan=draft, number=90, starts_on=date(2028, 1, 3), phase="", target_s=0
    )

    answer = coach.post(address("template_from_plan", draft.public_id), {"name": "Years"}, follow=True)

    assert "A template has 1 to 53 weeks." in answer.content.decode()
    assert not PlanTemplate.objects.exists()


def test_a_roll_out_reaches_those_one_looks_after(
    inside: Club, coach: Client, template: PlanTemplate
) -> None:
    apply_to(template, inside, inside.athlete, inside.stranger)
    edit(template, 2, 1, hard(40))

    coach.post(page(template, "template_roll_out"), {"from_week": "1"})

    assert session_on(inside.stranger, later(8)).title["en"] == "Threshold 22"


def test_a_template_that_nobody_follows(inside: Club, coach: Client, template: PlanTemplate) -> None:
    assert "No plan follows this template" in coach.get(page(template, "template_roll_out")).content.decode()
    assert coach.post(page(template, "template_roll_out"), {"from_week": "1"}).status_code == 200


@pytest.fixture
def conflict(inside: Club, template: PlanTemplate) -> TemplateConflict:
    apply_to(template, inside)
    session = session_on(inside.athlete, later(8))
    PlannedSession.objects.filter(pk=session.pk).update(version=2, title={"en": "My own"})
    edit(template, 2, 1, hard(40))
    roll_outs.roll_out(template=template, uses=uses_of(template), from_week=1, author=inside.coach, now=NOW)
    return TemplateConflict.objects.get()


@pytest.mark.parametrize(
    "said,becomes",
    [
        ({"side": "theirs", "version": "3"}, ("Threshold 40", "taken")),
        ({"side": "mine", "version": "2"}, ("My own", "kept")),
        ({"side": "theirs", "version": "1"}, ("My own", "open")),
    ],
)
def test_a_conflict_is_decided(
    inside: Club, coach: Client, conflict: TemplateConflict, said: dict[str, str], becomes: tuple[str, str]
) -> None:
    shown = coach.get(page(conflict.use.template, "template_conflicts")).content.decode()

    coach.post(address("template_conflict", conflict.public_id), said)

    conflict.refresh_from_db()
    assert "My own" in shown
    assert "Threshold 40" in shown
    assert (session_on(inside.athlete, later(8)).title["en"], conflict.state) == becomes


def test_a_conflict_shows_the_fields_that_both_changed(
    inside: Club, coach: Client, conflict: TemplateConflict
) -> None:
    (dispute,) = coach.get(page(conflict.use.template, "template_conflicts")).context["disputes"]

    (title,) = dispute.fields
    assert (title.name, title.before, title.mine, title.theirs) == (
        "Title",
        "Threshold 22",
        "My own",
        "Threshold 40",
    )


def test_an_assistant_reads_and_changes_nothing(inside: Club, template: PlanTemplate) -> None:
    browser = Client()
    browser.force_login(inside.assistant.user)

    assert browser.get(page(template, "template_page")).status_code == 200
    assert browser.get(page(template, "template_apply")).status_code == 404
    assert browser.get(address("templates")).status_code == 200

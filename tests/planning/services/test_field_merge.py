"""A roll-out merges sessions field by field: one side's change is taken, what both changed is asked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planning.models import PlannedSession, PlanTemplate, TemplateConflict, TemplateOrigin
from planning.services import roll_outs, runs
from tests.factories import NOW, Club
from tests.planning.templating import (
    apply_to,
    edit,
    hard,
    later,
    make_template,
    session_on,
    uses_of,
)


@pytest.fixture
def template(inside: Club) -> PlanTemplate:
    made = make_template(inside)
    apply_to(made, inside)
    return made


def roll_out(template: PlanTemplate, club: Club) -> roll_outs.TemplateRun:
    return roll_outs.roll_out(
        template=template, uses=uses_of(template), from_week=1, author=club.coach, now=NOW
    )


def change(session: PlannedSession, **values: object) -> None:
    PlannedSession.objects.filter(pk=session.pk).update(version=session.version + 1, **values)


def of_tuesday(club: Club) -> PlannedSession:
    """The hard session of the second week."""
    return PlannedSession.objects.filter(athlete=club.athlete, key=True).order_by("day")[1]


def disputed() -> list[list[str]]:
    """The fields in dispute of each session that has any."""
    found = TemplateOrigin.objects.exclude(unsettled=None).order_by("pk")
    return [sorted(one.unsettled) for one in found]


def test_the_plans_day_and_the_templates_workout_go_together(inside: Club, template: PlanTemplate) -> None:
    change(session_on(inside.athlete, later(8)), day=later(9), purpose={"en": "Mine"})
    edit(template, 2, 1, hard(40))

    roll_out(template, inside)

    session = of_tuesday(inside)
    assert (session.day, session.purpose) == (later(9), {"en": "Mine"})
    assert (session.title["en"], session.duration_s) == ("Threshold 40", 50 * 60)
    assert not TemplateConflict.objects.exists()


def test_only_what_both_changed_is_asked(inside: Club, template: PlanTemplate) -> None:
    change(session_on(inside.athlete, later(8)), title={"en": "My own"})
    edit(template, 2, 1, hard(40))

    roll_out(template, inside)

    session = of_tuesday(inside)
    assert (session.title["en"], session.duration_s) == ("My own", 50 * 60)
    assert disputed() == [["title"]]


def test_taking_theirs_takes_what_is_in_dispute_alone(inside: Club, template: PlanTemplate) -> None:
    change(session_on(inside.athlete, later(8)), title={"en": "My own"})
    edit(template, 2, 1, hard(40))
    roll_out(template, inside)
    change(of_tuesday(inside), day=later(9))

    conflict = TemplateConflict.objects.select_related("session").get()
    runs.take_theirs(conflict=conflict, version=conflict.session.version, by=inside.coach, now=NOW)

    session = of_tuesday(inside)
    assert (session.title["en"], session.day, disputed()) == ("Threshold 40", later(9), [])


def test_a_field_that_was_taken_is_not_taken_for_an_edit_later(inside: Club, template: PlanTemplate) -> None:
    change(session_on(inside.athlete, later(8)), title={"en": "My own"})
    edit(template, 2, 1, hard(40))
    roll_out(template, inside)
    edit(template, 2, 1, hard(45))

    roll_out(template, inside)

    session = of_tuesday(inside)
    assert (session.title["en"], session.duration_s) == ("My own", 55 * 60)
    assert (disputed(), TemplateConflict.objects.open().count()) == ([["title"]], 1)


def test_the_same_edit_on_both_sides_is_no_conflict(inside: Club, template: PlanTemplate) -> None:
    wanted = hard(40)
    change(session_on(inside.athlete, later(8)), title=wanted.title, purpose={"en": "Mine"})
    edit(template, 2, 1, wanted)

    roll_out(template, inside)

    assert (of_tuesday(inside).duration_s, of_tuesday(inside).purpose) == (50 * 60, {"en": "Mine"})
    assert not TemplateConflict.objects.exists()


def test_notes_of_both_are_asked_and_the_workout_of_the_athlete_stays(
    inside: Club, template: PlanTemplate
) -> None:
    own = hard(15)
    change(session_on(inside.athlete, later(8)), steps=own.steps, purpose={"en": "Mine"})
    edit(template, 2, 1, replace(hard(22), purpose={"en": "Theirs"}))

    roll_out(template, inside)

    session = of_tuesday(inside)
    assert (session.steps, session.purpose) == (own.steps, {"en": "Mine"})
    assert disputed() == [["notes"]]


def test_what_was_taken_beside_a_conflict_is_taken_back(inside: Club, template: PlanTemplate) -> None:
    change(session_on(inside.athlete, later(8)), title={"en": "My own"})
    before = of_tuesday(inside).duration_s
    edit(template, 2, 1, hard(40))
    run = roll_out(template, inside)

    runs.undo_run(run=run, by=inside.coach, now=NOW + timedelta(minutes=1))

    session = of_tuesday(inside)
    assert (session.title["en"], session.duration_s, disputed()) == ("My own", before, [])
    assert not TemplateConflict.objects.open().exists()

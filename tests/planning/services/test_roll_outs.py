"""Later changes of a template in the plans made from it: nothing of a person's is lost, and all is undone."""

from datetime import timedelta
from typing import Any

import pytest

from athletes.models import Activity
from planning.models import (
    ConflictState,
    Plan,
    PlannedSession,
    PlanTemplate,
    RunState,
    TemplateConflict,
    TemplatePart,
    TemplateRun,
)
from planning.services import roll_outs, runs, squad_plans, templates
from planning.services.changes import SessionRun, StaleSession
from planning.services.runs import AlreadyDecided, TooLate
from tenancy import queue
from tests.factories import NOW, Club
from tests.planning.making import make_run
from tests.planning.templating import (
    apply_to,
    days_of,
    easy,
    edit,
    hard,
    later,
    make_template,
    session_on,
    squad,
    uses_of,
)


@pytest.fixture
def template(inside: Club) -> PlanTemplate:
    """A template that the club's athlete follows."""
    made = make_template(inside)
    apply_to(made, inside)
    return made


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


def everything() -> list[Any]:
    rows = PlannedSession.objects.order_by("pk")
    return list(rows.values_list("pk", "day", "title", "steps", "version", "deleted_at"))


def test_an_untouched_session_follows_the_template(inside: Club, template: PlanTemplate) -> None:
    edit(template, 2, 1, hard(40))

    run = roll_out(template, inside)

    session = session_on(inside.athlete, later(8))
    assert (session.title["en"], session.duration_s, session.version) == ("Threshold 40", 50 * 60, 2)
    assert counts(run) == {"updated": 1}


def test_what_a_person_changed_is_kept_and_shown_with_both_sides(
    inside: Club, template: PlanTemplate
) -> None:
    change(session_on(inside.athlete, later(8)), title={"en": "My own"})
    edit(template, 2, 1, hard(40))

    run = roll_out(template, inside)

    conflict = TemplateConflict.objects.select_related("session", "row").get()
    assert session_on(inside.athlete, later(8)).title == {"en": "My own"}
    assert (conflict.session.title["en"], conflict.row.title["en"]) == ("My own", "Threshold 40")
    assert counts(run) == {"conflict": 1}


def test_what_only_a_person_changed_is_no_conflict(inside: Club, template: PlanTemplate) -> None:
    change(session_on(inside.athlete, later(8)), day=later(9))

    assert counts(roll_out(template, inside)) == {"kept": 1}
    assert not TemplateConflict.objects.exists()


def test_new_rows_are_added_and_removed_ones_go(inside: Club, template: PlanTemplate) -> None:
    edit(template, 2, 3)
    edit(template, 2, 6, easy(70))

    run = roll_out(template, inside)

    assert counts(run) == {"removed": 1, "added": 1}
    assert [title for day, title in days_of(inside.athlete) if later(7) <= day < later(14)] == [
        "Threshold 22",
        "Easy 60",
        "Easy 70",
    ]


def test_a_removed_row_leaves_what_a_person_changed(inside: Club, template: PlanTemplate) -> None:
    change(session_on(inside.athlete, later(10)), day=later(11))
    edit(template, 2, 3)

    assert counts(roll_out(template, inside)) == {"conflict": 1}
    assert (later(11), "Easy 40") in days_of(inside.athlete)


def test_what_a_person_removed_does_not_come_back(inside: Club, template: PlanTemplate) -> None:
    change(session_on(inside.athlete, later(8)), deleted_at=NOW)
    edit(template, 2, 1, hard(40))

    assert counts(roll_out(template, inside)) == {"conflict": 1}
    assert later(8) not in dict(days_of(inside.athlete))


def test_weeks_before_the_one_named_stay(inside: Club, template: PlanTemplate) -> None:
    edit(template, 1, 1, hard(40))
    edit(template, 3, 1, hard(50))

    run = roll_out(template, inside, week=2)

    assert counts(run) == {"updated": 1}
    assert session_on(inside.athlete, later(1)).title["en"] == "Threshold 21"


def test_past_and_done_days_stay(inside: Club, template: PlanTemplate) -> None:
    ran: Activity = make_run(inside.athlete, later(8))
    change(session_on(inside.athlete, later(8)), activity=ran, outcome="done")
    edit(template, 1, 1, hard(40))
    edit(template, 2, 1, hard(40))
    before = everything()

    run = roll_out(template, inside, now=NOW + timedelta(days=5))

    assert counts(run) == {"frozen": 2}
    assert everything() == before


def test_a_second_roll_out_changes_nothing(inside: Club, template: PlanTemplate) -> None:
    change(session_on(inside.athlete, later(8)), title={"en": "My own"})
    edit(template, 2, 1, hard(40))
    edit(template, 2, 6, easy(70))
    edit(template, 3, 3)
    roll_out(template, inside)
    before = everything()

    run = roll_out(template, inside)

    assert everything() == before
    assert (counts(run), TemplateConflict.objects.count()) == ({"conflict": 1}, 1)


def test_the_template_takes_over_its_day_too(inside: Club, template: PlanTemplate) -> None:
    template.refresh_from_db()
    days = {templates.Slot(2, 1): (), templates.Slot(2, 2): (hard(22),)}
    templates.edit_week(template=template, week=2, outline=templates.Outline(), days=days, version=1, now=NOW)

    assert counts(roll_out(template, inside)) == {"updated": 1}
    assert session_on(inside.athlete, later(9)).title["en"] == "Threshold 22"


def test_plans_that_were_thrown_away_are_left_alone(inside: Club, template: PlanTemplate) -> None:
    Plan.objects.update(deleted_at=NOW)
    edit(template, 2, 1, hard(40))

    roll_out(template, inside)

    assert not TemplatePart.objects.filter(run__kind="roll_out").exists()


def test_many_plans_are_left_to_a_worker(inside: Club) -> None:
    template = make_template(inside)
    people = squad(inside, 22)
    for few in (people[:11], people[11:]):
        apply_to(template, inside, *few)
    edit(template, 2, 1, hard(40))

    run = roll_out(template, inside)
    waiting = run.state
    while queue.run_next():
        pass

    run.refresh_from_db()
    changed = PlannedSession.objects.filter(title__en="Threshold 40").count()
    assert (waiting, run.state, changed) == (RunState.RUNNING, RunState.DONE, 22)


def test_a_roll_out_is_taken_back_but_not_what_was_changed_since(
    inside: Club, template: PlanTemplate
) -> None:
    edit(template, 2, 1, hard(40))
    edit(template, 2, 3)
    edit(template, 2, 6, easy(70))
    edit(template, 3, 1, hard(50))
    before = days_of(inside.athlete)
    run = roll_out(template, inside)
    change(session_on(inside.athlete, later(15)), title={"en": "My own"})

    assert runs.undo_run(run=run, now=NOW + timedelta(minutes=10)) == 3

    expected = [(day, "My own" if day == later(15) else title) for day, title in before]
    assert days_of(inside.athlete) == expected
    assert counts(roll_out(template, inside)) == {"updated": 1, "removed": 1, "added": 1, "kept": 1}


def test_after_ten_minutes_nothing_is_taken_back(inside: Club, template: PlanTemplate) -> None:
    edit(template, 2, 1, hard(40))
    run = roll_out(template, inside)

    with pytest.raises(TooLate):
        runs.undo_run(run=run, now=NOW + timedelta(minutes=10, seconds=1))


def test_a_run_is_taken_back_once(inside: Club, template: PlanTemplate) -> None:
    run = roll_out(template, inside)
    runs.undo_run(run=run, now=NOW)

    with pytest.raises(TooLate):
        runs.undo_run(run=run, now=NOW)


def test_drafts_that_nobody_touched_are_taken_back(inside: Club, template: PlanTemplate) -> None:
    run = squad_plans.apply_template(
        template=template,
        chosen=[squad_plans.Chosen(inside.stranger, later(0)), squad_plans.Chosen(inside.athlete, later(0))],
        author=inside.coach,
        now=NOW,
    )
    change(session_on(inside.stranger, later(8)), day=later(9))

    assert runs.undo_run(run=run, now=NOW) == 1
    assert Plan.objects.current().filter(athlete=inside.stranger).exists()


@pytest.fixture
def conflict(inside: Club, template: PlanTemplate) -> TemplateConflict:
    """The athlete made a session their own, and the template changed it."""
    change(session_on(inside.athlete, later(8)), title={"en": "My own"})
    edit(template, 2, 1, hard(40))
    roll_out(template, inside)
    return TemplateConflict.objects.get()


def test_keeping_mine_settles_it_until_the_template_changes_again(
    inside: Club, template: PlanTemplate, conflict: TemplateConflict
) -> None:
    runs.keep_mine(conflict=conflict, by=inside.coach, now=NOW)

    assert counts(roll_out(template, inside)) == {"kept": 1}
    edit(template, 2, 1, hard(45))
    assert counts(roll_out(template, inside)) == {"conflict": 1}
    states = TemplateConflict.objects.order_by("pk").values_list("state", "decided_by")
    assert list(states) == [("kept", inside.coach.pk), ("open", None)]


def test_taking_theirs_makes_it_the_templates_again(
    inside: Club, template: PlanTemplate, conflict: TemplateConflict
) -> None:
    runs.take_theirs(conflict=conflict, version=3, by=inside.coach, now=NOW)

    assert session_on(inside.athlete, later(8)).title["en"] == "Threshold 40"
    assert counts(roll_out(template, inside)) == {}


def test_a_decision_about_a_session_that_has_changed_since_is_refused(
    inside: Club, conflict: TemplateConflict
) -> None:
    with pytest.raises(StaleSession):
        runs.take_theirs(conflict=conflict, version=1, by=inside.coach, now=NOW)


def test_a_session_that_was_run_is_not_rewritten(inside: Club, conflict: TemplateConflict) -> None:
    PlannedSession.objects.filter(pk=conflict.session_id).update(activity=make_run(inside.athlete, later(8)))

    with pytest.raises(SessionRun):
        runs.take_theirs(conflict=conflict, version=3, by=inside.coach, now=NOW)


def test_a_conflict_is_decided_once(inside: Club, conflict: TemplateConflict) -> None:
    runs.keep_mine(conflict=conflict, by=inside.coach, now=NOW)

    with pytest.raises(AlreadyDecided):
        runs.take_theirs(conflict=conflict, version=2, by=inside.coach, now=NOW)


def test_a_conflict_that_is_none_any_more_is_closed(
    inside: Club, template: PlanTemplate, conflict: TemplateConflict
) -> None:
    edit(template, 2, 1, hard(22))

    roll_out(template, inside)

    conflict.refresh_from_db()
    assert conflict.state == ConflictState.GONE


def test_weeks_that_a_template_gains_come_to_the_plan(inside: Club, template: PlanTemplate) -> None:
    templates.resize_template(template=template, weeks=4, version=1, now=NOW)
    edit(template, 4, 1, hard(60))

    roll_out(template, inside)

    plan = Plan.objects.get()
    week = session_on(inside.athlete, later(22)).week
    assert (plan.weeks, week.number, week.starts_on) == (4, 4, later(21))


def test_taking_a_removal_removes_the_session(inside: Club, template: PlanTemplate) -> None:
    change(session_on(inside.athlete, later(8)), title={"en": "My own"})
    edit(template, 2, 1)
    roll_out(template, inside)

    runs.take_theirs(conflict=TemplateConflict.objects.get(), version=2, by=inside.coach, now=NOW)

    assert later(8) not in dict(days_of(inside.athlete))
    assert counts(roll_out(template, inside)) == {}


def test_keeping_what_the_template_removed_makes_it_ones_own(inside: Club, template: PlanTemplate) -> None:
    change(session_on(inside.athlete, later(8)), title={"en": "My own"})
    edit(template, 2, 1)
    roll_out(template, inside)

    runs.keep_mine(conflict=TemplateConflict.objects.get(), by=inside.coach, now=NOW)

    assert counts(roll_out(template, inside)) == {}
    assert session_on(inside.athlete, later(8)).title == {"en": "My own"}


def test_a_session_that_has_no_day_to_move_to_stays_where_it_is(inside: Club, template: PlanTemplate) -> None:
    inside.athlete.availability_min = [0, 60, 0, 60, 0, 60, 0]
    inside.athlete.save()
    days = {templates.Slot(2, 1): (), templates.Slot(2, 2): (hard(22),)}
    templates.edit_week(template=template, week=2, outline=templates.Outline(), days=days, version=1, now=NOW)

    run = roll_out(template, inside)

    assert session_on(inside.athlete, later(8)).title["en"] == "Threshold 22"
    assert [note["code"] for note in TemplatePart.objects.get(run=run).notes] == ["no_free_day"]


def test_sides_that_say_the_same_agree_from_then_on(inside: Club, template: PlanTemplate) -> None:
    edit(template, 2, 1, hard(40))
    edit(template, 2, 3)
    wanted = hard(40)
    change(session_on(inside.athlete, later(8)), title=wanted.title, steps=wanted.steps)
    change(session_on(inside.athlete, later(10)), deleted_at=NOW)

    assert counts(roll_out(template, inside)) == {}
    edit(template, 2, 1, hard(45))
    assert counts(roll_out(template, inside)) == {"updated": 1}


def test_nobody_is_refused(inside: Club) -> None:
    template = make_template(inside)

    with pytest.raises(squad_plans.NobodyChosen):
        roll_outs.roll_out(template=template, uses=[], from_week=1, author=inside.coach, now=NOW)

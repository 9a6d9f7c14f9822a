"""A roll-out taken back, and its conflicts decided: nothing of a person's is lost."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from planning.models import (
    ConflictState,
    Plan,
    PlannedSession,
    PlanTemplate,
    RunState,
    TemplateConflict,
    TemplatePart,
)
from planning.selectors.squads import Chosen
from planning.services import runs, squad_plans
from planning.services.changes import SessionRun, StaleSession
from planning.services.runs import AlreadyDecided, DayOver, OthersAthletes, TooLate
from tests.factories import NOW, Club
from tests.planning.making import make_run
from tests.planning.rolling import change, counts, roll_out
from tests.planning.templating import (
    apply_to,
    days_of,
    easy,
    edit,
    hard,
    later,
    session_on,
    squad,
)


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

    assert runs.undo_run(run=run, by=inside.coach, now=NOW + timedelta(minutes=10)) == 3

    expected = [(day, "My own" if day == later(15) else title) for day, title in before]
    assert days_of(inside.athlete) == expected
    assert counts(roll_out(template, inside)) == {"updated": 1, "removed": 1, "added": 1, "kept": 1}


def test_after_ten_minutes_nothing_is_taken_back(inside: Club, template: PlanTemplate) -> None:
    edit(template, 2, 1, hard(40))
    run = roll_out(template, inside)

    with pytest.raises(TooLate):
        runs.undo_run(run=run, by=inside.coach, now=NOW + timedelta(minutes=10, seconds=1))


def test_a_run_is_taken_back_once(inside: Club, template: PlanTemplate) -> None:
    run = roll_out(template, inside)
    runs.undo_run(run=run, by=inside.coach, now=NOW)

    with pytest.raises(TooLate):
        runs.undo_run(run=run, by=inside.coach, now=NOW)


def test_drafts_that_nobody_touched_are_taken_back(inside: Club, template: PlanTemplate) -> None:
    run = squad_plans.apply_template(
        template=template,
        chosen=[squad_plans.Chosen(inside.stranger, later(0)), squad_plans.Chosen(inside.athlete, later(0))],
        author=inside.coach,
        now=NOW,
    )
    change(session_on(inside.stranger, later(8)), day=later(9))

    assert runs.undo_run(run=run, by=inside.coach, now=NOW) == 1
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
        runs.take_theirs(conflict=conflict, version=3, by=inside.coach, now=NOW)


def test_a_conflict_that_is_none_any_more_is_closed(
    inside: Club, template: PlanTemplate, conflict: TemplateConflict
) -> None:
    edit(template, 2, 1, hard(22))

    roll_out(template, inside)

    conflict.refresh_from_db()
    assert conflict.state == ConflictState.GONE


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


def test_what_is_past_is_not_said_to_be_run(
    inside: Club, template: PlanTemplate, conflict: TemplateConflict
) -> None:
    with pytest.raises(DayOver) as refused:
        runs.take_theirs(conflict=conflict, version=3, by=inside.coach, now=NOW + timedelta(days=90))

    assert str(refused.value.message) == "This day has passed, so the plan stays as it was."


def test_nobody_takes_back_what_others_did_to_athletes_out_of_sight(
    inside: Club, template: PlanTemplate
) -> None:
    chosen = [Chosen(one, later(0)) for one in (inside.athlete, inside.stranger)]
    run = squad_plans.apply_template(template=template, chosen=chosen, author=inside.owner, now=NOW)

    with pytest.raises(OthersAthletes):
        runs.undo_run(run=run, by=inside.coach, now=NOW)

    run.refresh_from_db()
    assert (run.state, runs.undo_run(run=run, by=inside.owner, now=NOW)) == (RunState.DONE, 2)


@pytest.mark.parametrize("count", [1, 3])
def test_taking_back_asks_as_much_for_one_plan_as_for_three(
    inside: Club, template: PlanTemplate, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    apply_to(template, inside, *squad(inside, count))
    edit(template, 2, 1, hard(60))
    edit(template, 2, 3)
    edit(template, 3, 6, easy(30))
    run = roll_out(template, inside)

    with django_assert_num_queries(10):
        undone = runs.undo_run(run=run, by=inside.coach, now=NOW)

    assert undone == 3 * TemplatePart.objects.filter(run=run).count()

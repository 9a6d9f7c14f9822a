"""The case pane: what is proposed, against the coming week; what was decided."""

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from athletes.services import change_settings
from coach.selectors import case_of, chosen_case
from coach.selectors.case import CaseDetail
from planning.models import Plan
from readiness.models import Intervention, Verb
from readiness.services import dismiss, undo
from tests.factories import NOW, Club
from tests.readiness.given import TODAY, WELL, approve, check_in, session_for


def looked_at(club: Club, case: Intervention) -> CaseDetail:
    chosen = chosen_case(membership=club.coach, now=NOW, wanted=str(case.public_id))
    assert chosen is not None
    return case_of(intervention=chosen, now=NOW)


def test_a_case_is_two_queries(
    inside: Club, case: Intervention, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    chosen = chosen_case(membership=inside.coach, now=NOW)

    with django_assert_num_queries(2):
        case_of(intervention=chosen, now=NOW)


def test_the_proposal_stands_against_its_day(inside: Club, case: Intervention) -> None:
    session_for(Plan.objects.get(), TODAY + timedelta(days=2), title={"en": "Long 24 km"}, load=132)

    shown = looked_at(inside, case)

    assert [(change.day, change.now, change.proposed, change.load_proposed) for change in shown.changes] == [
        (TODAY, "8×400 m, 200 m jog", "Rest", 0),
        (TODAY + timedelta(days=2), "Long 24 km", "", 132),
    ]
    assert (shown.load_now, shown.load_proposed, shown.has_proposal, shown.may_change) == (
        236,
        132,
        True,
        True,
    )


def test_sessions_after_a_week_are_left_out(inside: Club, case: Intervention) -> None:
    session_for(Plan.objects.get(), TODAY + timedelta(days=7))

    assert len(looked_at(inside, case).changes) == 1


def test_the_goal_counts_weeks_and_days(inside: Club, case: Intervention) -> None:
    goal = looked_at(inside, case).goal

    assert goal is not None
    assert (goal.name, goal.days_left, goal.week, goal.weeks) == ("Spring marathon", 98, 4, 20)


def test_a_plan_without_a_race_still_counts_its_weeks(inside: Club, case: Intervention) -> None:
    Plan.objects.update(race=None, name="Winter")

    goal = looked_at(inside, case).goal

    assert goal is not None
    assert (goal.name, goal.day, goal.week, goal.weeks) == ("Winter", None, 4, 20)


def test_single_sessions_are_no_goal(inside: Club, case: Intervention) -> None:
    Plan.objects.update(race=None, weeks=1)

    assert looked_at(inside, case).goal is None


def test_without_a_plan_there_is_no_goal_and_nothing_to_change(inside: Club, case: Intervention) -> None:
    Plan.objects.update(deleted_at=NOW)
    Intervention.objects.update(session=None, proposal=None)

    shown = looked_at(inside, case)

    assert (shown.goal, shown.changes, shown.has_proposal, shown.may_change) == (None, (), False, False)


def test_this_morning_colours_the_chip(inside: Club, case: Intervention) -> None:
    shown = looked_at(inside, case)

    assert shown.morning is not None
    assert (shown.morning.score, shown.tone) == (5, "stop")


def test_the_note_says_whether_the_athlete_sees_it(inside: Club, case: Intervention) -> None:
    assisted = looked_at(inside, case).proposal_note
    change_settings(organization=inside.organization, changes={"mode": "manual"})

    assert (assisted, looked_at(inside, case).proposal_note) == (
        "Drafted by the rules · the athlete sees it as proposed",
        "Drafted by the rules · not sent yet",
    )


def test_a_decision_is_told_with_its_reason_and_can_be_undone_for_a_day(
    inside: Club, case: Intervention
) -> None:
    earlier = NOW - timedelta(hours=3)
    made = dismiss(intervention=case, member=inside.owner, now=earlier, version=case.version, reason="Known.")

    shown = looked_at(inside, case)

    assert shown.decided.line == "Dismissed by Northline Owner, 3\xa0hours ago. Known."
    assert (shown.decided.undo_id, shown.has_proposal) == (made.public_id, False)
    assert case_of(intervention=shown.intervention, now=NOW + timedelta(hours=22)).decided.undo_id is None


def test_what_was_undone_is_not_undone_again(inside: Club, case: Intervention) -> None:
    undo(decision=approve(inside, inside.athlete), member=inside.coach, now=NOW + timedelta(minutes=1))

    shown = looked_at(inside, case)

    assert (shown.decided.line.split(" by ")[0], shown.decided.undo_id) == (Verb.UNDO.label, None)


def test_a_case_that_closed_by_itself_says_so(inside: Club, case: Intervention) -> None:
    check_in(inside.athlete, WELL, minutes=1)

    shown = looked_at(inside, case)

    decided = shown.decided
    assert (decided.line, decided.undo_id) == ("Closed by itself: nothing speaks for it any more.", None)

"""Today: what the athlete sees before and after the check-in, and as the coach decides."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, Author, Mode, WellnessDay
from athletes.services import send_message
from planning.models import Audience, PlannedSession
from planning.services import write_day_note
from readiness import selectors, services
from readiness.models import Intervention
from readiness.selectors.cards import Status
from readiness.services import Choice
from tests.factories import NOW, Club
from tests.readiness.given import (
    CARE,
    HURT,
    SORE,
    TIRED,
    TODAY,
    WELL,
    approve,
    check_in,
    in_automatic_mode,
    mornings,
    open_case,
    plan_for,
    run_for,
    session_for,
)


def test_before_the_check_in_there_is_the_plan_and_no_result(
    athlete: Athlete, session: PlannedSession
) -> None:
    found = selectors.today(athlete=athlete, now=NOW)

    assert (found.day, found.greeting, found.result) == (TODAY, "Good morning, Ji-woo", None)
    assert (found.session.title, found.session.status) == ("8×400 m, 200 m jog", Status.PLANNED)
    assert len(found.session.bars) == 18


def test_greeting_follows_the_athletes_clock(athlete: Athlete) -> None:
    athlete.timezone = "Asia/Seoul"

    found = selectors.today(athlete=athlete, now=NOW)

    assert (found.greeting, found.clock) == ("Good afternoon, Ji-woo", "15:30")


def test_proposal_lies_over_the_plan_at_once(athlete: Athlete, session: PlannedSession) -> None:
    check_in(athlete, SORE)

    card = selectors.today(athlete=athlete, now=NOW).session

    assert (card.status, card.before) == (Status.PROPOSED, "8×400 m, 200 m jog")
    assert card.title == open_case(athlete).proposal["title"]["en"]


def test_in_manual_mode_the_plan_stands_until_the_coach_decides(
    athlete: Athlete, session: PlannedSession
) -> None:
    athlete.mode = Mode.MANUAL
    check_in(athlete, SORE)

    found = selectors.today(athlete=athlete, now=NOW)

    assert found.session.status == Status.PLANNED
    assert found.result.coach.text == "Your coach has been asked. Until they decide, the plan stands."


def test_approved_change_is_confirmed_with_what_was_planned(
    inside: Club, athlete: Athlete, session: PlannedSession
) -> None:
    check_in(athlete, SORE)
    approve(inside, athlete)

    found = selectors.today(athlete=athlete, now=NOW)

    assert (found.session.status, found.session.before) == (Status.CONFIRMED, "8×400 m, 200 m jog")
    assert found.result.coach.text == "Your coach has confirmed this change."


def test_coach_s_own_choice_is_said_to_be_theirs(
    inside: Club, athlete: Athlete, session: PlannedSession
) -> None:
    check_in(athlete, SORE)
    case = open_case(athlete)
    choice = Choice(code="recovery-jog")
    services.edit(intervention=case, member=inside.coach, now=NOW, version=case.version, choice=choice)

    found = selectors.today(athlete=athlete, now=NOW)

    assert found.result.coach.text == "Your coach has chosen this session for today."


def test_dismissed_advice_leaves_the_plan(inside: Club, athlete: Athlete, session: PlannedSession) -> None:
    check_in(athlete, SORE)
    case = open_case(athlete)
    services.dismiss(intervention=case, member=inside.coach, now=NOW, version=case.version, reason="Known")

    found = selectors.today(athlete=athlete, now=NOW)

    assert (found.session.status, found.session.before) == (Status.PLANNED, "")
    assert found.result.coach.text == "Your coach has seen it: the plan stands."


def test_undone_approval_is_a_proposal_again(inside: Club, athlete: Athlete, session: PlannedSession) -> None:
    check_in(athlete, SORE)
    services.undo(decision=approve(inside, athlete), member=inside.coach, now=NOW)

    found = selectors.today(athlete=athlete, now=NOW)

    assert (found.session.status, found.session.before) == (Status.PROPOSED, "8×400 m, 200 m jog")


def test_what_the_rules_changed_is_said_to_be_theirs(athlete: Athlete, session: PlannedSession) -> None:
    in_automatic_mode(athlete)
    check_in(athlete, CARE)

    found = selectors.today(athlete=athlete, now=NOW)

    assert (found.session.status, found.session.before) == (Status.CHANGED, "8×400 m, 200 m jog")
    assert found.session.put_back_until == "06:40"
    assert (
        found.result.coach.text
        == "Changed by the rules. Your coach has been told and has not confirmed it yet."
    )


def test_putting_back_is_offered_for_ten_minutes(athlete: Athlete, session: PlannedSession) -> None:
    in_automatic_mode(athlete)
    check_in(athlete, CARE)

    found = [
        selectors.today(athlete=athlete, now=NOW + timedelta(minutes=minutes)).session for minutes in (10, 11)
    ]

    assert [(card.status, card.put_back_until) for card in found] == [
        (Status.CHANGED, "06:40"),
        (Status.CHANGED, ""),
    ]


def test_what_a_coach_has_confirmed_is_confirmed(
    inside: Club, athlete: Athlete, session: PlannedSession
) -> None:
    in_automatic_mode(athlete)
    check_in(athlete, CARE)
    case = Intervention.objects.get()
    services.confirm(intervention=case, member=inside.coach, now=NOW, version=case.version)

    found = selectors.today(athlete=athlete, now=NOW)

    assert (found.session.status, found.session.before, found.session.put_back_until) == (
        Status.CONFIRMED,
        "8×400 m, 200 m jog",
        "",
    )
    assert found.result.coach.text == "Your coach has confirmed this change."


def test_what_was_put_back_stands_until_the_coach_decides(
    inside: Club, athlete: Athlete, session: PlannedSession
) -> None:
    in_automatic_mode(athlete)
    check_in(athlete, CARE)
    services.put_back(athlete=athlete, member=inside.runner, now=NOW)

    found = selectors.today(athlete=athlete, now=NOW)

    assert (found.session.status, found.session.title) == (Status.PLANNED, "8×400 m, 200 m jog")
    assert found.result.coach.text == "Your coach has been asked. Until they decide, the plan stands."


def test_whoever_coaches_themself_is_told_where_to_confirm(
    inside: Club, athlete: Athlete, session: PlannedSession
) -> None:
    in_automatic_mode(athlete)
    athlete.coach = inside.runner
    check_in(athlete, CARE)

    found = selectors.today(athlete=athlete, now=NOW)

    assert found.result.coach.text == (
        "Changed by your rules: confirm it in the command center, or put it back."
    )


def test_rest_has_no_bars_and_its_own_title(athlete: Athlete, session: PlannedSession) -> None:
    check_in(athlete, HURT)

    found = selectors.today(athlete=athlete, now=NOW)

    assert (found.result.title, found.session.bars, found.session.title) == ("Rest today", (), "Rest")


def test_watch_values_stand_with_the_result(athlete: Athlete) -> None:
    mornings(athlete, 10, hrv_ms=60.0)
    WellnessDay.objects.create(athlete=athlete, day=TODAY, source="garmin", hrv_ms=49.0, sleep_h=5.9)
    check_in(athlete, WELL)

    result = selectors.today(athlete=athlete, now=NOW).result

    assert [(chip.text, chip.tone) for chip in result.measured] == [
        ("HRV 49 ms, low", "stop"),
        ("Slept 5 h 54 m", ""),
    ]
    assert (result.typed, result.missing) == (False, "Not measured: resting heart rate.")


def test_learning_says_how_far(athlete: Athlete) -> None:
    mornings(athlete, 4)
    check_in(athlete, WELL)

    result = selectors.today(athlete=athlete, now=NOW).result

    assert result.learning == "Still learning what is normal for you: 4 of 7 days."


def test_what_the_coach_says_of_the_day_is_there_and_what_the_staff_says_is_not(
    inside: Club, athlete: Athlete
) -> None:
    noted = {"athlete": athlete, "author": inside.coach, "now": NOW}
    write_day_note(audience=Audience.ATHLETE, text="Bring the spikes.", day=TODAY, **noted)
    write_day_note(audience=Audience.STAFF, text="Watch the left calf.", day=TODAY, **noted)
    write_day_note(audience=Audience.ATHLETE, text="Rest well.", day=TODAY + timedelta(days=1), **noted)

    assert selectors.today(athlete=athlete, now=NOW).notes == ("Bring the spikes.",)


def test_latest_note_of_the_coach_stands_on_top(inside: Club, athlete: Athlete) -> None:
    for days, body in ((8, "Long ago"), (1, "Sleep well"), (0, "Easy legs today")):
        at = NOW - timedelta(days=days, minutes=10)
        send_message(athlete=athlete, author=inside.coach, side=Author.COACH, body=body, now=at)

    note = selectors.today(athlete=athlete, now=NOW).note

    assert (note.author, note.when, note.body, note.unread) == (
        "Northline Coach",
        "06:20",
        "Easy legs today",
        True,
    )


@pytest.mark.parametrize("planned", [True, False])
def test_day_without_a_session_knows_whether_there_is_a_plan(
    inside: Club, athlete: Athlete, planned: bool
) -> None:
    if planned:
        plan_for(inside, athlete)

    found = selectors.today(athlete=athlete, now=NOW)

    assert (found.session, found.has_plan) == (None, planned)


def test_second_session_follows_the_key_one(inside: Club, athlete: Athlete) -> None:
    plan = plan_for(inside, athlete)
    session_for(plan, key=False, category="easy", title={"en": "Easy 30 min"})
    session_for(plan, position=1)

    titles = [card.title for card in selectors.today(athlete=athlete, now=NOW).sessions]

    assert titles == ["8×400 m, 200 m jog", "Easy 30 min"]


def test_run_of_the_session_is_known(athlete: Athlete, session: PlannedSession) -> None:
    run = run_for(athlete)
    PlannedSession.objects.update(activity=run)

    card = selectors.today(athlete=athlete, now=NOW).session

    assert card.activity == run


@pytest.mark.parametrize("mode", ["assisted", "automatic"])
@pytest.mark.parametrize("sessions", [1, 3])
def test_page_takes_nine_queries(
    inside: Club,
    athlete: Athlete,
    sessions: int,
    mode: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    in_automatic_mode(athlete, swap_low_readiness=mode == "automatic")
    plan = plan_for(inside, athlete)
    for position in range(sessions):
        session_for(plan, position=position)
    check_in(athlete, TIRED)
    fresh = Athlete.objects.get(pk=athlete.pk)

    with django_assert_num_queries(10):
        selectors.today(athlete=fresh, now=NOW)

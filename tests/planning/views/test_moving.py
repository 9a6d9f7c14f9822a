"""Athletes who move a session on their own page."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from athletes.services import change_athlete_settings
from planning.models import Plan, PlannedSession, Revision
from tests.factories import NOW, Club
from tests.planning.drafting import SUNDAY, TODAY, fresh, new, published
from tests.planning.making import MONDAY, address, make_plan, make_run, make_session


@pytest.fixture
def session(bare: Plan) -> PlannedSession:
    change_athlete_settings(athlete=bare.athlete, changes={"athletes_move": True})
    return make_session(bare, TODAY)


def send(client: Client, session: PlannedSession, day: date = SUNDAY, **more: Any) -> HttpResponse:
    words = {"day": day.isoformat(), "version": session.version, **more}
    return client.post(address("move_own", session.public_id), words)


def test_the_plan_offers_what_may_be_moved(runner: Client, bare: Plan, session: PlannedSession) -> None:
    late, done = make_session(bare, MONDAY), make_session(bare, TODAY, activity=make_run(bare.athlete, TODAY))
    fixed, beside = make_session(bare, SUNDAY, locked=True), make_session(bare, SUNDAY)

    page = runner.get(address("my_plan")).content.decode()

    everything = {"open": session, "late": late, "done": done, "fixed": fixed, "beside": beside}
    assert [name for name, one in everything.items() if f"move-{one.public_id}" in page] == ["open"]
    assert "Stays on this day" in page


def test_where_the_coach_does_not_allow_it_nothing_is_offered(runner: Client, bare: Plan) -> None:
    session = make_session(bare, TODAY)

    page = runner.get(address("my_plan")).content.decode()
    asked = runner.get(address("move_own", session.public_id)).content.decode()
    sent = send(runner, session)

    assert f"move-{session.public_id}" not in page
    assert ("Your coach plans the days" in asked, sent.status_code, fresh(session).day) == (True, 409, TODAY)


def test_the_days_to_choose_from(runner: Client, bare: Plan, session: PlannedSession) -> None:
    make_session(bare, SUNDAY, locked=True)
    make_session(bare, MONDAY)

    choices = runner.get(address("move_own", session.public_id)).context["choices"]

    assert [(one.day.weekday(), one.open, one.locked, one.titles) for one in choices if one.titles] == [
        (0, False, False, ("Easy run",)),
        (6, False, True, ("Easy run",)),
    ]
    assert TODAY not in [one.day for one in choices]


def test_a_session_moves_and_can_be_put_back(runner: Client, session: PlannedSession) -> None:
    moved = send(runner, session)
    assert (moved.status_code, fresh(session).day) == (302, SUNDAY)

    page = runner.get(moved["Location"]).content.decode()
    undo_url = address("undo_move_own", Revision.objects.get().public_id)
    assert ("Moved to Sunday 22 November." in page, undo_url in page) == (True, True)
    runner.post(undo_url)

    assert fresh(session).day == TODAY


def test_what_stands_there_is_swapped(runner: Client, bare: Plan, session: PlannedSession) -> None:
    other = make_session(bare, SUNDAY)

    send(runner, session, swap="on")

    assert (fresh(session).day, fresh(other).day) == (SUNDAY, TODAY)


def test_without_a_day_the_page_asks_again(runner: Client, session: PlannedSession) -> None:
    answer = runner.post(address("move_own", session.public_id), {"version": 1})

    assert (answer.status_code, b"Choose a day." in answer.content) == (422, True)


@pytest.mark.parametrize("days, version", [(-1, 1), (3, 1), (1, 9)], ids=["past", "next week", "stale"])
def test_refusals_say_why(runner: Client, session: PlannedSession, days: int, version: int) -> None:
    answer = send(runner, session, TODAY + timedelta(days=days), version=version)

    assert (answer.status_code, b'role="alert"' in answer.content) == (409, True)
    assert fresh(session).day == TODAY


def test_others_sessions_are_not_there(
    rival: Client, inside: Club, runner: Client, coach: Client, session: PlannedSession
) -> None:
    others = make_session(make_plan(inside.stranger, inside.coach), TODAY)

    answers = [send(runner, others), send(coach, session), rival.get(address("move_own", session.public_id))]

    assert [answer.status_code for answer in answers] == [404] * 3


def test_what_the_coach_has_published_is_the_coachs_to_undo(
    inside: Club, runner: Client, coach: Client, session: PlannedSession
) -> None:
    revision = published(inside, new(SUNDAY))

    runner.post(address("undo_move_own", revision.public_id))

    revision.refresh_from_db()
    by_coach = coach.post(address("undo_move_own", revision.public_id))
    assert (revision.state, by_coach.status_code) == ("applied", 404)


def test_too_late_to_undo(runner: Client, session: PlannedSession) -> None:
    send(runner, session)
    Revision.objects.update(closed_at=NOW - timedelta(minutes=11))

    runner.post(address("undo_move_own", Revision.objects.get().public_id))

    assert fresh(session).day == SUNDAY

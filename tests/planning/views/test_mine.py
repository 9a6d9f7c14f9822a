"""The athlete's week and one session."""

from datetime import date

import pytest
from django.test import Client

from planning.models import Plan, PlannedSession
from tenancy import scope
from tests.factories import Club, make_athlete
from tests.planning.making import INTERVALS, MONDAY, address, make_plan, make_run, make_session

HTMX = {"HX-Request": "true"}
TUESDAY, SATURDAY = date(2026, 11, 17), date(2026, 11, 21)


def week(client: Client, **params: str):  # type: ignore[no-untyped-def]
    return client.get(address("my_plan"), params).context["week"]


def test_without_a_plan_the_page_says_so(runner: Client, draft: Plan) -> None:
    page = runner.get(address("my_plan"))

    assert (page.context["week"].sessions, page.context["week"].plan) == ([], None)
    assert "Your coach has not published a plan for you." in page.content.decode()


def test_this_week_has_seven_days_and_today(runner: Client, published: Plan) -> None:
    found = week(runner)

    assert (found.monday, found.week.number, len(found.days)) == (MONDAY, 1, 7)
    assert [day.day for day in found.days if day.is_today] == [SATURDAY]


def test_the_links_lead_to_the_weeks_around(runner: Client, published: Plan) -> None:
    page = runner.get(address("my_plan"), {"week": "2026-12-02"}).content.decode()

    assert (
        f"{address('my_plan')}?week=2026-11-23" in page,
        f"{address('my_plan')}?week=2026-12-07" in page,
    ) == (
        True,
        True,
    )


def test_a_week_without_sessions_leads_back(runner: Client, published: Plan) -> None:
    page = runner.get(address("my_plan"), {"week": "2028-01-01"}).content.decode()

    assert "Nothing planned this week" in page


@pytest.mark.parametrize("text", ["", "soon", "0001-01-01", "9999-12-31"])
def test_an_address_without_sense_is_this_week(runner: Client, published: Plan, text: str) -> None:
    assert week(runner, week=text).monday == MONDAY


@pytest.mark.parametrize(
    "fields, words",
    [
        ({}, "○</span> Planned"),
        ({"outcome": "done", "percent": 96}, "96 %"),
        ({"outcome": "partly", "percent": 60}, "≈"),
        ({"outcome": "missed", "percent": 0}, "✗"),
        ({"outcome": "excused"}, "Excused"),
    ],
)
def test_an_outcome_is_a_sign_and_a_word(
    runner: Client, bare: Plan, fields: dict[str, object], words: str
) -> None:
    make_session(bare, TUESDAY, **fields)

    assert words in runner.get(address("my_plan")).content.decode()


def test_a_changed_session_says_so(runner: Client, bare: Plan) -> None:
    make_session(bare, TUESDAY, adapted="swap")

    assert "Changed by your coach: an easier session" in runner.get(address("my_plan")).content.decode()


def test_htmx_gets_the_week_alone(runner: Client, published: Plan) -> None:
    page = runner.get(address("my_plan"), headers=HTMX).content.decode()

    assert ("<html" in page, "data-focus-after" in page) == (False, True)


def test_a_coach_without_a_plan_of_their_own_finds_none(coach: Client) -> None:
    assert coach.get(address("my_plan")).status_code == 404


def test_a_self_coached_runner_reads_their_plan_too(inside: Club, client: Client) -> None:
    own = make_athlete("Mina Park", member=inside.owner)
    make_session(make_plan(own, inside.owner), TUESDAY)
    client.force_login(inside.owner.user)

    assert len(week(client).sessions) == 1


def test_a_session_shows_its_steps_in_own_numbers(runner: Client, bare: Plan) -> None:
    session = make_session(bare, TUESDAY, INTERVALS, category="vo2", key=True)

    page = runner.get(address("session_page", session.public_id))

    assert page.context["detail"].view.summary == "8 × 400 m at 3:56–3:51/km, 200 m jog"
    assert ("3:56–3:51/km" in page.content.decode(), page.context["frame"]) == (True, "base_athlete.html")


def test_a_session_of_the_library_has_its_cues(runner: Client, published: Plan) -> None:
    session = PlannedSession.objects.filter(plan=published, template_code="easy-run").first()

    detail = runner.get(address("session_page", session.public_id)).context["detail"]

    assert list(detail.cues) == ["en", "ko"]


def test_a_rest_is_said(runner: Client, bare: Plan) -> None:
    session = make_session(bare, TUESDAY, None, duration_s=0, adapted="rest", outcome="excused")

    page = runner.get(address("session_page", session.public_id)).content.decode()

    assert "A day of rest. Nothing to run." in page


def test_a_session_that_was_run_leads_to_the_run(inside: Club, runner: Client, bare: Plan) -> None:
    run = make_run(inside.athlete, TUESDAY)
    session = make_session(bare, TUESDAY, activity=run, outcome="done", percent=100)

    page = runner.get(address("session_page", session.public_id)).content.decode()

    assert address("activity_page", run.public_id) in page


def test_the_coach_reads_it_in_their_own_frame(coach: Client, bare: Plan) -> None:
    session = make_session(bare, TUESDAY)

    page = coach.get(address("session_page", session.public_id))

    assert (page.context["frame"], address("plan_page", bare.public_id) in page.content.decode()) == (
        "base_coach.html",
        True,
    )


def test_a_session_of_a_draft_is_hidden_from_the_athlete(inside: Club, coach: Client, runner: Client) -> None:
    session = make_session(make_plan(inside.athlete, inside.coach, state="draft"), TUESDAY)

    seen = [client.get(address("session_page", session.public_id)).status_code for client in (coach, runner)]

    assert seen == [200, 404]


def test_a_session_of_somebody_else_is_not_found(inside: Club, coach: Client, runner: Client) -> None:
    session = make_session(make_plan(inside.stranger, inside.coach), TUESDAY)

    seen = [client.get(address("session_page", session.public_id)).status_code for client in (coach, runner)]

    assert seen == [404, 404]


def test_another_organization_finds_no_session(club: Club, rival: Client) -> None:
    with scope.enter(club.organization.pk):
        session = make_session(make_plan(club.athlete, club.coach), TUESDAY)
    here = address("session_page", session.public_id)
    there = here.replace("northline", "southside")

    assert [rival.get(page).status_code for page in (here, there)] == [404, 404]

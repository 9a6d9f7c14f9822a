"""Sessions to take along: files by plain links, for whoever may see them."""

from datetime import date

import pytest
from django.test import Client

from planning.exporting import Format
from planning.models import Plan, PlannedSession
from tests.analytics.formats.watch import by_fitdecode
from tests.factories import Club
from tests.planning.making import INTERVALS, address, make_plan, make_session

DAY = date(2026, 11, 18)
UNCONFIRMED = {"confirmed": False, "automatic": True, "adapted": "ease"}
WORDS = "Not yet confirmed by a person."


@pytest.fixture
def session(bare: Plan) -> PlannedSession:
    return make_session(bare, DAY, INTERVALS)


def export_of(session: PlannedSession) -> str:
    return address("session_export", session.public_id)


@pytest.mark.parametrize("wanted", Format)
def test_an_athlete_takes_their_session_along(
    runner: Client, session: PlannedSession, wanted: Format
) -> None:
    page = runner.get(address("session_page", session.public_id)).content.decode()
    answer = runner.get(export_of(session), {"format": wanted.value})

    assert f'href="{export_of(session)}?format={wanted.value}"' in page
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert answer["Content-Disposition"].startswith('attachment; filename="2026-11-18-easy-run.')


def test_a_title_of_other_letters_names_the_file(runner: Client, bare: Plan) -> None:
    session = make_session(bare, DAY, INTERVALS, title={"en": "이지런"})

    assert "filename*=utf-8''2026-11-18-%EC%9D%B4" in runner.get(export_of(session))["Content-Disposition"]


def test_a_watch_reads_the_coach_s_file(coach: Client, session: PlannedSession) -> None:
    messages = by_fitdecode(coach.get(export_of(session)).content)

    assert (messages[1][1]["wkt_name"], messages[1][1]["num_valid_steps"]) == ("Easy run", 5)


def test_what_a_file_cannot_say_stands_beside_its_link(runner: Client, session: PlannedSession) -> None:
    page = runner.get(address("session_page", session.public_id)).content.decode()

    assert "Zones and percent are the runner&#x27;s bpm and paces as of that day. (4 steps)" in page


@pytest.mark.parametrize("member", ["runner", "coach"])
@pytest.mark.parametrize("name", ["session_export", "session_print"])
def test_what_nobody_has_confirmed_stays(
    request: pytest.FixtureRequest, bare: Plan, member: str, name: str
) -> None:
    session = make_session(bare, DAY, INTERVALS, **UNCONFIRMED)
    browser = request.getfixturevalue(member)

    page = browser.get(address("session_page", session.public_id)).content.decode()
    answers = [browser.get(address(name, session.public_id), {"format": one.value}) for one in Format]

    assert {answer.status_code for answer in answers} == {409}
    assert all(WORDS in answer.content.decode() for answer in answers)
    assert (WORDS in page, export_of(session) in page) == (True, False)


def test_a_draft_stays_and_athletes_do_not_see_it(inside: Club, coach: Client, runner: Client) -> None:
    session = make_session(make_plan(inside.athlete, inside.coach, state="draft"), DAY, INTERVALS)

    found = [client.get(export_of(session)).status_code for client in (coach, runner)]

    assert found == [409, 404]


def test_a_day_of_rest_is_no_file(runner: Client, bare: Plan) -> None:
    session = make_session(bare, DAY, None)

    assert runner.get(export_of(session)).status_code == 404
    assert (
        "Download for the watch"
        not in runner.get(address("session_page", session.public_id)).content.decode()
    )


@pytest.mark.parametrize("name", ["session_export", "session_print"])
def test_others_find_nothing(rival: Client, inside: Club, runner: Client, name: str) -> None:
    plan = make_plan(inside.stranger, inside.coach)
    path = address(name, make_session(plan, DAY, INTERVALS).public_id)

    assert [client.get(path).status_code for client in (runner, rival)] == [404, 404]


def test_the_library_gives_files_for_whoever_is_chosen(inside: Club, coach: Client) -> None:
    path, chosen = address("library_export", "vo2-400"), {"athlete": str(inside.athlete.public_id)}
    page = coach.get(address("library_session", "vo2-400"), chosen).content.decode()

    typical, own = (coach.get(path, {"format": "json", **more}).content for more in ({}, chosen))

    assert f'href="{path}?format=fit&amp;athlete={inside.athlete.public_id}"' in page
    assert (b"zoneNumber" in typical, b"zoneNumber" in own) == (True, False)


def test_an_athlete_takes_the_library_with_their_own_numbers(runner: Client) -> None:
    found = runner.get(address("library_export", "vo2-400"), {"format": "json"}).content

    assert b"targetValueOne" in found


@pytest.mark.parametrize("code, wanted", [("vo2-400", "gpx"), ("no-such", "fit")])
def test_what_is_not_there_is_not_found(coach: Client, code: str, wanted: str) -> None:
    assert coach.get(address("library_export", code), {"format": wanted}).status_code == 404

"""The page of a run: read by whoever sees the athlete, rated by the athlete alone."""

from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity
from ingest import services
from ingest.models import RawFile, Upload
from planning.models import PlannedSession
from planning.services import match_session
from readiness.models import Flag
from tenancy import scope
from tests.factories import NOW, Club
from tests.ingest.conftest import At, Browse
from tests.ingest.files import fit_file, processed
from tests.readiness.given import plan_for, run_for, session_for

TAPS = {"rpe": "7", "feel": "4"}
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def clock() -> time_machine.Traveller:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def run(club: Club) -> Activity:
    """The runner's hour today, matched with the planned session."""
    with scope.enter(club.organization.pk):
        session_for(plan_for(club, club.athlete))
        made = run_for(club.athlete, name="Morning <run>")
        match_session(activity=made)
    return made


def fresh(club: Club) -> Activity:
    with scope.enter(club.organization.pk):
        return Activity.objects.get()


def test_athlete_is_asked_first_how_it_was(run: Activity, runner: Client, at: At) -> None:
    page = runner.get(at("activity_page", run.public_id)).content.decode()

    assert page.index("How was it?") < page.index("Against the plan")
    assert "Morning &lt;run&gt;" in page
    assert "Planned 58 min, run 1 h." in page


def test_two_taps_without_javascript(club: Club, run: Activity, runner: Client, at: At) -> None:
    answer = runner.post(at("log_effort", run.public_id), TAPS, follow=True)

    assert answer.redirect_chain == [(at("activity_page", run.public_id), 302)]
    page = answer.content.decode()
    assert ("Effort 7 of 10" in page, "Feel 4 of 5" in page, "103 %" in page) == (True, True, True)
    assert (fresh(club).rpe, fresh(club).feel, fresh(club).pain) == (7, 4, None)


def test_two_taps_with_htmx(run: Activity, runner: Client, at: At) -> None:
    answer = runner.post(at("log_effort", run.public_id), TAPS, headers=HTMX)

    page = answer.content.decode()
    assert (answer.status_code, "<html" in page, "Effort 7 of 10" in page) == (200, False, True)


def test_pain_while_running_is_seen_by_the_coach(club: Club, run: Activity, runner: Client, at: At) -> None:
    runner.post(at("log_effort", run.public_id), {**TAPS, "pain": "6", "note": "Left calf"})

    with scope.enter(club.organization.pk):
        assert list(Flag.objects.values_list("kind", flat=True)) == ["activity_pain"]


def test_half_an_answer_comes_back(club: Club, run: Activity, runner: Client, at: At) -> None:
    answer = runner.post(at("log_effort", run.public_id), {"rpe": "7", "note": "Windy"})

    page = answer.content.decode()
    assert (answer.status_code, "This field is required." in page, "Windy" in page) == (422, True, True)
    assert fresh(club).rpe is None


def test_coach_reads_and_may_write_to_the_athlete(club: Club, run: Activity, browse: Browse, at: At) -> None:
    page = browse(club.coach).get(at("activity_page", run.public_id)).content.decode()

    assert "Write to Ji-woo Han" in page
    assert 'id="effort"' not in page


def test_coach_does_not_say_how_it_felt(club: Club, run: Activity, browse: Browse, at: At) -> None:
    assert browse(club.coach).post(at("log_effort", run.public_id), TAPS).status_code == 404
    assert fresh(club).rpe is None


def test_removed_run_is_gone(club: Club, run: Activity, runner: Client, at: At) -> None:
    with scope.enter(club.organization.pk):
        Activity.objects.update(deleted_at=NOW)

    assert runner.get(at("activity_page", run.public_id)).status_code == 404


def test_run_of_a_stranger_is_not_found(club: Club, runner: Client, at: At) -> None:
    with scope.enter(club.organization.pk):
        theirs = run_for(club.stranger)

    assert runner.get(at("activity_page", theirs.public_id)).status_code == 404
    assert runner.post(at("log_effort", theirs.public_id), TAPS).status_code == 404


@pytest.mark.parametrize("name,method", [("activity_page", "get"), ("log_effort", "post")])
def test_run_of_another_club_or_of_nobody_is_not_found(
    other_club: Club, runner: Client, at: At, name: str, method: str
) -> None:
    with scope.enter(other_club.organization.pk):
        theirs = run_for(other_club.athlete)

    for public_id in (theirs.public_id, uuid4()):
        assert getattr(runner, method)(at(name, public_id), TAPS).status_code == 404


def test_matched_session_keeps_its_verdict(club: Club, run: Activity, runner: Client, at: At) -> None:
    runner.post(at("log_effort", run.public_id), TAPS)

    with scope.enter(club.organization.pk):
        session = PlannedSession.objects.get()
    assert (session.outcome, session.percent) == ("done", 103)


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_queries_for_one_run_as_for_three(
    club: Club, runner: Client, at: At, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with scope.enter(club.organization.pk):
        for _ in range(count):
            run_for(club.athlete)
    runner.get(at("activities", club.athlete.public_id))

    with django_assert_num_queries(11):
        runner.get(at("activities", club.athlete.public_id))


def test_list_says_what_to_do_when_it_is_empty(club: Club, runner: Client, at: At) -> None:
    page = runner.get(at("activities", club.athlete.public_id)).content.decode()

    assert ("No activities yet" in page, at("upload", club.athlete.public_id) in page) == (True, True)


def test_list_keeps_its_filters_in_the_address(club: Club, run: Activity, runner: Client, at: At) -> None:
    url = at("activities", club.athlete.public_id)
    with scope.enter(club.organization.pk):
        for _ in range(21):
            run_for(club.athlete, name="Morning again")

    page = runner.get(f"{url}?q=morning&sort=oldest").content.decode()

    assert f"{url}?q=morning&amp;sort=oldest&amp;page=2" in page
    assert 'value="morning"' in page


def test_list_answers_htmx_with_what_was_found(club: Club, run: Activity, runner: Client, at: At) -> None:
    answer = runner.get(at("activities", club.athlete.public_id), {"q": "morn"}, headers=HTMX)

    page = answer.content.decode()
    assert ("<html" in page, "Morning &lt;run&gt;" in page) == (False, True)


def test_list_leaves_out_what_makes_no_sense(club: Club, run: Activity, runner: Client, at: At) -> None:
    answer = runner.get(
        at("activities", club.athlete.public_id),
        {"since": "soon", "sport": "flying", "page": "-3", "sort": "x"},
    )

    assert (answer.status_code, len(answer.context["found"].lines)) == (200, 1)


def received(club: Club, **facts: Any) -> Upload:
    with scope.enter(club.organization.pk):
        return processed(club, fit_file(), **facts)


def test_file_is_sent_as_it_was_received(club: Club, browse: Browse, at: At) -> None:
    upload = received(club, filename="my\r\nrun.fit")

    answer = browse(club.coach).get(at("upload_file", upload.public_id))

    assert b"".join(answer.streaming_content) == fit_file()
    assert answer["Content-Disposition"] == 'attachment; filename="myrun.fit"'
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        "application/octet-stream",
        "nosniff",
    )
    assert answer["Cache-Control"] == "private, no-store"


def test_file_of_a_stranger_is_not_found(club: Club, other_club: Club, runner: Client, at: At) -> None:
    theirs = received(other_club)
    strangers = received(club, athlete=club.stranger)

    for public_id in (theirs.public_id, strangers.public_id, uuid4()):
        assert runner.get(at("upload_file", public_id)).status_code == 404


def test_file_that_is_gone_is_said_to_be(club: Club, runner: Client, at: At) -> None:
    upload = received(club)
    with scope.enter(club.organization.pk):
        RawFile.objects.update(path="nowhere")

    answer = runner.get(at("upload_file", upload.public_id), follow=True)

    assert "This file is not kept here any more." in answer.content.decode()


def test_page_tells_where_each_value_comes_from(club: Club, runner: Client, at: At) -> None:
    upload = received(club)
    with scope.enter(club.organization.pk):
        services.edit_activity(
            activity=upload.activity, member=club.runner, values={"distance_m": 10_000.0}, now=NOW
        )

    page = runner.get(at("activity_page", upload.activity.public_id)).content.decode()

    assert ("A person typed it." in page, "10.00 km" in page) == (True, True)
    assert "Differs, and stands lower in the order." in page
    assert at("upload_file", upload.public_id) in page

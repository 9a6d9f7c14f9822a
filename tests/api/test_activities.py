"""Runs in lists, one of them with its streams, and how it felt."""

from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity
from planning.services import match_session
from readiness.models import Flag
from tenancy import scope
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.given import a_long_run, a_session, runs
from tests.factories import NOW, Club


@pytest.mark.parametrize("count", [1, 3])
def test_own_runs_latest_first(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    mine = runs(club, count)
    runs(club, 1, club.stranger)
    client = as_member(club.runner)

    with django_assert_num_queries(6):
        answer = client.get(f"{V1}/activities/").json()

    assert [run["public_id"] for run in answer["results"]] == [str(run.public_id) for run in mine]
    assert answer["next"] is None


def test_run_in_a_list(club: Club) -> None:
    (run,) = runs(club, 1)

    assert as_member(club.runner).get(f"{V1}/activities/").json()["results"] == [
        {
            "public_id": str(run.public_id),
            "day": "2026-11-21",
            "started_at": "2026-11-21T06:00:00Z",
            "sport": "running",
            "workout_type": "",
            "name": "",
            "duration_s": 3600.0,
            "distance_m": 12000.0,
            "ascent_m": None,
            "avg_hr_bpm": None,
            "load": run.load,
            "load_method": "rtss",
            "rpe": None,
            "feel": None,
            "pain": None,
            "note": "",
        }
    ]


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_runs_of_an_athlete(club: Club, member: str) -> None:
    (run,) = runs(club, 1)

    answer = as_member(getattr(club, member)).get(f"{V1}/athletes/{club.athlete.public_id}/activities/")

    assert [one["public_id"] for one in answer.json()["results"]] == [str(run.public_id)]


@pytest.mark.parametrize(
    "member,athlete", [("runner", "stranger"), ("coach", "stranger"), ("assistant", "athlete")]
)
def test_runs_of_a_stranger_are_not_there(club: Club, member: str, athlete: str) -> None:
    public_id = getattr(club, athlete).public_id

    assert refusal(as_member(getattr(club, member)).get(f"{V1}/athletes/{public_id}/activities/")) == (
        404,
        "not_found",
    )


def test_own_runs_of_staff_who_do_not_run(club: Club) -> None:
    assert refusal(as_member(club.coach).get(f"{V1}/activities/")) == (404, "not_found")


def test_run_with_laps_and_session(club: Club) -> None:
    session, run = a_session(club), a_long_run(club)
    with scope.enter(club.organization.pk):
        match_session(activity=run)

    answer = as_member(club.coach).get(f"{V1}/activities/{run.public_id}/").json()

    assert [(lap["number"], lap["start_s"], lap["distance_m"]) for lap in answer["laps"]] == [
        (1, 0.0, 3150.0),
        (2, 900.0, 3150.0),
    ]
    assert (answer["session"]["public_id"], answer["session"]["outcome"]) == (session, "partly")
    assert [(source["kind"], source["received_at"]) for source in answer["sources"]] == [
        ("fit", "2026-11-21T06:30:00Z")
    ]
    assert (answer["athlete"]["name"], sum(answer["hr_zone_s"]), answer["streams"]) == (
        "Ji-woo Han",
        1800.0,
        None,
    )


def test_run_with_the_streams_asked_for(club: Club) -> None:
    run = a_long_run(club)

    asked = f"{V1}/activities/{run.public_id}/?streams=heart_rate_bpm,speed_m_s,power_w"
    streams = as_member(club.runner).get(asked).json()["streams"]

    assert sorted(streams) == ["heart_rate_bpm", "speed_m_s"]
    assert streams["heart_rate_bpm"][:61:30] == [120.0, 121.0, 122.0]
    assert streams["speed_m_s"] == [3.5] * 1800


def test_stream_that_nobody_knows(club: Club) -> None:
    run = a_long_run(club)

    answer = as_member(club.runner).get(f"{V1}/activities/{run.public_id}/?streams=heart_rate_bpm,mood")

    assert errors(answer) == [("streams", "unknown")]


def test_run_of_a_stranger_removed_or_never_run_is_not_there(club: Club) -> None:
    strange, removed = runs(club, 1, club.stranger)[0], runs(club, 1)[0]
    with scope.enter(club.organization.pk):
        Activity.objects.filter(pk=removed.pk).update(deleted_at=NOW)

    answers = [
        as_member(club.coach).get(f"{V1}/activities/{public_id}/")
        for public_id in (strange.public_id, removed.public_id, uuid4())
    ]

    assert [refusal(answer) for answer in answers] == [(404, "not_found")] * 3
    assert len({answer.content for answer in answers}) == 1


def test_effort_is_kept_and_given_back(club: Club) -> None:
    run = a_long_run(club)
    body = {"rpe": 7, "feel": 4, "pain": 0, "note": "Windy"}

    answer = send(as_member(club.runner), "patch", f"activities/{run.public_id}/effort/", body)

    given = answer.json()
    assert answer.status_code == 200
    assert {name: given[name] for name in body} == body


def test_effort_left_out_stays(club: Club) -> None:
    path = f"activities/{a_long_run(club).public_id}/effort/"
    send(as_member(club.runner), "patch", path, {"rpe": 7, "feel": 4})

    given = send(as_member(club.runner), "patch", path, {"feel": None, "note": "Windy"}).json()

    assert [given[name] for name in ("rpe", "feel", "note")] == [7, None, "Windy"]


def test_effort_with_pain_tells_the_coach(club: Club) -> None:
    path = f"activities/{a_long_run(club).public_id}/effort/"

    send(as_member(club.runner), "patch", path, {"pain": 6})

    with scope.enter(club.organization.pk):
        assert [(flag.kind, flag.params) for flag in Flag.objects.all()] == [("activity_pain", {"pain": 6})]


@pytest.mark.parametrize("change", [{"rpe": 0}, {"rpe": 11}, {"feel": 6}, {"pain": -1}, {"note": "x" * 2001}])
def test_effort_off_the_scale(club: Club, change: dict[str, object]) -> None:
    path = f"activities/{a_long_run(club).public_id}/effort/"

    assert refusal(send(as_member(club.runner), "patch", path, change)) == (400, "invalid")


@pytest.mark.parametrize("member", ["coach", "owner", "assistant"])
def test_effort_is_the_athletes_alone(club: Club, member: str) -> None:
    path = f"activities/{a_long_run(club).public_id}/effort/"

    assert refusal(send(as_member(getattr(club, member)), "patch", path, {"rpe": 7})) == (404, "not_found")

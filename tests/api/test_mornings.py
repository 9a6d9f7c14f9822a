"""Check-ins with their scores, and what was measured of a morning."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from athletes.models import WellnessDay
from athletes.recorded import Measurements
from athletes.services import put_wellness
from readiness.models import CheckIn
from tenancy import scope
from tests.api.asking import V1, WELL, as_member, errors, refusal, send
from tests.api.given import mornings
from tests.factories import Club
from tests.readiness import given
from tests.readiness.given import TODAY


def put(club: Club, member: str = "runner", **said: Any) -> HttpResponse:
    path = f"athletes/{club.athlete.public_id}/wellness/"
    return send(as_member(getattr(club, member)), "put", path, {"day": "2026-11-21", **said})


def measured(club: Club, count: int) -> None:
    with scope.enter(club.organization.pk):
        for source in ("apple", "garmin", "oura")[:count]:
            values = Measurements(resting_hr_bpm=48)
            put_wellness(athlete=club.athlete, day=TODAY, source=source, values=values)


@pytest.mark.parametrize("count", [1, 3])
def test_check_ins_latest_first(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    mine = mornings(club, count)
    mornings(club, 1, club.stranger)
    client = as_member(club.coach)

    with django_assert_num_queries(7):
        found = client.get(f"{V1}/athletes/{club.athlete.public_id}/check-ins/").json()["results"]

    assert [(one["public_id"], one["score"]) for one in found] == [
        (str(one.public_id), one.score) for one in mine
    ]


def test_check_ins_in_pages(club: Club) -> None:
    mine = mornings(club, 3)
    client = as_member(club.runner)

    first = client.get(f"{V1}/athletes/{club.athlete.public_id}/check-ins/?limit=2").json()
    second = client.get(first["next"]).json()

    days = [one["day"] for one in (*first["results"], *second["results"])]
    assert days == [one.day.isoformat() for one in mine]


@pytest.mark.parametrize("member", ["runner", "coach"])
def test_check_in_as_a_whole(club: Club, member: str) -> None:
    (check_in,) = mornings(club, 1)
    put(club, hrv_ms=62)

    found = as_member(getattr(club, member)).get(f"{V1}/check-ins/{check_in.public_id}/").json()

    assert (found["day"], found["athlete"]["name"], found["sleep"]) == ("2026-11-21", "Ji-woo Han", 4)
    assert found["measurements"]["hrv_ms"] == 62.0
    assert {one["item"] for one in found["contributions"]} >= {"sleep", "energy", "recovery", "stress"}


def test_check_in_taken_back(club: Club) -> None:
    client = as_member(club.runner)
    send(client, "put", "check-in/", WELL)

    answer = send(client, "delete", "check-in/")

    assert (answer.status_code, answer.json()["check_in"]) == (200, None)
    assert client.get(f"{V1}/athletes/{club.athlete.public_id}/check-ins/").json()["results"] == []
    assert refusal(send(as_member(club.coach), "delete", "check-in/")) == (404, "not_found")


@pytest.mark.parametrize("count", [1, 3])
def test_measurements_by_source(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    measured(club, count)
    client = as_member(club.coach)

    with django_assert_num_queries(7):
        found = client.get(f"{V1}/athletes/{club.athlete.public_id}/wellness/").json()["results"]

    assert [one["source"] for one in found] == ["apple", "garmin", "oura"][:count]
    assert found[0] == {
        "day": "2026-11-21",
        "source": "apple",
        "hrv_ms": None,
        "hrv_kind": "rmssd",
        "resting_hr_bpm": 48.0,
        "sleep_h": None,
        "measures": {},
        "words": {},
    }


def test_all_measures_of_a_day_are_kept_and_given_back(club: Club) -> None:
    measures = {"steps": 9214.0, "weight_kg": 61.5, "sleep_score": 82.0}

    answer = put(club, "coach", resting_hr_bpm=47, measures=measures)

    found = as_member(club.runner).get(f"{V1}/athletes/{club.athlete.public_id}/wellness/?source=api").json()
    assert (answer.status_code, answer.json()["measures"]) == (200, measures)
    assert [(one["resting_hr_bpm"], one["measures"]) for one in found["results"]] == [(47.0, measures)]
    put(club, "coach", resting_hr_bpm=47)
    assert (
        as_member(club.runner)
        .get(f"{V1}/athletes/{club.athlete.public_id}/wellness/")
        .json()["results"][0]["measures"]
        == {}
    )


@pytest.mark.parametrize(
    "measures,code",
    [
        ({"mood": 3}, "unknown"),
        ({"sleep_s": 28_800}, "unknown"),
        ({"steps": "many"}, "invalid"),
        ({"steps": -1}, "impossible"),
        ([1], "invalid"),
    ],
)
def test_measures_that_cannot_be(club: Club, measures: object, code: str) -> None:
    assert errors(put(club, measures=measures)) == [("measures", code)]


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_measurements_put_twice_are_one(club: Club, member: str) -> None:
    first, again = (put(club, member, hrv_ms=61, sleep_h=7.5) for _ in range(2))

    assert (first.status_code, first.json()["source"], again.json()) == (200, "api", first.json())
    with scope.enter(club.organization.pk):
        assert [(row.hrv_ms, row.sleep_h) for row in WellnessDay.objects.all()] == [(61.0, 7.5)]


def test_measurements_score_the_morning_again(club: Club) -> None:
    with scope.enter(club.organization.pk):
        given.mornings(club.athlete, 10, hrv_ms=60.0)
    (check_in,) = mornings(club, 1)

    put(club, hrv_ms=30)

    with scope.enter(club.organization.pk):
        assert CheckIn.objects.get(pk=check_in.pk).score < check_in.score


def test_nothing_measured_takes_it_away(club: Club) -> None:
    put(club, hrv_ms=61)

    answer = put(club)

    assert (answer.status_code, answer.content) == (204, b"")
    with scope.enter(club.organization.pk):
        assert not WellnessDay.objects.exists()


@pytest.mark.parametrize(
    "said,field,code",
    [
        ({"day": "2026-11-22"}, "day", "future"),
        ({"day": "today"}, "day", "invalid"),
        ({"hrv_ms": 4}, "hrv_ms", "min_value"),
        ({"hrv_kind": "lnrmssd"}, "hrv_kind", "invalid_choice"),
        ({"resting_hr_bpm": 151}, "resting_hr_bpm", "max_value"),
        ({"sleep_h": 25}, "sleep_h", "max_value"),
    ],
)
def test_measurements_that_cannot_be(club: Club, said: dict[str, Any], field: str, code: str) -> None:
    assert errors(put(club, **said)) == [(field, code)]

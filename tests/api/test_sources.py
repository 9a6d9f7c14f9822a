"""Who tells of an activity, and what each of them says of every field."""

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity, ActivitySource
from tenancy import scope
from tenancy.keys import Reach
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.test_api_keys import program
from tests.factories import NOW, Club
from tests.ingest.services.deciding_of import activity_of, in_dispute, told


@pytest.fixture
def run(club: Club) -> Activity:
    with scope.enter(club.organization.pk):
        return in_dispute(club)


@pytest.mark.parametrize("count", [1, 3])
def test_sources_of_an_activity(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with scope.enter(club.organization.pk):
        kinds = ("fit", "strava", "garmin")[:count]
        run = activity_of(club, *(told(kind, f"key:{kind}", distance_m=9000.0) for kind in kinds))
    client = as_member(club.coach)

    with django_assert_num_queries(8):
        found = client.get(f"{V1}/activities/{run.public_id}/sources/").json()["results"]

    assert [(one["name"], one["splits"]) for one in found] == [
        (f"{kind}|key:{kind}", count > 1) for kind in kinds
    ]
    assert (found[0]["words"], found[0]["told"]["distance_m"]) == ("FIT file", 9000.0)


def test_sources_in_pages_and_by_kind(club: Club, run: Activity) -> None:
    client, path = as_member(club.runner), f"{V1}/activities/{run.public_id}/sources/"

    first = client.get(f"{path}?limit=1").json()
    second = client.get(first["next"]).json()

    assert [one["kind"] for page in (first, second) for one in page["results"]] == ["fit", "strava"]
    assert [page["results"][0]["splits"] for page in (first, second)] == [True, True]
    assert second["next"] is None
    (only,) = client.get(f"{path}?kind=strava").json()["results"]
    assert only["key"] == "id:1"
    assert errors(client.get(f"{path}?kind=fax")) == [("kind", "invalid_choice")]
    assert errors(client.get(f"{path}?device=x")) == [("device", "unknown_filter")]


def test_what_a_person_typed_is_a_source_that_cannot_stand_alone(club: Club, run: Activity) -> None:
    client = as_member(club.coach)
    send(client, "patch", f"activities/{run.public_id}/", {"name": "Mine"})

    found = client.get(f"{V1}/activities/{run.public_id}/sources/").json()["results"]

    assert {one["kind"]: one["splits"] for one in found} == {"fit": True, "strava": True, "manual": False}


def test_every_field_says_where_its_value_comes_from(club: Club, run: Activity) -> None:
    client = as_member(club.runner)
    answer = client.get(f"{V1}/activities/{run.public_id}/provenance/")

    given = answer.json()
    fields = {one["field"]: one for one in given["provenance"]}
    assert list(fields) == ["started_at", "sport", "distance_m", "timer_s"]
    assert (given["version"], fields["distance_m"]["words"], fields["distance_m"]["value"]) == (
        run.version,
        "distance",
        9000.0,
    )
    assert [
        (one["source"], one["value"], one["chosen"], one["reason"]) for one in fields["distance_m"]["said"]
    ] == [("fit|file:a", 9000.0, True, "highest"), ("strava|id:1", 12_000.0, False, "lower")]
    assert (fields["distance_m"]["said"][1]["name"], fields["distance_m"]["said"][1]["words"]) == (
        "Strava",
        "Differs, and stands lower in the order.",
    )
    tag = answer["ETag"]
    assert tag.startswith(f'"v{run.version}-')
    path = f"{V1}/activities/{run.public_id}/provenance/"
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_a_field_that_no_source_is_asked_for_has_no_value(club: Club) -> None:
    with scope.enter(club.organization.pk):
        run = activity_of(club, told("fit", "file:a", intensity=3.0))

    fields = as_member(club.coach).get(f"{V1}/activities/{run.public_id}/provenance/").json()["provenance"]

    (intensity,) = [one for one in fields if one["field"] == "intensity"]
    assert (intensity["value"], [one["chosen"] for one in intensity["said"]]) == (None, [False])


def test_reasons_come_in_the_readers_language(club: Club, run: Activity) -> None:
    path = f"{V1}/activities/{run.public_id}/provenance/"

    answer = as_member(club.coach).get(path, headers={"Accept-Language": "ko"})

    assert {one["field"]: one["words"] for one in answer.json()["provenance"]}["distance_m"] == "거리"


@pytest.mark.parametrize("path", ["sources/", "provenance/"])
def test_sources_of_a_run_that_one_does_not_see(
    club: Club, other_club: Club, run: Activity, path: str
) -> None:
    with scope.enter(other_club.organization.pk):
        theirs = in_dispute(other_club)
    with scope.enter(club.organization.pk):
        gone = activity_of(club, told("gpx", "gone"))
        Activity.objects.filter(pk=gone.pk).update(deleted_at=NOW)
        assert ActivitySource.objects.count() == 3

    asked = [(club.assistant, run), (club.coach, theirs), (club.coach, gone)]

    for member, one in asked:
        answer = as_member(member).get(f"{V1}/activities/{one.public_id}/{path}")
        assert refusal(answer) == (404, "not_found")


def test_a_program_reads_sources_with_the_scope_of_activities(club: Club, run: Activity) -> None:
    path = f"{V1}/activities/{run.public_id}/sources/"

    assert program(club, Reach.READ_ACTIVITIES).get(path).status_code == 200
    assert refusal(program(club, Reach.READ_PLANS, name="Other").get(path)) == (403, "scope_missing")

"""Activities sorted, searched, edited, entered, removed and taken back; their streams and files."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse

from athletes.models import Activity, ActivitySource
from athletes.services import ShoeFacts, add_shoe
from ingest.models import Upload
from tenancy import scope
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.given import a_long_run
from tests.athletes.factories import a_run, record
from tests.factories import NOW, Club
from tests.ingest.files import processed, short_file
from tests.readiness.given import TODAY


@pytest.fixture
def log(club: Club) -> dict[str, Activity]:
    """A short quick run, a long slow one, and a ride of unknown length."""
    facts = {
        "quick": {"distance_m": 5000.0, "duration_s": 1200.0, "name": "City 5K", "workout_type": "race"},
        "long": {
            "distance_m": 30_000.0,
            "duration_s": 10_800.0,
            "notes": ({"kind": "strava", "text": "Along the Río Grande"},),
        },
        "ride": {"distance_m": None, "duration_s": 3600.0, "sport": "cycling"},
    }
    with scope.enter(club.organization.pk):
        return {
            name: record(club.athlete, a_run(TODAY - timedelta(days=age), **said), now=NOW)
            for age, (name, said) in enumerate(facts.items())
        }


def listed(club: Club, log: dict[str, Activity], query: str) -> list[str]:
    names = {str(one.public_id): name for name, one in log.items()}
    answer = as_member(club.coach).get(f"{V1}/athletes/{club.athlete.public_id}/activities/?{query}")
    assert answer.status_code == 200, answer.content
    return [names[one["public_id"]] for one in answer.json()["results"]]


@pytest.mark.parametrize(
    "query,expected",
    [
        ("", ["quick", "long", "ride"]),
        ("sort=started_at", ["ride", "long", "quick"]),
        ("sort=-distance_m", ["long", "quick", "ride"]),
        ("sort=duration_s", ["quick", "ride", "long"]),
        ("sport=Cycling", ["ride"]),
        ("workout_type=race", ["quick"]),
        ("q=río", ["long"]),
        ("q=strava", []),
        ("q=5k", ["quick"]),
        ("source=fit", ["quick", "long", "ride"]),
        ("source=strava", []),
        ("since=2026-11-20&until=2026-11-20", ["long"]),
    ],
)
def test_activities_sorted_and_searched(
    club: Club, log: dict[str, Activity], query: str, expected: list[str]
) -> None:
    assert listed(club, log, query) == expected


@pytest.mark.parametrize("sort", ["-started_at", "distance_m", "-load"])
def test_pages_in_any_order_show_each_once(club: Club, log: dict[str, Activity], sort: str) -> None:
    client, found = as_member(club.runner), []
    page = client.get(f"{V1}/activities/?sort={sort}&limit=1").json()
    while True:
        found += [one["public_id"] for one in page["results"]]
        if page["next"] is None:
            break
        page = client.get(page["next"]).json()

    whole = client.get(f"{V1}/activities/?sort={sort}").json()["results"]
    assert found == [one["public_id"] for one in whole]
    assert len(found) == 3


def test_a_cursor_of_another_order_is_refused(club: Club, log: dict[str, Activity]) -> None:
    client = as_member(club.runner)
    following = client.get(f"{V1}/activities/?limit=1").json()["next"]

    assert errors(client.get(f"{following}&sort=distance_m")) == [("cursor", "bad_cursor")]
    assert errors(client.get(f"{V1}/activities/?sort=mood")) == [("sort", "invalid_choice")]


def a_file(club: Club) -> Activity:
    with scope.enter(club.organization.pk):
        return processed(club, short_file(1)).activity


def edit(club: Club, run: Activity, member: str = "coach", if_match: str = "*", **said: Any) -> HttpResponse:
    client = as_member(getattr(club, member))
    return send(client, "patch", f"activities/{run.public_id}/", said, If_Match=if_match)


def test_detail_names_its_sources_and_who_says_what(club: Club) -> None:
    run = a_file(club)

    given = as_member(club.coach).get(f"{V1}/activities/{run.public_id}/").json()

    (source,) = given["sources"]
    with scope.enter(club.organization.pk):
        assert source["upload"] == str(Upload.objects.get().public_id)
    assert (source["kind"], source["has_streams"], source["told"]["timer_s"]) == ("fit", True, 240.0)
    assert [one["chosen"] for one in given["provenance"]["distance_m"]] == [True]
    assert (given["shoe"], given["notes"], given["scores"], given["intervals"]) == (None, [], [], [])


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_what_is_typed_counts_over_the_sources(club: Club, member: str) -> None:
    run = a_file(club)

    answer = edit(club, run, member, distance_m=800.0, name="Strides", duration_s=250)

    given = answer.json()
    assert (answer.status_code, given["distance_m"], given["name"], given["duration_s"]) == (
        200,
        800.0,
        "Strides",
        250.0,
    )
    assert [one["kind"] for one in given["provenance"]["distance_m"]] == ["manual", "fit"]


def test_null_gives_a_field_back_to_the_sources(club: Club) -> None:
    run = a_file(club)
    edit(club, run, distance_m=800.0, name="Strides")

    given = edit(club, run, distance_m=None).json()

    assert (round(given["distance_m"]), given["name"]) == (round(run.distance_m), "Strides")


def test_a_shoe_is_named_by_its_id(club: Club) -> None:
    run = a_file(club)
    with scope.enter(club.organization.pk):
        shoe = add_shoe(athlete=club.athlete, shoe=ShoeFacts("Racers"))
        other = add_shoe(athlete=club.stranger, shoe=ShoeFacts("Racers"))

    given = edit(club, run, shoe=str(shoe.public_id)).json()

    assert given["shoe"] == {"public_id": str(shoe.public_id), "name": "Racers"}
    assert errors(edit(club, run, shoe=str(other.public_id))) == [("shoe", "unknown")]
    pair = as_member(club.coach).get(f"{V1}/shoes/{shoe.public_id}/").json()
    assert (round(pair["distance_m"]), pair["runs"], pair["last_on"]) == (
        round(run.distance_m),
        1,
        "2026-11-20",
    )


def test_an_edit_of_another_version_is_stale(club: Club) -> None:
    run = a_file(club)

    assert refusal(edit(club, run, if_match='"v9"', name="Mine")) == (412, "stale")
    assert edit(club, run, if_match=f'"v{run.version}"', name="Mine").status_code == 200


@pytest.mark.parametrize(
    "said,expected",
    [
        ({"duration_s": 0}, ("duration_s", "min_value")),
        ({"distance_m": -1}, ("distance_m", "min_value")),
        ({"name": "x" * 121}, ("name", "max_length")),
        ({"day": "2026-11-23"}, ("day", "future")),
        ({"started_at": "2027-01-01T00:00:00Z"}, ("started_at", "future")),
    ],
)
def test_an_edit_that_cannot_be(club: Club, said: dict[str, Any], expected: tuple[str, str]) -> None:
    assert errors(edit(club, a_file(club), **said)) == [expected]


def enter(club: Club, member: str = "coach", **said: Any) -> HttpResponse:
    body = {"day": "2026-11-20", "duration_s": 1800, "distance_m": 5000.0, **said}
    path = f"athletes/{club.athlete.public_id}/activities/"
    return send(as_member(getattr(club, member)), "post", path, body, Idempotency_Key="one")


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_an_activity_is_entered_once_under_a_key(club: Club, member: str) -> None:
    first, again = (enter(club, member, name="Track", rpe=7) for _ in range(2))

    given = first.json()
    assert (first.status_code, again.json()) == (201, given)
    assert (given["day"], given["start_known"], given["rpe"], given["name"]) == (
        "2026-11-20",
        False,
        7,
        "Track",
    )
    with scope.enter(club.organization.pk):
        assert (Activity.objects.count(), ActivitySource.objects.get().kind) == (1, "manual")


def test_an_entry_needs_day_and_duration(club: Club) -> None:
    path = f"athletes/{club.athlete.public_id}/activities/"

    answer = send(as_member(club.runner), "post", path, {"name": "Track"})

    assert errors(answer) == [("duration_s", "required"), ("day", "required")]
    assert errors(enter(club, day="2026-11-22")) == [("day", "future")]


def test_an_activity_is_removed_and_taken_back(club: Club) -> None:
    run, client = a_file(club), as_member(club.coach)
    path = f"activities/{run.public_id}/"

    removed = send(client, "delete", path)
    gone = client.get(f"{V1}/{path}")
    back = send(client, "post", f"{path}restore/", {"version": removed.json()["version"]})

    assert (removed.status_code, refusal(gone), back.status_code) == (200, (404, "not_found"), 200)
    assert client.get(f"{V1}/{path}").json()["distance_m"] == back.json()["distance_m"]


def test_an_activity_that_changed_is_not_taken_back(club: Club) -> None:
    run, client = a_file(club), as_member(club.coach)
    version = send(client, "delete", f"activities/{run.public_id}/").json()["version"]
    send(client, "post", f"activities/{run.public_id}/restore/", {"version": version})

    answer = send(client, "post", f"activities/{run.public_id}/restore/", {"version": version})

    assert refusal(answer) == (409, "changed")


def test_strangers_change_nothing(club: Club) -> None:
    run = a_file(club)
    client, path = as_member(club.assistant), f"activities/{run.public_id}/"

    answers = [
        edit(club, run, "assistant", name="Mine"),
        send(client, "delete", path),
        send(client, "post", f"{path}restore/", {"version": 2}),
        client.get(f"{V1}/{path}streams/"),
        enter(club, "assistant"),
    ]

    assert [refusal(answer) for answer in answers] == [(404, "not_found")] * 5


def test_streams_in_fewer_points(club: Club) -> None:
    run, client = a_long_run(club), as_member(club.runner)

    path = f"{V1}/activities/{run.public_id}/streams/"
    given = client.get(f"{path}?fields=heart_rate_bpm,power_w&downsample=60").json()

    assert (given["samples"], list(given["streams"])) == (60, ["heart_rate_bpm"])
    assert given["streams"]["heart_rate_bpm"][:2] == [120.0, 121.0]
    assert client.get(path).json()["samples"] == 1800


@pytest.mark.parametrize(
    "query,expected",
    [
        ("downsample=0", ("downsample", "out_of_range")),
        ("downsample=10001", ("downsample", "out_of_range")),
        ("downsample=many", ("downsample", "out_of_range")),
        ("fields=mood", ("fields", "unknown")),
    ],
)
def test_streams_that_cannot_be(club: Club, query: str, expected: tuple[str, str]) -> None:
    run = a_long_run(club)

    answer = as_member(club.runner).get(f"{V1}/activities/{run.public_id}/streams/?{query}")

    assert errors(answer) == [expected]


def test_the_bytes_of_a_file(club: Club) -> None:
    run, client = a_file(club), as_member(club.coach)
    (source,) = client.get(f"{V1}/activities/{run.public_id}/").json()["sources"]
    path = f"{V1}/uploads/{source['upload']}/file/"

    answer = client.get(path, headers={"Accept": "application/octet-stream"})

    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, short_file(1))
    assert (answer["Content-Disposition"], answer["Cache-Control"]) == (
        'attachment; filename="run.fit"',
        "no-store",
    )
    assert client.get(path, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert refusal(as_member(club.assistant).get(path)) == (404, "not_found")


def test_an_upload_says_what_was_found(club: Club) -> None:
    a_file(club)

    (given,) = as_member(club.coach).get(f"{V1}/athletes/{club.athlete.public_id}/uploads/").json()["results"]

    assert (given["outcome"], given["found"]) == ("activity", {"activity": 1})

"""Workouts by API: text and steps both ways, files in and out."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from analytics.workout import to_json
from analytics.workout.formats import Runner, write_fit, write_zwo
from analytics.workout.text import parse
from api.serializers.workouts import EXAMPLE
from planning.exporting import CONTENT_TYPES, Format
from tenancy import scope
from tests.analytics.formats.watch import by_fitdecode
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.factories import Club
from tests.planning.own import TEXT, make_own


def read(club: Club, body: Any, query: str = "", member: str = "coach") -> HttpResponse:
    return send(as_member(getattr(club, member)), "post", f"workouts/{query}", body)


def upload(club: Club, data: bytes, name: str) -> HttpResponse:
    file = SimpleUploadedFile(name, data)
    return as_member(club.coach).post(f"{V1}/workouts/file/", {"file": file})


@pytest.mark.parametrize("member", ["coach", "assistant", "runner"])
def test_a_text_becomes_steps_with_picture_and_sums(club: Club, member: str) -> None:
    answer = read(club, EXAMPLE, member=member).json()

    found = answer["workout"]
    assert answer["mistakes"] == []
    assert found["steps"] == to_json(parse(EXAMPLE["text"]))
    assert len(found["bars"]) == 12
    assert sum(bar["width"] for bar in found["bars"]) == pytest.approx(1)


def test_steps_become_text(club: Club) -> None:
    assert read(club, {"steps": to_json(parse(TEXT))}).json()["workout"]["text"] == TEXT


def test_sums_are_those_of_the_athlete(club: Club) -> None:
    body = {"text": "10km 100% pace"}

    mine = read(club, body, f"?athlete={club.athlete.public_id}").json()["workout"]
    theirs = read(club, body, f"?athlete={club.stranger.public_id}")

    assert (mine["duration_s"], mine["distance_m"]) == (2500, 10_000)
    assert refusal(theirs) == (404, "not_found")


def test_every_mistake_has_line_and_column(club: Club) -> None:
    answer = read(club, {"text": "10m Z1\n3x 400mtr fast\n5 Z1"}).json()

    places = [(one["code"], one["line"], one["column"], one["length"]) for one in answer["mistakes"]]
    assert answer["workout"] is None
    assert places == [("unknown_target", 2, 11, 4), ("no_amount", 3, 1, 4)]
    assert all(one["words"] for one in answer["mistakes"])


def test_an_empty_text_is_no_workout(club: Club) -> None:
    answer = read(club, {"text": ""}).json()

    assert (answer["workout"], len(answer["mistakes"])) == (None, 1)


@pytest.mark.parametrize(
    "body, refused",
    [
        ({}, ("text", "text_or_steps")),
        ({"text": "10m Z1", "steps": {}}, ("text", "text_or_steps")),
        ({"steps": {"main": [{"lap": 1}]}}, ("steps", "duration_or_distance")),
        ({"text": "x" * 100_000}, ("text", "max_length")),
    ],
)
def test_what_cannot_be_meant(club: Club, body: Any, refused: tuple[str, str]) -> None:
    assert errors(read(club, body)) == [refused]


def test_a_zwo_file_is_read(club: Club) -> None:
    data = write_zwo(parse("10m Z1\n20m 100% pace"), title="Track", runner=Runner()).data

    answer = upload(club, data, "track.zwo").json()

    assert (answer["title"], answer["mistakes"]) == ("Track", [])
    assert answer["workout"]["duration_s"] == 1800


def test_a_fit_file_is_read(club: Club) -> None:
    created = datetime(2026, 11, 21, tzinfo=UTC)
    written = write_fit(parse("10m RPE 3\n20m 100% LTHR"), title="Track", runner=Runner(), created=created)

    answer = upload(club, written.data, "track.fit").json()

    assert (answer["title"], answer["workout"]["duration_s"]) == ("Track", 1800)


def test_what_a_file_says_in_other_words_is_told(club: Club) -> None:
    data = write_zwo(parse("10m Z1"), title="Ride", runner=Runner()).data.replace(
        b"</workout>", b"<Unheard Duration='60'/></workout>"
    )

    (warning,) = upload(club, data, "ride.zwo").json()["warnings"]

    assert (warning["code"], warning["steps"]) == ("elements", 1)
    assert warning["words"] == "Parts of a kind that is not known here are left out."


def test_a_text_file_has_its_mistakes(club: Club) -> None:
    answer = upload(club, b"10m Z1\n10 fast", "plan.txt").json()

    assert (answer["workout"], [one["code"] for one in answer["mistakes"]]) == (None, ["no_amount"])


@pytest.mark.parametrize(
    "data, name, refused",
    [(b"", "w.fit", ("file", "empty")), (b"PK\x03\x04", "w.zip", ("file", "unknown_format"))],
)
def test_files_that_are_none(club: Club, data: bytes, name: str, refused: tuple[str, str]) -> None:
    assert errors(upload(club, data, name)) == [refused]


def test_a_file_that_is_too_large(club: Club) -> None:
    assert refusal(upload(club, b"1m Z1\n" * 200_000, "w.txt")) == (413, "too_large")


@pytest.mark.parametrize("wanted", Format)
def test_a_workout_as_a_file(club: Club, wanted: Format) -> None:
    answer = send(
        as_member(club.coach),
        "post",
        f"workouts/export/?format={wanted}",
        {"title": "Kilometres", "text": TEXT},
    )

    assert (answer.status_code, answer["Content-Type"]) == (200, CONTENT_TYPES[wanted])
    assert "kilometres" in answer["Content-Disposition"]


def test_ones_own_session_as_a_file(club: Club) -> None:
    with scope.enter(club.organization.pk):
        session = make_own(club.coach)

    answer = as_member(club.coach).get(f"{V1}/own-sessions/{session.public_id}/export/")

    assert by_fitdecode(answer.content)[0][1]["type"] == "workout"
    assert answer["Workout-Lost"]


def test_a_text_with_mistakes_is_no_file(club: Club) -> None:
    body = {"title": "Kilometres", "text": "10 fast"}

    assert errors(send(as_member(club.coach), "post", "workouts/export/", body)) == [("text", "no_amount")]

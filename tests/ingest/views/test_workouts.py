"""The page that reads a workout file and keeps nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.factories import Club
from tests.ingest.services.test_workouts import fit
from tests.ingest.views.browsing import at

ZWO = (
    b'<workout_file><name>Zwift</name><workout><SteadyState Duration="600" Power="9"/><Swim/></workout>'
    b"</workout_file>"
)


def send(club: Club, client: Client, data: bytes, name: str) -> HttpResponse:
    return client.post(at(club, "library/import/"), {"file": SimpleUploadedFile(name, data)})


@pytest.mark.parametrize("client", ["coach", "runner"])
def test_the_page_says_what_it_is_for(request: pytest.FixtureRequest, club: Club, client: str) -> None:
    page = request.getfixturevalue(client).get(at(club, "library/import/")).content.decode()

    assert "Choose a workout file above. It is read at once, and nothing is saved." in page


def test_a_fit_file_is_shown_as_text_picture_and_steps(club: Club, coach: Client) -> None:
    page = send(club, coach, fit(), "track.fit").content.decode()

    assert "Fast 400mtr @3:35-3:28/km" in page
    assert ("8 times" in page, "<svg" in page, ">Track</h2>" in page) == (True, True, True)


def test_what_changed_is_said(club: Club, coach: Client) -> None:
    page = send(club, coach, ZWO, "a.zwo").content.decode()

    assert "A number beyond what can be run was moved or left out." in page
    assert "Parts of a kind that is not known here are left out." in page


def test_every_error_of_a_text_is_shown(club: Club, coach: Client) -> None:
    answer = send(club, coach, b"10m 220w\n5m Z9", "plan.txt")

    page = answer.content.decode()
    assert (answer.status_code, "Line 1, column 5:" in page, "Line 2, column 4:" in page) == (422, True, True)


@pytest.mark.parametrize(
    "data, words",
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04", "FIT, Zwift (ZWO) and text are read."),
        (b"x" * 1_200_000, "The file is larger than 1.0"),
    ],
)
def test_what_is_no_workout_says_why(club: Club, coach: Client, data: bytes, words: str) -> None:
    answer = send(club, coach, data, "a.zip")

    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_nothing_chosen_says_so(club: Club, coach: Client) -> None:
    answer = coach.post(at(club, "library/import/"))

    assert (answer.status_code, "Choose a file first." in answer.content.decode()) == (422, True)


def test_words_of_a_file_stay_words(club: Club, coach: Client) -> None:
    page = send(club, coach, b'"<script>" 10m Z1', "<b>.txt").content.decode()

    assert ("<script>&" in page, "&lt;script&gt;" in page) == (False, True)

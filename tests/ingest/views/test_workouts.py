"""The page that reads a workout file and keeps nothing."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from analytics.workout import from_json
from analytics.workout.text import write
from ingest.models import Upload
from planning.models import LibrarySession
from tenancy import scope
from tests.factories import Club
from tests.ingest.services.test_importing import imported, zipped
from tests.ingest.services.test_workouts import WORKOUT, fit
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


HIDDEN = re.compile(r'<input type="hidden" name="(do|title|category|visibility|text)" value="([^"]*)">')


def in_editor(page: str) -> dict[str, str]:
    """What the button "Open in the editor" sends."""
    return {name: unescape(value) for name, value in HIDDEN.findall(page)}


def test_a_workout_that_was_read_becomes_a_session_of_ones_own(club: Club, coach: Client) -> None:
    sent = in_editor(send(club, coach, fit(), "track.fit").content.decode())
    editor = coach.post(at(club, "library/new/"), sent)
    form = editor.context["form"]
    assert (editor.status_code, form["title"].value(), form["text"].value()) == (200, "Track", sent["text"])
    with scope.enter(club.organization.pk):
        assert not LibrarySession.objects.exists()

    coach.post(at(club, "library/new/"), {**sent, "category": "vo2", "do": "save"})

    with scope.enter(club.organization.pk):
        kept = LibrarySession.objects.get()
    assert (kept.title, kept.category, from_json(kept.steps)) == ("Track", "vo2", WORKOUT)


def test_an_athlete_reads_and_has_no_editor(club: Club, runner: Client) -> None:
    assert in_editor(send(club, runner, fit(), "track.fit").content.decode()) == {}


def test_workouts_of_an_import_open_in_the_editor(club: Club, coach: Client) -> None:
    with scope.enter(club.organization.pk):
        run = imported(club, {"export.zip": zipped({"plan/track.fit": fit(), "steady.zwo": ZWO})})

    page = coach.get(at(club, f"imports/{run.public_id}/")).content.decode()

    assert 'Open in the editor<span class="vh">: Track</span>' in page
    assert page.count("Open in the editor") == 2


def test_a_workout_that_was_uploaded_opens_in_the_editor(club: Club, coach: Client) -> None:
    with scope.enter(club.organization.pk):
        imported(club, {"track.fit": fit()})
        upload = Upload.objects.get()

    page = coach.get(at(club, f"uploads/{upload.public_id}/")).content.decode()

    assert in_editor(page)["text"].startswith(write(WORKOUT)[:10])

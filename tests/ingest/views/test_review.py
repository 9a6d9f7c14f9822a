"""Rows read with doubt, as their page shows and takes them."""

import html
from uuid import uuid4

import pytest
from django.test import Client

from athletes.models import Activity
from tenancy import scope
from tests.factories import Club
from tests.ingest.services.deciding_of import activity_of, told
from tests.ingest.views.browsing import at

ROW = "log|row:1"


@pytest.fixture
def activity(club: Club) -> Activity:
    row = {"distance_m": 9000.0, "avg_hr_bpm": 150.0, "original": "9k hr 150?", "doubts": {"avg_hr_bpm": 0.5}}
    with scope.enter(club.organization.pk):
        return activity_of(club, told("log", "row:1", **row))


def send(client: Client, club: Club, activity: Activity, **sent: str) -> str:
    url = at(club, f"activities/{activity.public_id}/review/")
    return client.post(url, {"source": ROW, **sent}, follow=True).content.decode()


def heart_rate(club: Club) -> float | None:
    with scope.enter(club.organization.pk):
        return Activity.objects.get().avg_hr_bpm


def test_review_shows_the_original_beside_what_was_read(club: Club, coach: Client, activity: Activity):
    page = coach.get(at(club, f"athletes/{club.athlete.public_id}/review/")).content.decode()

    assert all(words in page for words in ("9k hr 150?", "150 bpm", "50 % sure", 'data-key="a"'))


def test_a_row_is_accepted(club: Club, runner: Client, activity: Activity):
    page = send(runner, club, activity, verb="accept")

    assert ("Accepted." in page, "Nothing in doubt" in page, heart_rate(club)) == (True, True, 150.0)


def test_a_row_is_corrected_in_place(club: Club, coach: Client, activity: Activity):
    send(coach, club, activity, verb="accept", **{"value:avg_hr_bpm": "145", "was:avg_hr_bpm": "150"})

    assert heart_rate(club) == 145.0


def test_a_correction_that_cannot_be_says_why(club: Club, coach: Client, activity: Activity):
    page = send(coach, club, activity, verb="accept", **{"value:avg_hr_bpm": "9", "was:avg_hr_bpm": "150"})

    assert "mean heart rate: Ensure this value is greater than or equal to 30." in page


def test_a_row_is_left_out_and_taken_back(club: Club, coach: Client, activity: Activity):
    page = send(coach, club, activity, verb="reject")
    left_out = heart_rate(club)

    coach.post(html.unescape(page.split("data-toast")[1].split('action="')[1].split('"')[0]))

    assert (left_out, heart_rate(club)) == (None, 150.0)


def test_a_row_that_is_gone_says_so(club: Club, coach: Client, activity: Activity):
    page = send(coach, club, activity, verb="accept", source="log|row:9")

    assert "This has been changed since." in page


def test_a_row_of_a_stranger_is_not_found(club: Club, runner: Client, activity: Activity):
    with scope.enter(club.organization.pk):
        Activity.objects.update(athlete=club.stranger)

    for public_id in (activity.public_id, uuid4()):
        assert runner.post(at(club, f"activities/{public_id}/review/"), {"source": ROW}).status_code == 404

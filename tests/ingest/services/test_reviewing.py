"""Rows read with doubt: accepted, corrected, left out, and as they were before."""

from datetime import timedelta

import pytest

from athletes.models import Activity, ActivitySource
from athletes.services import Changed
from ingest import services
from ingest.selectors import doubted
from tests.factories import NOW, Club
from tests.ingest.services.deciding_of import activity_of, told

LATER = NOW + timedelta(hours=1)
ROW = "log|row:1"


@pytest.fixture
def activity(inside: Club) -> Activity:
    """A row of a log with a heart rate that is half guessed, and a distance that stands in a column."""
    doubts = {"avg_hr_bpm": 0.5, "rpe": 0.95}
    row = {
        "distance_m": 9000.0,
        "avg_hr_bpm": 150.0,
        "rpe": 6.0,
        "original": "9k 150 RPE 6",
        "doubts": doubts,
    }
    return activity_of(inside, told("log", "row:1", **row))


def left() -> int:
    return doubted(activities=Activity.objects.all(), units="metric")[1]


def test_doubted_shows_the_original_beside_what_was_read(activity: Activity):
    (row,), number = doubted(activities=Activity.objects.all(), units="metric")

    assert (row.original, row.name, number) == ("9k 150 RPE 6", ROW, 1)
    assert [(one.field, one.value, one.percent) for one in row.values] == [
        ("avg_hr_bpm", "150 bpm", 50),
        ("rpe", "6", 95),
    ]


def test_accepting_leaves_no_doubt(activity: Activity):
    source = services.accept_doubted(activity=activity, source=ROW, now=LATER)

    assert "doubts" not in source.told
    assert (source.told["avg_hr_bpm"], left()) == (150.0, 0)


def test_accepting_with_corrections_writes_them(activity: Activity):
    services.accept_doubted(activity=activity, source=ROW, now=LATER, corrections={"avg_hr_bpm": 145.0})

    activity.refresh_from_db()
    assert activity.avg_hr_bpm == 145.0


def test_rejecting_leaves_out_what_was_doubted(activity: Activity):
    services.reject_doubted(activity=activity, source=ROW, now=LATER)

    activity.refresh_from_db()
    assert (activity.avg_hr_bpm, activity.distance_m, left()) == (None, 9000.0, 0)


def test_a_review_is_taken_back(activity: Activity):
    before = ActivitySource.objects.get().told
    services.reject_doubted(activity=activity, source=ROW, now=LATER)

    services.undo_review(activity=activity, source=ROW, now=LATER)

    assert ActivitySource.objects.get().told == before


def test_reviewing_a_row_twice_changes_nothing(activity: Activity):
    first = services.accept_doubted(activity=activity, source=ROW, now=LATER)

    assert services.reject_doubted(activity=activity, source=ROW, now=LATER).told == first.told


def test_reviewing_a_row_that_is_gone_is_refused(activity: Activity):
    with pytest.raises(Changed):
        services.accept_doubted(activity=activity, source="log|row:2", now=LATER)

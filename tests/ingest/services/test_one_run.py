"""One run as FIT, TCX, GPX, a Strava row and a row of a log: one activity, each field from whom it should."""

from datetime import date
from typing import Any

import pytest

from athletes.models import Activity, ActivitySource
from demo.fitfile import encode_run
from demo.simulation import Runner, SimulatedRun, simulate
from ingest.models import Conflict
from tests.factories import Club
from tests.ingest.files import EASY_RUN, SEOUL, STARTED_AT
from tests.ingest.services.test_importing import imported
from tests.ingest.writers import gpx, strava_csv, strava_time, tcx, xlsx

RUN = simulate(EASY_RUN, runner=Runner(), started_at=STARTED_AT, seed=3, course=SEOUL, lap_every_m=1000.0)
METRES = float(RUN.distance_m[-1])
MILE_M = 1609.344


def files(run: SimulatedRun = RUN) -> dict[str, bytes]:
    """As five programs wrote it. Each is a little off, as they are."""
    listed: dict[str, Any] = {
        "Activity ID": "9230001",
        "Activity Date": strava_time(run.started_at),
        "Activity Name": "Morning by the river",
        "Activity Type": "Run",
        "Activity Description": "Wind from the north",
        "Relative Effort": 47,
        "Activity Gear": "Novablast 4",
        "Elapsed Time 2": 2712,
        "Moving Time": 2690,
        "Distance 2": round(METRES + 15, 1),
        "Average Heart Rate": 141,
        "Elevation Gain": 70,
    }
    logged = {
        "Date": date(2026, 11, 21),
        "Miles": round(METRES / MILE_M, 2),
        "Time": "45:05",
        "Type": "easy",
        "Intensity": 3,
        "Shoe": "Blue Asics",
        "Notes": "Legs fresh after the rest day",
    }
    return {
        "run.fit": encode_run(run, every_s=5),
        "run.tcx": tcx(run),
        "run.gpx": gpx(run),
        "activities.csv": strava_csv(listed),
        "log.xlsx": xlsx(logged),
    }


WINS = {
    "started_at": "fit",
    "sport": "fit",
    "name": "strava",
    "distance_m": "log",
    "timer_s": "fit",
    "elapsed_s": "fit",
    "moving_s": "fit",
    "avg_hr_bpm": "fit",
    "max_hr_bpm": "fit",
    "avg_cadence_spm": "fit",
    "max_cadence_spm": "fit",
    "ascent_m": "fit",
    "descent_m": "fit",
    "max_speed_m_s": "fit",
    "calories": "fit",
    "workout_type": "log",
    "shoe": "strava",
    "intensity": "log",
    "streams": "fit",
    "laps": "fit",
}


def winners(activity: Activity) -> dict[str, str]:
    """Field → whose value counts."""
    return {of: one["kind"] for of, said in activity.provenance.items() for one in said if one["chosen"]}


def one_after_the_other(club: Club, names: list[str]) -> Activity:
    given = files()
    for name in names:
        imported(club, {name: given[name]})
    return Activity.objects.get()


def test_five_files_are_one_activity_and_each_field_is_from_whom_it_should(inside: Club):
    imported(inside, files())

    activity = Activity.objects.get()
    kinds = ActivitySource.objects.order_by("kind").values_list("kind", flat=True)
    assert list(kinds) == ["fit", "gpx", "log", "strava", "tcx"]
    assert winners(activity) == WINS
    assert not Conflict.objects.exists()


def test_what_counts_is_what_the_winners_say(inside: Club):
    imported(inside, files())

    activity = Activity.objects.get()
    assert (activity.name, activity.started_at, activity.duration_s) == (
        "Morning by the river",
        STARTED_AT,
        2700,
    )
    assert activity.distance_m == pytest.approx(round(METRES / MILE_M, 2) * MILE_M)
    assert (activity.workout_type, activity.intensity) == ("easy", 3)
    assert activity.shoe is not None
    assert activity.shoe.name == "Novablast 4"
    assert activity.laps.count() == len(RUN.laps)


def test_notes_of_all_are_kept_each_with_its_source_and_scores_beside_ours(inside: Club):
    imported(inside, files())

    activity = Activity.objects.get()
    assert activity.notes == [
        {"kind": "strava", "text": "Wind from the north"},
        {"kind": "log", "text": "Legs fresh after the rest day"},
    ]
    assert activity.scores == [{"kind": "strava", "score": "relative_effort", "value": 47.0}]
    assert activity.load_method == "rtss"


@pytest.mark.parametrize(
    "names",
    [
        ["run.fit", "run.tcx", "run.gpx", "activities.csv", "log.xlsx"],
        ["log.xlsx", "activities.csv", "run.gpx", "run.tcx", "run.fit"],
        ["run.gpx", "log.xlsx", "run.fit", "activities.csv", "run.tcx"],
    ],
    ids=["recordings first", "tables first", "mixed"],
)
def test_the_order_in_which_they_come_does_not_matter(inside: Club, names: list[str]):
    activity = one_after_the_other(inside, names)

    assert winners(activity) == WINS
    assert (activity.laps.count(), activity.streams.get().length) == (len(RUN.laps), 2701)


def test_a_log_that_tells_the_hour_is_on_the_athletes_own_clock(inside: Club):
    inside.athlete.timezone = "Asia/Seoul"
    inside.athlete.save()
    logged = {"Date": date(2026, 11, 21), "Start time": "14:30", "Distance (km)": 10.0, "Time": "50:00"}

    imported(inside, {"log.xlsx": xlsx(logged)})

    assert Activity.objects.get().started_at == STARTED_AT

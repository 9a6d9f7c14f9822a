"""Each table that an import fills: from the file to its rows, and from the rows to what pages are shown."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from analytics.wellness import Measure
from athletes.models import Activity, HeartRateDay, Interval, Lap, Shoe, WellnessDay
from athletes.selectors import pulses_on, streams_of, wellness_table, worn_shoes
from athletes.wording_measures import WORDS
from demo.simulation import Segment
from ingest.models import Outcome, Upload
from ingest.selectors.activity_page import RunPage, run_page
from tests.factories import Club
from tests.ingest.files import fit_file
from tests.ingest.parsers import rawfit
from tests.ingest.parsers.garmin.samples import ACTIVITY, DAY, DAY_MS, PATHS, document, listing
from tests.ingest.parsers.garmin.test_days import BATTERY, NIGHT, STRESS
from tests.ingest.parsers.garmin.test_gear import gear
from tests.ingest.parsers.samples import START, activity, records, session
from tests.ingest.parsers.sources import NIGHT as FIT_NIGHT
from tests.ingest.parsers.sources import SCALE, WELLNESS
from tests.ingest.services.test_importing import imported
from tests.ingest.services.test_one_run import files as five_files
from tests.ingest.writers import strava_csv

ISO = DAY.isoformat()
REPS = (Segment(600, 2.8), *[Segment(90, 4.5), Segment(90, 2.4)] * 6, Segment(300, 2.6))
RUNALYZE = (
    b"time,sportid,s,distance,pulseavg,timezoneoffset,trimp,vdot,title,notes\n"
    b"1772346600,1,3000,10.0,150,540,88,48.13,River,Headwind\n"
)
SCALE_ROW = {"weight": 68_400.0, "bodyFat": 14.2}
HEALTH = {"calendarDate": ISO, "metrics": [{"type": "HRV", "value": 52.0}]}
# Of each category of Garmin's export: a row, and what must come out of the database again.
CATEGORIES: dict[str, tuple[dict[str, Any], dict[Measure, float]]] = {
    "daily": (
        {"calendarDate": ISO, "restingHeartRate": 47, "totalSteps": 12_345, "allDayStress": STRESS}
        | {"bodyBattery": BATTERY},
        {
            Measure.RESTING_HR_BPM: 47,
            Measure.STEPS: 12_345,
            Measure.STRESS_AVG: 31,
            Measure.BODY_BATTERY_HIGH: 92,
            Measure.BODY_BATTERY_LOW: 18,
        },
    ),
    "sleep": (
        NIGHT,
        {
            Measure.SLEEP_S: 25_800,
            Measure.SLEEP_DEEP_S: 5400,
            Measure.SLEEP_LIGHT_S: 14_400,
            Measure.SLEEP_REM_S: 6000,
            Measure.SLEEP_AWAKE_S: 900,
            Measure.SLEEP_UNKNOWN_S: 0,
            Measure.SLEEP_SCORE: 84,
            Measure.RESPIRATION_BR_MIN: 13.5,
            Measure.SPO2_AVG_PCT: 95.5,
        },
    ),
    "health": (HEALTH, {Measure.HRV_RMSSD_MS: 52}),
    "body": (
        {"metaData": {"calendarDate": f"{ISO}T07:06:06.1"}, "weight": SCALE_ROW},
        {Measure.WEIGHT_KG: 68.4, Measure.BODY_FAT_PCT: 14.2},
    ),
    "readiness": (
        {"calendarDate": ISO, "timestamp": f"{ISO}T06:54:37.0", "score": 81, "recoveryTime": 90}
        | {"inputContext": "AFTER_WAKEUP_RESET"},
        {Measure.READINESS_SCORE: 81, Measure.RECOVERY_TIME_S: 5400},
    ),
    "predictions": (
        {"calendarDate": ISO, "raceTime5K": 1256, "raceTime10K": 2626, "raceTimeHalf": 5856}
        | {"raceTimeMarathon": 12_442},
        {
            Measure.RACE_5K_S: 1256,
            Measure.RACE_10K_S: 2626,
            Measure.RACE_HALF_S: 5856,
            Measure.RACE_MARATHON_S: 12_442,
        },
    ),
    "endurance": ({"calendarDate": DAY_MS, "overallScore": 6190}, {Measure.ENDURANCE_SCORE: 6190}),
    "hill": (
        {"calendarDate": DAY_MS, "overallScore": 56, "strengthScore": 27, "enduranceScore": 25},
        {Measure.HILL_SCORE: 56, Measure.HILL_STRENGTH: 27, Measure.HILL_ENDURANCE: 25},
    ),
    "load": (
        {"calendarDate": DAY_MS, "dailyTrainingLoadAcute": 325, "dailyTrainingLoadChronic": 301},
        {Measure.ACUTE_LOAD: 325, Measure.CHRONIC_LOAD: 301},
    ),
    "vo2max": ({"calendarDate": ISO, "sport": "RUNNING", "vo2MaxValue": 52.0}, {Measure.VO2MAX: 52}),
    "activity_vo2max": (
        {"calendarDate": ISO, "sport": "RUNNING", "vo2MaxValue": 52.0},
        {Measure.VO2MAX: 52},
    ),
}


def page_of(club: Club, name: str, data: bytes) -> RunPage:
    """The page of the one activity that the file tells of."""
    imported(club, {name: data})
    return run_page(activity=Activity.objects.select_related("athlete", "shoe").get(), units="metric")


@pytest.mark.parametrize("category", CATEGORIES)
def test_garmins_days_come_back_as_they_were_measured(inside: Club, category: str):
    row, values = CATEGORIES[category]

    imported(inside, {PATHS[category]: document([row])})

    (found,) = wellness_table(athlete=inside.athlete, first=DAY, last=DAY)
    assert (found.source, found.values) == ("garmin", pytest.approx(values))


def test_garmins_words_of_a_day_come_back(inside: Club):
    row = {"calendarDate": ISO, "sport": "RUNNING", "trainingStatus": "UNPRODUCTIVE"}

    imported(inside, {PATHS["status"]: document([row])})

    (found,) = wellness_table(athlete=inside.athlete, first=DAY, last=DAY)
    assert found.words == {"training_status": "unproductive"}
    assert set(found.words) <= set(WORDS)


def test_all_categories_of_a_day_are_one_row(inside: Club):
    given = {PATHS[category]: document([row]) for category, (row, _values) in CATEGORIES.items()}

    imported(inside, given)

    (found,) = wellness_table(athlete=inside.athlete, first=DAY, last=DAY)
    assert WellnessDay.objects.count() == 1
    assert found.values == pytest.approx(
        {name: value for _row, values in CATEGORIES.values() for name, value in values.items()}
    )
    assert sum(found.shares.values()) == pytest.approx(1.0)


def test_a_night_of_a_fit_file_comes_back(inside: Club):
    imported(inside, {"night.fit": FIT_NIGHT, "scale.fit": SCALE})

    rows = wellness_table(athlete=inside.athlete, first=date(2026, 3, 1), last=date(2026, 3, 1))
    values = rows[0].values
    assert (values[Measure.HRV_RMSSD_MS], values[Measure.SLEEP_S], values[Measure.WEIGHT_KG]) == (
        61.5,
        5400,
        62.5,
    )


def test_the_heart_rate_of_a_day_comes_back_minute_by_minute(inside: Club):
    imported(inside, {"monitoring.fit": WELLNESS})

    day = HeartRateDay.objects.get().day
    (minutes,) = pulses_on(athlete=inside.athlete, day=day).values()
    assert (day, len(minutes)) == (date(2026, 3, 1), 1440)
    assert minutes[930:940].tolist() == [60.0 + minute for minute in range(10)]


def test_an_activity_and_its_laps_come_back(inside: Club):
    page = page_of(inside, "run.fit", fit_file())

    run = page.run.activity
    assert (run.duration_s, run.day, run.load_method) == (2700.0, date(2026, 11, 21), "rtss")
    assert [row.lap.number for row in page.run.laps] == list(range(1, Lap.objects.count() + 1))
    assert sum(row.lap.duration_s for row in page.run.laps) == 2700.0


def test_reps_come_back_with_the_pace_of_the_distance_that_counts(inside: Club):
    page = page_of(inside, "reps.fit", fit_file(REPS, lap_every_m=None, workout_name="6x400m"))

    reps = [row for row in page.intervals if row.rep]
    assert [row.rep for row in reps] == [1, 2, 3, 4, 5, 6]
    assert {(row.interval.prescribed_m, row.interval.distance_m) for row in reps} == {(400.0, 400.0)}
    assert [row.speed_m_s for row in reps] == [400.0 / row.interval.duration_s for row in reps]
    assert all(row.interval.recorded_m != 400.0 for row in reps)
    assert Interval.objects.count() == 14


def test_running_dynamics_come_back_as_means(inside: Club):
    told = {
        "vertical_oscillation": 85.0,
        "stance_time": 240.0,
        "step_length": 1100.0,
        "power": [200, 220] * 30,
    }
    points = records(range(60), distance=[3.0 * second for second in range(60)], **told)

    page = page_of(
        inside, "dynamics.fit", activity(*points, session(total_timer_time=59.0, total_distance=177.0))
    )

    means = {row.name: row.value for row in page.means}
    assert means == {
        "power": "210 W",
        "step length": "1,100 mm",
        "ground contact": "240 ms",
        "vertical oscillation": "85 mm",
    }


def test_what_an_app_on_the_watch_wrote_comes_back(inside: Club):
    time, metres = (253, 4, rawfit.UINT32), (5, 4, rawfit.UINT32)
    data = rawfit.file(
        rawfit.app(0),
        rawfit.described(0, 1, rawfit.UINT16, "Leg Spring Stiffness"),
        rawfit.definition(rawfit.RECORD, time, metres, apps=[(1, 2, 0)]),
        *(rawfit.data("<IIH", START + second, 300 * second, 9 + second % 2) for second in range(60)),
    )

    page = page_of(inside, "app.fit", data)

    assert ("Leg Spring Stiffness", "9.5") in [(row.name, row.value) for row in page.means]


def test_streams_come_back_second_by_second(inside: Club):
    page = page_of(inside, "run.fit", fit_file())

    found = streams_of(activity=page.run.activity, names=("time_s", "heart_rate_bpm", "lat_deg", "power_w"))
    assert {name: len(stream) for name, stream in found.items()} == dict.fromkeys(
        ("time_s", "heart_rate_bpm", "lat_deg"), 2701
    )


def test_scores_and_notes_of_runalyze_come_back_beside_ours(inside: Club):
    page = page_of(inside, "runalyze.csv", RUNALYZE)

    assert [(row.source, row.name, row.value) for row in page.scores] == [
        ("Runalyze", "TRIMP", "88"),
        ("Runalyze", "VDOT", "48.1"),
    ]
    assert [(note.source, note.text) for note in page.notes] == [("Runalyze", "Headwind")]
    assert page.run.activity.load_method == "rtss"


def test_what_each_source_says_comes_back_in_words(inside: Club):
    imported(inside, five_files())

    page = run_page(activity=Activity.objects.select_related("athlete", "shoe").get(), units="metric")

    rows = {row.label: row for row in page.fields}
    shoe, distance = rows["shoe"].chosen, rows["distance"]
    assert shoe is not None
    assert (shoe.source, shoe.value, shoe.reason) == (
        "Strava",
        "Novablast 4",
        "First in the order of sources for this field.",
    )
    assert {said.source for said in distance.others} == {"FIT file", "TCX file", "GPX file", "Strava"}
    assert sorted(source.filename for source in page.sources) == sorted(five_files())
    assert all(source.upload for source in page.sources)


def test_shoes_of_strava_come_back_with_their_distance(inside: Club):
    row = {"Activity ID": "923", "Activity Date": "Nov 20, 2026, 5:30:00 AM", "Activity Type": "Run"}
    row |= {"Activity Gear": "Novablast 4", "Elapsed Time 2": "3000", "Distance 2": "10000"}

    imported(inside, {"activities.csv": strava_csv(row)})

    (worn,) = worn_shoes(athlete=inside.athlete)
    assert (worn.shoe.name, worn.distance_m, worn.runs) == ("Novablast 4", 10_000.0, 1)


@pytest.mark.parametrize("order", [("gear", "activities"), ("activities", "gear")])
def test_garmins_shoes_find_their_activities_in_either_order(inside: Club, order: tuple[str, str]):
    data = {"gear": gear(), "activities": listing([{**ACTIVITY, "activityId": 11}])}

    for kind in order:
        imported(inside, {PATHS[kind]: data[kind]})

    assert [shoe.name for shoe in Shoe.objects.all()] == ["Red ones"]
    (worn,) = worn_shoes(athlete=inside.athlete)
    assert (worn.runs, worn.distance_m) == (1, 10_000.0)
    assert Upload.objects.get(filename=PATHS["gear"]).outcome == Outcome.MERGED


def test_a_listing_of_garmin_comes_back(inside: Club):
    page = page_of(inside, PATHS["activities"], listing([ACTIVITY]))

    run = page.run.activity
    assert (run.name, run.distance_m, run.duration_s) == ("Seoul Running", 10_000.0, 3000.0)
    assert run.started_at == datetime(2026, 3, 1, 21, 30, tzinfo=UTC)
    assert [note.text for note in page.notes] == ["Along the river"]

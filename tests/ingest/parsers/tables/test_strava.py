"""Strava's activities.csv: names that repeat, headers in any language, times in UTC."""

import csv
import io
from datetime import UTC, date, datetime

import pytest

from ingest.parsers import Origin, Score, tables

_NAMES = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
    "Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,"
    "Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,"
    "Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,Average Grade,"
    "Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,Max Heart Rate,"
    "Average Heart Rate,Max Watts,Average Watts,Calories,Max Temperature,Average Temperature,"
    "Relative Effort,Total Work,Number of Runs,Uphill Time,Downhill Time,Other Time,"
    "Perceived Exertion"
)
HEADER = _NAMES.split(",")
VALUES = {
    0: "9000000001", 1: "Oct 5, 2014, 4:15:21 PM", 2: 'Race, "the big one"\nfinally', 3: "Run", 4: "windy",
    5: "3010", 6: "6.21", 8: "88", 10: "sore calf", 11: "Ghost 15", 12: "activities/9000000001.fit.gz",
    15: "3010.0", 16: "2990.0", 17: "9994.5", 18: "5.1", 19: "3.34", 20: "52.5", 28: "95", 29: "88",
    30: "181", 31: "160.4", 34: "700", 43: "8",
}  # fmt: skip


def _file(header: list[str], *rows: dict[int, str]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([[row.get(place, "") for place in range(len(header))] for row in rows])
    return text.getvalue().encode()


def test_read_takes_metres_and_seconds_of_two_columns():
    (entry,) = tables.read(_file(HEADER, VALUES), "activities.csv").entries

    assert (entry.summary.distance_m, entry.summary.elapsed_s, entry.summary.moving_s) == (9994.5, 3010, 2990)
    assert (entry.summary.avg_hr_bpm, entry.summary.max_hr_bpm) == (160.4, 181)
    assert (entry.summary.avg_cadence_spm, entry.summary.max_cadence_spm) == (176, 190)
    assert entry.summary.ascent_m == 52.5


def test_read_takes_words_and_files():
    (entry,) = tables.read(_file(HEADER, VALUES), "activities.csv").entries

    assert (entry.origin, entry.external_id, entry.sport) == (Origin.STRAVA, "9000000001", "running")
    assert entry.started_at == datetime(2014, 10, 5, 16, 15, 21, tzinfo=UTC)
    assert entry.day == date(2014, 10, 5)
    assert entry.name == 'Race, "the big one"\nfinally'
    assert (entry.notes, entry.shoe, entry.rpe) == ("windy\nsore calf", "Ghost 15", 8)
    assert (entry.filename, entry.scores) == (VALUES[12], {Score.RELATIVE_EFFORT: 88})


@pytest.mark.parametrize(
    "when, kind, sport",
    [
        ("05.10.2014, 16:15:21", "Lauf", "running"),
        ("5 oct 2014, 16:15:21", "Carrera", "running"),
        ("5 oct. 2014, 16:15:21", "Vélo", "cycling"),
        ("5. okt. 2014 16.15.21".replace("16.15.21", "16:15:21"), "Løb", "running"),
        ("2014. 10. 5. 오후 4:15:21", "달리기", "running"),
    ],
)
def test_read_finds_columns_by_position_in_any_language(when: str, kind: str, sport: str):
    header = [f"欄{HEADER.index(name)}" for name in HEADER]

    (entry,) = tables.read(_file(header, VALUES | {1: when, 3: kind}), "aktivitaeten.csv").entries

    assert entry.started_at == datetime(2014, 10, 5, 16, 15, 21, tzinfo=UTC)
    assert (entry.sport, entry.summary.distance_m) == (sport, 9994.5)


def test_read_finds_columns_that_moved_by_their_names():
    header = [*HEADER, "Competition", "Timer Time"]
    moved = [name if name != "Athlete Weight" else "New Thing" for name in header]

    (entry,) = tables.read(_file(moved, VALUES | {44: "1.0", 45: "2980.0"}), "activities.csv").entries

    assert (entry.workout_type, entry.summary.timer_s) == ("race", 2980)


def test_read_of_a_header_with_markup_is_the_same():
    header = [*HEADER[:-1], '<span class="translation_missing" title="x">Perceived Exertion</span>']

    assert tables.read(_file(header, VALUES), "activities.csv").entries[0].rpe == 8


def test_read_counts_rows_without_a_date():
    contents = tables.read(_file(HEADER, VALUES, VALUES | {1: "soon"}), "activities.csv")

    assert len(contents.entries) == 1
    assert contents.warnings[0].params == {"rows": 1, "first": 3}

"""Tables of one's own: columns guessed, or named by a person."""

from datetime import date, datetime

import pytest

from ingest.parsers import Origin, Refusal, Score, Unreadable, tables
from ingest.parsers.tables import Field
from tests.ingest.parsers.mutations import mutated

ENGLISH = b"""Date,Miles,Time,Avg HR,Type,Shoe,RPE,Intensity,Notes
1/2/2026,5,40:00,150,easy,Ghost 15,3,40,
1/14/2026,8.2,1:04:00,,tempo,,7,75,felt good
"""


def test_read_guesses_english_columns():
    first, second = tables.read(ENGLISH, "log.csv").entries

    assert (first.origin, first.day, first.place) == (Origin.TABLE, date(2026, 1, 2), "2")
    assert (first.summary.distance_m, first.summary.timer_s) == (pytest.approx(8046.72), 2400)
    assert (first.summary.avg_hr_bpm, first.shoe, first.workout_type) == (150, "Ghost 15", "easy")
    assert (first.rpe, first.scores, first.doubts) == (3, {Score.INTENSITY: 40}, {})
    assert (second.day, second.summary.timer_s, second.notes) == (date(2026, 1, 14), 3840, "felt good")


def test_read_guesses_korean_columns():
    text = "날짜,거리(km),시간(분),평균 심박수,신발,메모\n2026. 1. 4.,10.5,52,151,페가수스,좋았다\n"

    (entry,) = tables.read(text.encode("euc_kr"), "일지.csv").entries

    assert (entry.day, entry.summary.distance_m, entry.summary.timer_s) == (date(2026, 1, 4), 10_500, 3120)
    assert (entry.shoe, entry.notes) == ("페가수스", "좋았다")


@pytest.mark.parametrize(
    "header, distance, duration, metres, seconds",
    [
        ("Distance (km),Duration (min)", "10", "50", 10_000, 3000),
        ("Distance [mi],Duration (h)", "10", "1.5", 16_093.44, 5400),
        ("Distance (m),Duration (s)", "5000", "1500", 5000, 1500),
        ("Distance,Duration", "10 km", "50 min", 10_000, 3000),
        ("Distance (km),Duration", "10", "1:10", 10_000, 4200),
        ("Distance (km),Duration", "10", "52:10:00", 10_000, 3130),
    ],
)
def test_read_knows_units(header: str, distance: str, duration: str, metres: float, seconds: float):
    text = f"Date,{header}\n2026-01-04,{distance},{duration}\n"

    (entry,) = tables.read(text.encode(), "log.csv").entries

    assert entry.summary.distance_m == pytest.approx(metres)
    assert entry.summary.timer_s == pytest.approx(seconds)


def test_read_doubts_a_distance_whose_unit_nobody_says():
    (entry,) = tables.read(b"Date,Distance\n2026-01-04,10\n", "log.csv").entries

    assert (entry.summary.distance_m, entry.doubts) == (10_000, {"distance_m": 0.5})


def test_read_keeps_the_time_of_day():
    (entry,) = tables.read(b"Date,Start time,km\n2026-01-04,6:30 AM,10\n", "log.csv").entries

    assert entry.started_at == datetime(2026, 1, 4, 6, 30)  # noqa: DTZ001


def test_read_passes_over_rest_and_totals_and_counts_the_rest():
    text = b"Date,km,Notes\n2026-01-04,10,\n2026-01-05,,rest\nTotal,10,\nsoon,12,fast\n"

    contents = tables.read(text, "log.csv")

    assert len(contents.entries) == 1
    assert contents.warnings[0].params == {"rows": 1, "first": 5}


def test_read_asks_which_column_is_which():
    with pytest.raises(Unreadable) as refused:
        tables.read(b"wann,wie weit,wie lange\nA,B,C\n", "log.csv")

    assert refused.value.code == Refusal.COLUMNS_UNKNOWN
    assert refused.value.params == {"columns": "wann, wie weit, wie lange"}


def test_generic_reads_the_columns_that_a_person_named():
    mapping = {Field.DATE: "wann", Field.DISTANCE: "wie weit", Field.NOTES: "nie da"}

    (entry,) = tables.generic(b"wann;wie weit\n4.1.2026;10,5 km\n", mapping).entries

    assert (entry.day, entry.summary.distance_m) == (date(2026, 1, 4), 10_500)


def test_read_with_a_mapping_does_not_guess():
    with pytest.raises(Unreadable) as refused:
        tables.read(ENGLISH, "log.csv", {"date": "Date"})

    assert refused.value.code == Refusal.COLUMNS_UNKNOWN


def test_guess_does_not_take_a_time_of_day_for_a_duration():
    rows = [["2026-01-04", "morning", "10"], ["2026-01-05", "evening", "12"]]

    assert tables.guess(["Date", "Time", "km"], rows) == {Field.DATE: "Date", Field.DISTANCE: "km"}


def test_guess_finds_dates_by_their_look():
    rows = [["Mon", "2026-01-05", "10"], ["Tue", "2026-01-06", "12"]]

    assert tables.guess(["Day", "When", "Run"], rows) == {Field.DATE: "When", Field.DISTANCE: "Run"}


def test_read_takes_from_notes_what_has_no_column():
    text = b"Date,Miles,Notes\n2026-01-04,8,7:45; 152; 178; felt good\n"

    (entry,) = tables.read(text, "log.csv").entries

    assert entry.summary.timer_s == pytest.approx(8 * 465)
    assert entry.summary.avg_hr_bpm == 152
    assert 0 < entry.doubts["avg_hr_bpm"] < 1
    assert entry.original == entry.notes == "7:45; 152; 178; felt good"


def test_read_refuses_nothing_at_all():
    with pytest.raises(Unreadable) as refused:
        tables.read(b"", "log.csv")

    assert refused.value.code == Refusal.EMPTY


def test_read_reads_or_refuses_whatever_damage_makes():
    kinds = set()
    for changed in mutated(ENGLISH, seed=5, count=200):
        try:
            kinds.add(type(tables.read(changed, "log.csv")).__name__)
        except Unreadable as refusal:
            kinds.add(type(refusal).__name__)

    assert kinds == {"Contents", "Unreadable"}

"""Nights: several sources, overlaps, the day of waking."""

from datetime import date

import pytest

from analytics.wellness import Measure
from ingest.parsers import Unreadable
from ingest.parsers.apple import sleep
from tests.ingest.parsers.apple.samples import DAY, slept, values

HOUR = 3600


def test_a_night_of_stages_belongs_to_the_day_of_waking():
    night = [
        slept("InBed", "01 22:30", "02 07:00", "Phone"),
        slept("AsleepCore", "01 23:00", "02 02:00"),
        slept("AsleepDeep", "02 02:00", "02 03:30"),
        slept("Awake", "02 03:30", "02 04:00"),
        slept("AsleepREM", "02 04:00", "02 05:00"),
        slept("AsleepCore", "02 05:00", "02 06:30"),
    ]

    assert values(*night) == {
        DAY: {
            Measure.SLEEP_S: 7 * HOUR,
            Measure.SLEEP_LIGHT_S: 4.5 * HOUR,
            Measure.SLEEP_DEEP_S: 1.5 * HOUR,
            Measure.SLEEP_REM_S: HOUR,
            Measure.SLEEP_AWAKE_S: 0.5 * HOUR,
        }
    }


def test_time_in_bed_alone_is_no_sleep():
    assert values(slept("InBed", "01 22:30", "02 07:00")) == {}


def test_a_night_awake_is_no_sleep():
    assert values(slept("Awake", "01 22:30", "02 07:00")) == {}


@pytest.mark.parametrize("value", ["Asleep", "AsleepUnspecified"])
def test_sleep_without_stages_is_of_unknown_stage(value: str):
    assert values(slept(value, "01 23:00", "02 06:00")) == {
        DAY: {Measure.SLEEP_S: 7 * HOUR, Measure.SLEEP_UNKNOWN_S: 7 * HOUR}
    }


def test_sources_are_never_added_up_and_the_one_with_stages_wins():
    found = values(
        slept("AsleepUnspecified", "01 22:00", "02 08:00", "App"),
        slept("AsleepCore", "01 23:00", "02 05:00", "Watch"),
        slept("AsleepDeep", "02 05:00", "02 06:00", "Watch"),
    )

    assert found == {
        DAY: {Measure.SLEEP_S: 7 * HOUR, Measure.SLEEP_LIGHT_S: 6 * HOUR, Measure.SLEEP_DEEP_S: HOUR}
    }


def test_of_sources_without_stages_the_longest_sleep_wins():
    found = values(slept("Asleep", "01 23:00", "02 05:00", "A"), slept("Asleep", "01 23:30", "02 06:30", "B"))

    assert found[DAY][Measure.SLEEP_S] == 7 * HOUR


def test_overlapping_intervals_of_one_source_count_once():
    found = values(
        slept("Asleep", "01 23:00", "02 03:00"),
        slept("Asleep", "02 01:00", "02 05:00"),
        slept("Asleep", "02 02:00", "02 03:00"),
    )

    assert found[DAY][Measure.SLEEP_S] == 6 * HOUR


def test_stages_and_unknown_sleep_of_one_source_sum_to_the_night():
    found = values(
        slept("AsleepUnspecified", "01 23:00", "02 06:00"), slept("AsleepDeep", "02 01:00", "02 03:00")
    )

    assert found == {
        DAY: {Measure.SLEEP_S: 7 * HOUR, Measure.SLEEP_DEEP_S: 2 * HOUR, Measure.SLEEP_UNKNOWN_S: 5 * HOUR}
    }


def test_a_nap_is_added_to_the_night_of_its_day():
    found = values(slept("Asleep", "01 23:00", "02 06:00"), slept("Asleep", "02 14:00", "02 14:30"))

    assert found[DAY][Measure.SLEEP_S] == 7.5 * HOUR


def test_an_evening_nap_belongs_to_the_day_before_the_night():
    found = values(slept("Asleep", "01 18:00", "01 19:00"), slept("Asleep", "01 23:00", "02 06:00"))

    assert {day: seconds[Measure.SLEEP_S] for day, seconds in found.items()} == {
        date(2026, 3, 1): HOUR,
        DAY: 7 * HOUR,
    }


def test_a_sleeper_far_away_wakes_on_the_day_there():
    asleep = slept("Asleep", "02 10:00", "02 17:00", zone="Pacific/Auckland")

    assert list(values(asleep)) == [date(2026, 3, 3)]


@pytest.mark.parametrize(
    "start, end", [("02 06:00", "02 06:00"), ("02 06:00", "02 05:00"), ("01 00:00", "03 00:00")]
)
def test_intervals_that_no_night_has_are_left_out(start: str, end: str):
    assert values(slept("Asleep", start, end)) == {}


def test_intervals_without_end_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sleep, "MOST_INTERVALS", 1)

    with pytest.raises(Unreadable) as refused:
        values(slept("Asleep", "01 23:00", "02 01:00"), slept("Asleep", "02 02:00", "02 03:00"))

    assert refused.value.params == {"limit": 1, "of": "records"}

"""Times, paces, distances and days as a person reads them."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone, translation

from tenancy.templatetags import display
from tests.ui.drawing import draw


@pytest.mark.parametrize(
    "seconds,expected",
    [
        (None, "–"), (20, "20 s"), (90, "1 min 30 s"), (2400, "40 min"), (3599, "1 h"), (28800, "8 h"),
        (21240, "5 h 54 m"),
    ],
)  # fmt: skip
def test_duration_reads_like_a_person_would_say_it(seconds: float | None, expected: str) -> None:
    assert display.duration(seconds) == expected


def test_what_was_said_in_one_language_is_not_said_in_another() -> None:
    said = []
    for language in ("en", "ko", "en"):
        with translation.override(language):
            said.append(display.duration(5400))

    assert said == ["1 h 30 m", "1시간 30분", "1 h 30 m"]


@pytest.mark.parametrize(
    "seconds,expected", [(208, "3:28"), (5940, "1:39:00"), (7384.6, "2:03:05"), (None, "–")]
)
def test_clock_reads_like_a_stopwatch(seconds: float | None, expected: str) -> None:
    assert display.clock(seconds) == expected


@pytest.mark.parametrize(
    "speed,units,expected",
    [
        (1000 / 208, "metric", "3:28/km"),
        (1609.344 / 335, "imperial", "5:35/mi"),
        (0, "metric", "–"),
        (None, "metric", "–"),
    ],
)
def test_pace_is_speed_turned_round_in_the_readers_units(
    speed: float | None, units: str, expected: str
) -> None:
    assert display.pace(speed, units) == expected


@pytest.mark.parametrize(
    "metres,units,expected",
    [
        (400, "imperial", "400 m"), (7400, "metric", "7.4 km"), (24000, "metric", "24 km"),
        (7400, "imperial", "4.6 mi"), (21097.5, "metric", "21.1 km"),
    ],
)  # fmt: skip
def test_distance_is_in_the_readers_units_and_track_lengths_in_metres(
    metres: float, units: str, expected: str
) -> None:
    assert display.distance(metres, units) == expected


def test_days_are_short_or_long() -> None:
    saturday = date(2026, 11, 21)

    assert display.short_day(saturday) == "Sat 21"
    assert display.long_day(saturday) == "Saturday 21 November"


def test_day_of_an_instant_is_the_readers() -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)

    with timezone.override("Asia/Seoul"):
        assert draw("{{ at|short_day }}, {{ at|long_day }}", at=late) == "Sat 21, Saturday 21 November"


def test_localised_takes_the_active_language_then_english_then_anything() -> None:
    with translation.override("ko"):
        assert display.localised({"en": "Easy", "ko": "이지런"}) == "이지런"
        assert display.localised({"en": "Easy"}) == "Easy"
        assert display.localised({"de": "Locker"}) == "Locker"

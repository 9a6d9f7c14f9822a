"""What people type, read."""

import pytest

from athletes import typed

SPELLINGS = [
    ("25:30", 1530),
    ("1:31:00", 5460),
    ("4'10", 250),
    ("4'10\"", 250),
    ("4’10”", 250),
    ("1h31", 5460),
    ("1h 31m 20s", 5480),
    ("90 min", 5400),
    ("90", 5400),
    ("90s", 90),
    ("2h", 7200),
    ("1시간 31분", 5460),
    ("4분 10초", 250),
    (" 3：30 ", 210),
]
NO_TIME = ["", "abc", "4:75", "1:75:00", "4.10", "-5", "4:1", "10s10", "1:2:3:4", "5 km"]


@pytest.mark.parametrize("text, seconds", SPELLINGS)
def test_seconds(text: str, seconds: int) -> None:
    assert typed.seconds(text) == seconds


@pytest.mark.parametrize("text", NO_TIME)
def test_seconds_refuses(text: str) -> None:
    with pytest.raises(typed.NotRead):
        typed.seconds(text)


@pytest.mark.parametrize(
    "text, units, seconds_per_km",
    [
        ("4:10", "metric", 250),
        ("4:10/km", "imperial", 250),
        ("4:10 min/km", "metric", 250),
        ("4'10\" per km", "metric", 250),
        ("@4:10", "metric", 250),
        ("5", "metric", 300),
        ("6:42", "imperial", 402 / 1.609344),
        ("6:42/mi", "metric", 402 / 1.609344),
        ("6:42 min/mile", "metric", 402 / 1.609344),
        ("14.4 km/h", "metric", 250),
        ("14,4 kph", "metric", 250),
        ("8.94775 mph", "metric", None),
        ("8.95 mph", "metric", 3600 / (8.95 * 1.609344)),
    ],
)
def test_speed(text: str, units: str, seconds_per_km: float | None) -> None:
    if seconds_per_km is None:
        with pytest.raises(typed.NotRead):
            typed.speed_m_s(text, units=units)
        return

    assert 1000 / typed.speed_m_s(text, units=units) == pytest.approx(seconds_per_km)


@pytest.mark.parametrize("text", ["", "0:00", "fast", "/km", "0 km/h"])
def test_speed_refuses(text: str) -> None:
    with pytest.raises(typed.NotRead):
        typed.speed_m_s(text, units="metric")


@pytest.mark.parametrize(
    "text, units, metres",
    [
        ("10", "metric", 10_000),
        ("10", "imperial", 16_093.44),
        ("10,5", "metric", 10_500),
        ("21.0975 km", "metric", 21_097.5),
        ("5 mi", "metric", 8_046.72),
        ("3 miles", "metric", 4_828.032),
        ("400 m", "imperial", 400),
        ("5,000 m", "metric", 5_000),
        ("10k", "imperial", 10_000),
        ("Half Marathon", "metric", 21_097.5),
        ("half-marathon", "metric", 21_097.5),
        ("Marathon", "imperial", 42_195),
        ("하프", "metric", 21_097.5),
        ("10 킬로", "imperial", 10_000),
    ],
)
def test_metres(text: str, units: str, metres: float) -> None:
    assert typed.metres(text, units=units) == pytest.approx(metres)


@pytest.mark.parametrize("text", ["", "-5", "far", "10 laps", "1.2.3", "5 km 300 m"])
def test_metres_refuses(text: str) -> None:
    with pytest.raises(typed.NotRead):
        typed.metres(text, units="metric")

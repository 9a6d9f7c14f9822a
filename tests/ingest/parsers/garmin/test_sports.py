"""Garmin's kinds of activity in FIT's words."""

import pytest

from ingest.parsers.garmin.sports import sport_of


@pytest.mark.parametrize(
    "activity_type, sport",
    [
        ("running", ("running", "generic")),
        ("treadmill_running", ("running", "treadmill")),
        ("street_running", ("running", "street")),
        ("trail_running", ("running", "trail")),
        ("track_running", ("running", "track")),
        ("cycling", ("cycling", "generic")),
        ("indoor_cycling", ("cycling", "indoor_cycling")),
        ("lap_swimming", ("swimming", "lap_swimming")),
        ("open_water_swimming", ("swimming", "open_water")),
        ("strength_training", ("training", "strength_training")),
        ("elliptical", ("fitness_equipment", "elliptical")),
        ("multi_sport", ("multisport", "generic")),
        ("other", ("generic", "generic")),
        ("TRAIL_RUNNING", ("running", "trail")),
    ],
)
def test_sport_of_known_kinds(activity_type: str, sport: tuple[str, str]):
    assert sport_of(activity_type, "") == sport


def test_sport_of_an_unknown_kind_of_running_is_running():
    assert sport_of("moon_running", "RUNNING") == ("running", "generic")


def test_sport_of_an_unknown_kind_is_never_a_run():
    assert sport_of("kite_surfing", "WIND") == ("kite_surfing", "generic")


def test_sport_of_nothing_is_unknown():
    assert sport_of("", "") == ("", "")

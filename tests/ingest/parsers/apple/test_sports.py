"""Apple's kinds of workout in FIT's words."""

import pytest

from ingest.parsers.apple.sports import is_on_foot, sport_of


@pytest.mark.parametrize(
    "kind, sport",
    [
        ("HKWorkoutActivityTypeRunning", ("running", "treadmill")),
        ("HKWorkoutActivityTypeWalking", ("walking", "indoor_walking")),
        ("HKWorkoutActivityTypeCycling", ("cycling", "indoor_cycling")),
        ("HKWorkoutActivityTypeYoga", ("training", "yoga")),
    ],
)
def test_sport_of_workouts_indoors(kind: str, sport: tuple[str, str]):
    assert sport_of(kind, indoors=True, water="") == sport


@pytest.mark.parametrize("water, sub_sport", [("1", "lap_swimming"), ("2", "open_water"), ("", "generic")])
def test_sport_of_swimming(water: str, sub_sport: str):
    assert sport_of("HKWorkoutActivityTypeSwimming", indoors=False, water=water) == ("swimming", sub_sport)


def test_sport_of_an_unknown_kind_keeps_apples_word():
    assert sport_of("HKWorkoutActivityTypeCurling", indoors=False, water="") == ("curling", "generic")


def test_who_is_on_foot():
    assert [is_on_foot(sport) for sport in ("running", "hiking", "cycling")] == [True, True, False]

"""Sports by many names."""

import pytest

from ingest.parsers.sports import is_known, sport_of


@pytest.mark.parametrize(
    "written, sport",
    [
        ("Run", ("running", "")),
        ("Trail Run", ("running", "trail")),
        ("Virtual Run", ("running", "virtual_activity")),
        ("Treadmill Running", ("running", "treadmill")),
        ("Laufen", ("running", "")),
        ("Course à pied", ("running", "")),
        ("Løb", ("running", "")),
        ("러닝", ("running", "")),
        ("Obstacle Running", ("running", "")),
        ("Biking", ("cycling", "")),
        ("Radfahren", ("cycling", "")),
        ("Weight Training", ("training", "strength_training")),
        ("Other", ("generic", "")),
        ("Kite/Surf  School!", ("kite_surf_school", "")),
        ("", ("", "")),
    ],
)
def test_sport_of_knows_names_in_many_languages(written: str, sport: tuple[str, str]):
    assert sport_of(written) == sport


@pytest.mark.parametrize("written, known", [("tempo run", True), ("swim", True), ("tempo", False)])
def test_is_known_tells_sports_from_other_words(written: str, known: bool):
    assert is_known(written) == known

"""What is typed into a card, in the person's own units."""

import pytest
from django.http import QueryDict

from ingest.forms import TypedForm, corrections_of, typed_text, version_of


@pytest.mark.parametrize(
    "of, units, text, value",
    [
        ("distance_m", "metric", "10.5", 10_500.0),
        ("distance_m", "imperial", "10", 16_093.44),
        ("timer_s", "metric", "45:00", 2700),
        ("avg_hr_bpm", "metric", "151", 151.0),
        ("ascent_m", "imperial", "100", 30.48),
        ("shoe", "metric", "Pegasus", "Pegasus"),
    ],
)
def test_a_value_is_read_in_the_persons_units(of: str, units: str, text: str, value: float | str):
    form = TypedForm({"value": text}, of=of, units=units)

    assert form.is_valid()
    assert form.si() == value


@pytest.mark.parametrize(
    "of, text", [("avg_hr_bpm", "9"), ("distance_m", "far"), ("rpe", "11"), ("shoe", "")]
)
def test_a_value_that_cannot_be_is_refused(of: str, text: str):
    assert not TypedForm({"value": text}, of=of, units="metric").is_valid()


def test_only_what_differs_from_what_was_shown_is_a_correction():
    sent = {
        "value:rpe": "6",
        "was:rpe": "6",
        "value:avg_hr_bpm": "150",
        "was:avg_hr_bpm": "151",
        "value:x": "1",
    }

    assert corrections_of(sent, "metric") == ({"avg_hr_bpm": 150.0}, "")
    assert corrections_of({"value:rpe": " ", "was:rpe": "6"}, "metric") == ({"rpe": None}, "")


def test_boxes_begin_with_what_their_fields_take():
    assert [typed_text(of, value, "imperial") for of, value in (("distance_m", 16_093.44), ("rpe", 6.0))] == [
        "10",
        "6",
    ]


@pytest.mark.parametrize("text, version", [("3", 3), ("", None), ("x", None), ("9" * 80, None)])
def test_a_version_is_a_number_or_nothing(text: str, version: int | None):
    sent = QueryDict(mutable=True)
    sent["version"] = text

    assert version_of(sent) == version

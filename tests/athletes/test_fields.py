"""Form fields that speak the person's units."""

from datetime import date

import pytest
from django import forms

from athletes.fields import (
    DayField,
    DistanceField,
    DurationField,
    PaceField,
    SpokenField,
    UnitsForm,
    time_zones,
)


class Said(UnitsForm):
    pace = PaceField()
    distance = DistanceField(required=False)
    time = DurationField(required=False)


def said(units: str = "metric", **answers: str) -> Said:
    return Said({"pace": "4:10", **answers}, units=units)


@pytest.mark.parametrize("units, speed_m_s, unit", [("metric", 4.0, "/km"), ("imperial", 6.437376, "/mi")])
def test_pace_is_read_in_the_units_of_the_person(units: str, speed_m_s: float, unit: str) -> None:
    form = said(units)

    assert form.is_valid()
    assert form.cleaned_data["pace"] == pytest.approx(speed_m_s)
    assert form.fields["pace"].unit == unit


@pytest.mark.parametrize(
    "field, text, error",
    [
        ("pace", "quick", "Write minutes and seconds, like 4:10."),
        ("pace", "1:00", "A running pace lies between 2:05 and 20:50."),
        ("distance", "far", "Write a distance, like 10, 21.1 km or 400 m."),
        ("distance", "50 m", "The distance must lie between 0.1 and 1000."),
        ("time", "4:75", "Write a time, like 25:30 or 1:31:00."),
        ("time", "0", "The time must lie between 0:01 and 168:00:00."),
    ],
)
def test_a_refusal_says_what_to_write(field: str, text: str, error: str) -> None:
    form = said(**{field: text})

    assert form.errors == {field: [error]}
    assert form[field].value() == text


def test_what_is_not_required_may_be_empty() -> None:
    form = said()

    assert form.is_valid()
    assert (form.cleaned_data["distance"], form.cleaned_data["time"]) == (None, None)


@pytest.mark.parametrize(
    "field, number, units, text",
    [
        (PaceField(), 4.0, "metric", "4:10"),
        (PaceField(), 4.0, "imperial", "6:42"),
        (DistanceField(), 21_097.5, "metric", "21.0975"),
        (DistanceField(), 10_000.0, "metric", "10"),
        (DistanceField(), 10_000.0, "imperial", "6.2137"),
        (DurationField(), 5460, "metric", "1:31:00"),
        (DurationField(), 1530, "metric", "25:30"),
    ],
)
def test_numbers_are_shown_as_they_are_typed(
    field: SpokenField, number: float, units: str, text: str
) -> None:
    field.units = units

    assert field.prepare_value(number) == text


def test_what_was_left_as_shown_keeps_its_exact_value() -> None:
    form = Said({"pace": "4:08"}, initial={"pace": 4.03}, units="metric")

    assert form.is_valid()
    assert form.cleaned_data["pace"] == 4.03


def test_what_was_changed_is_read_anew() -> None:
    form = Said({"pace": "4:10"}, initial={"pace": 4.03}, units="metric")

    assert form.is_valid()
    assert form.cleaned_data["pace"] == 4.0


@pytest.mark.parametrize("text", ["2026-03-01", "2026.03.01", "2026/03/01", "01.03.2026"])
def test_a_day_is_read_in_several_spellings(text: str) -> None:
    assert DayField().clean(text) == date(2026, 3, 1)


@pytest.mark.parametrize(
    "text, code", [("1066-10-14", "early"), ("2026-03-02", "late"), ("March", "invalid")]
)
def test_a_day_out_of_reach_is_refused(text: str, code: str) -> None:
    field = DayField()
    field.latest = date(2026, 3, 1)

    with pytest.raises(forms.ValidationError) as refused:
        field.clean(text)

    assert refused.value.code == code


def test_time_zones_name_cities() -> None:
    zones = dict(time_zones())

    assert zones["America/New_York"] == "America/New York"
    assert "EST" not in zones

"""Measures in words."""

import pytest

from analytics.wellness import STAGES, Measure
from athletes import wording_measures as wording


def test_every_measure_has_a_name_and_a_number_can_be_said() -> None:
    said = {measure: (wording.name(measure), wording.spoken(measure, 12.0)) for measure in Measure}

    assert all(name and number for name, number in said.values())
    assert set(wording.STAGES) == set(STAGES)


@pytest.mark.parametrize(
    "measure, value, words",
    [
        (Measure.HRV_RMSSD_MS, 51.6, "52 ms"),
        (Measure.SLEEP_S, 25_800.0, "7 h 10 m"),
        (Measure.RACE_HALF_S, 5856.0, "1:37:36"),
        (Measure.SPO2_AVG_PCT, 95.5, "95.5 %"),
        (Measure.SKIN_TEMP_DELTA_C, -0.4, "-0.4 °C"),
        (Measure.RESPIRATION_BR_MIN, 13.5, "13.5 a minute"),
        (Measure.STEPS, 12_345.0, "12,345"),
        (Measure.VO2MAX, 52.0, "52"),
    ],
)
def test_numbers_stand_in_their_unit(measure: Measure, value: float, words: str) -> None:
    assert wording.spoken(measure, value) == words


def test_weight_is_in_the_persons_units() -> None:
    said = [wording.spoken(Measure.WEIGHT_KG, 68.4, units) for units in ("metric", "imperial")]

    assert said == ["68.4 kg", "150.8 lb"]


def test_a_share_is_a_percentage() -> None:
    assert (wording.share(0.235), wording.source("check-in")) == ("24 %", "typed at check-in")

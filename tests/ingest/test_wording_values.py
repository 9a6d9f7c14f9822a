"""Values of sources in a person's units."""

import pytest

from ingest import wording_values
from ingest.reconcile.fields import Field


@pytest.mark.parametrize(
    "of, told, metric, imperial",
    [
        ("distance_m", 12_346.0, "12.35 km", "7.67 mi"),
        ("distance_m", 400.0, "400 m", "400 m"),
        ("timer_s", 3725.0, "1:02:05", "1:02:05"),
        ("avg_hr_bpm", 151.6, "152 bpm", "152 bpm"),
        ("ascent_m", 100.0, "100 m", "328 ft"),
        ("avg_cadence_spm", 172, "172 steps/min", "172 steps/min"),
        ("avg_power_w", 240.0, "240 W", "240 W"),
        ("max_speed_m_s", 4.0, "4:10/km", "6:42/mi"),
        ("calories", 512.0, "512 kcal", "512 kcal"),
        ("rpe", 6.0, "6", "6"),
        ("intensity", 3.5, "3.5", "3.5"),
        ("sport", "cycling", "cycling", "cycling"),
        ("sport", "stand_up_paddling", "stand up paddling", "stand up paddling"),
        ("workout_type", "tempo", "tempo run", "tempo run"),
        ("workout_type", "Yasso", "Yasso", "Yasso"),
        ("name", "tempo", "tempo", "tempo"),
        ("streams", 2701.0, "2,701", "2,701"),
        ("shoe", "Pegasus 40", "Pegasus 40", "Pegasus 40"),
        ("started_at", "2026-11-21T05:30:00+00:00", "Nov. 21, 2026, 2:30 p.m.", "Nov. 21, 2026, 2:30 p.m."),
        ("name", "", "–", "–"),
    ],
)
def test_a_value_is_told_with_its_unit(of: str, told: object, metric: str, imperial: str):
    said = [
        wording_values.value(of, told, units=units, zone="Asia/Seoul") for units in ("metric", "imperial")
    ]

    assert said == [metric, imperial]


def test_every_field_can_be_said() -> None:
    said = {of: "2026-11-20T22:30:00+00:00" if of == Field.STARTED_AT else 12.0 for of in Field}

    assert all(wording_values.value(of, one, units="imperial", zone="UTC") for of, one in said.items())


def test_fields_have_names_and_unknown_ones_keep_theirs():
    assert (wording_values.field("distance_m"), wording_values.field("mood")) == ("distance", "mood")

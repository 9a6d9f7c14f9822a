"""What sources say, in words and units."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ingest import wording_recorded as wording
from ingest.parsers import Score
from ingest.reconcile.fields import Field

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    "of, said, words",
    [
        ("distance_m", 10_046.4, "10.05 km"),
        ("distance_m", 400.0, "400 m"),
        ("timer_s", 2700.0, "45:00"),
        ("avg_hr_bpm", 151.4, "151 bpm"),
        ("ascent_m", 65.2, "65 m"),
        ("avg_cadence_spm", 171.0, "171 steps/min"),
        ("avg_power_w", 250.0, "250 W"),
        ("calories", 612.4, "612 kcal"),
        ("max_speed_m_s", 5.0, "3:20/km"),
        ("intensity", 3.5, "3.5"),
        ("sport", "cycling", "cycling"),
        ("sport", "stand_up_paddling", "stand up paddling"),
        ("workout_type", "long", "long run"),
        ("workout_type", "Yasso", "Yasso"),
        ("shoe", "Novablast 4", "Novablast 4"),
        ("name", "", "–"),
        ("streams", 2701.0, "2,701"),
    ],
)
def test_values_stand_in_their_unit(of: str, said: Any, words: str) -> None:
    assert wording.value(of, said, units="metric", zone=SEOUL) == words


def test_a_start_is_on_the_athletes_own_clock() -> None:
    told = wording.value("started_at", "2026-11-20T22:30:00+00:00", units="metric", zone=SEOUL)

    assert told == "Nov. 21, 2026, 7:30 a.m."


def test_every_field_can_be_said_in_the_persons_units() -> None:
    said = {of: "2026-11-20T22:30:00+00:00" if of == Field.STARTED_AT else 12.0 for of in Field}

    assert all(wording.value(of, one, units="imperial", zone=SEOUL) for of, one in said.items())
    assert wording.value("distance_m", 10_000.0, units="imperial", zone=SEOUL) == "6.21 mi"


def test_every_score_has_a_name() -> None:
    assert {one for one in Score if one not in wording.SCORES} == {Score.INTENSITY}


@pytest.mark.parametrize("number, words", [(9.0, "9"), (9.5, "9.5"), (9.458, "9.46"), (1100.0, "1,100")])
def test_amounts_have_no_more_decimals_than_they_need(number: float, words: str) -> None:
    assert wording.amount(number, 2) == words


def test_a_kind_of_sport_stands_behind_it() -> None:
    assert (wording.sport("running", "trail"), wording.sport("running")) == ("running, trail", "running")

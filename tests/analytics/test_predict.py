"""Race times and training paces against Daniels' published tables, and against the formula itself.

The tables were noted from the book (Daniels' Running Formula, 3rd edition, tables 5.1 and 5.2). Each of their
times is checked here against Daniels & Gilbert 1979, worked out a second time and by another way, so that a
slip of the pen in a table and a slip in the code cannot agree. The book rounds VDOT: its marathon at VDOT 30
is half a minute off the formula, all else ten seconds at most.
"""

import math

import pytest

from analytics.predict import (
    CannotPredict,
    SpeedRange,
    race_time,
    riegel,
    training_paces,
    vdot,
    vdot_of_threshold,
)

HALF_M, MARATHON_M = 21_097.5, 42_195.0

# Daniels' Running Formula, 3rd edition, table 5.1: race times by VDOT, in minutes and seconds.
RACES = [
    (30, 5000, 30 * 60 + 40),
    (30, MARATHON_M, 4 * 3600 + 49 * 60 + 17),
    (40, 5000, 24 * 60 + 8),
    (40, 10_000, 50 * 60 + 3),
    (40, HALF_M, 3600 + 50 * 60 + 59),
    (40, MARATHON_M, 3 * 3600 + 49 * 60 + 45),
    (50, 5000, 19 * 60 + 57),
    (50, 10_000, 41 * 60 + 21),
    (50, HALF_M, 3600 + 31 * 60 + 35),
    (50, MARATHON_M, 3 * 3600 + 10 * 60 + 49),
    (60, 5000, 17 * 60 + 3),
    (60, 10_000, 35 * 60 + 22),
    (60, HALF_M, 3600 + 18 * 60 + 9),
    (60, MARATHON_M, 2 * 3600 + 43 * 60 + 25),
    (70, 5000, 14 * 60 + 55),
    (70, MARATHON_M, 2 * 3600 + 23 * 60 + 10),
]

# The same book, table 5.2: M, T, I in seconds a kilometre, R in seconds over 400 m.
PACES = [
    (40, 327, 306, 282, 106),
    (50, 271, 255, 235, 87),
    (60, 232, 220, 203, 75),
]


@pytest.mark.parametrize("value,metres,seconds", RACES)
def test_race_time_is_that_of_daniels_table(value: float, metres: float, seconds: float) -> None:
    assert race_time(vdot=value, distance_m=metres) == pytest.approx(seconds, rel=0.002)


def by_hand(metres: float, seconds: int) -> float:
    """Daniels & Gilbert 1979, as it stands in their equations 1 and 2."""
    minutes = seconds / 60
    metres_a_minute = metres / minutes
    cost = -4.60 + 0.182258 * metres_a_minute + 0.000104 * metres_a_minute**2
    drop = 0.2989558 * math.exp(-0.1932605 * minutes) + 0.1894393 * math.exp(-0.012778 * minutes)
    return cost / (0.8 + drop)


@pytest.mark.parametrize("value,metres,seconds", RACES)
def test_the_table_and_the_code_agree_with_the_formula(value: float, metres: float, seconds: float) -> None:
    """The first whole second at which the formula gives no more than this VDOT."""
    found = next(whole for whole in range(600, 20_000) if by_hand(metres, whole) <= value)

    assert race_time(vdot=value, distance_m=metres) == pytest.approx(found, abs=1)
    assert abs(found - seconds) <= (32 if (value, metres) == (30, MARATHON_M) else 10)


@pytest.mark.parametrize("value,metres,seconds", RACES)
def test_vdot_of_a_race_is_that_of_daniels_table(value: float, metres: float, seconds: float) -> None:
    assert vdot(distance_m=metres, time_s=seconds) == pytest.approx(value, abs=0.1)


@pytest.mark.parametrize("value,marathon,threshold,interval,repetition", PACES)
def test_training_paces_are_those_of_daniels_table(
    value: float, marathon: float, threshold: float, interval: float, repetition: float
) -> None:
    found = training_paces(value)

    speeds = (found.marathon, found.threshold, found.interval)
    assert [1000 / one.low_m_s for one in speeds] == pytest.approx([marathon, threshold, interval], abs=1.0)
    assert 400 / found.repetition.low_m_s == pytest.approx(repetition, abs=1.0)


def test_easy_is_a_range_and_every_pace_is_faster_than_the_one_before() -> None:
    found = training_paces(50)

    easy_pace = [1000 / found.easy.low_m_s, 1000 / found.easy.high_m_s]
    rising = [found.easy.high_m_s, *(one.low_m_s for one in (found.marathon, found.threshold))]
    rising += [found.interval.low_m_s, found.repetition.low_m_s]
    assert easy_pace == pytest.approx([351, 293], abs=1)
    assert rising == sorted(rising)
    assert found.threshold == SpeedRange(found.threshold.low_m_s, found.threshold.low_m_s)


@pytest.mark.parametrize("value", [25, 38.5, 50, 62, 80])
def test_vdot_comes_back_from_threshold_speed_and_from_race_time(value: float) -> None:
    seconds = race_time(vdot=value, distance_m=10_000)

    assert vdot_of_threshold(training_paces(value).threshold.high_m_s) == pytest.approx(value)
    assert vdot(distance_m=10_000, time_s=seconds) == pytest.approx(value)


def test_vdot_of_a_threshold_nobody_has_is_held_in_range() -> None:
    assert (vdot_of_threshold(0.5), vdot_of_threshold(12)) == (10, 100)


def test_riegel_doubles_a_ten_kilometre_race() -> None:
    # 40:00 · 2^1.06 = 83:23.8
    assert riegel(distance_m=10_000, time_s=2400, target_m=20_000) == pytest.approx(5003.8, abs=0.1)


@pytest.mark.parametrize(
    "metres,seconds,code",
    [
        (100, 60, "distance"),
        (math.nan, 1200, "distance"),
        (5000, 0, "time"),
        (5000, 100_000, "time"),
        (10_000, 900, "vdot"),
        (5000, 20_000, "vdot"),
    ],
)
def test_a_race_nobody_runs_is_refused(metres: float, seconds: float, code: str) -> None:
    with pytest.raises(CannotPredict) as refusal:
        vdot(distance_m=metres, time_s=seconds)

    assert refusal.value.code == code


def test_what_cannot_be_predicted_is_refused() -> None:
    with pytest.raises(CannotPredict, match="vdot"):
        training_paces(5)
    with pytest.raises(CannotPredict, match="time"):
        race_time(vdot=10, distance_m=100_000)
    with pytest.raises(CannotPredict, match="distance"):
        riegel(distance_m=10_000, time_s=2400, target_m=10)

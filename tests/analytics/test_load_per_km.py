"""What a kilometre weighs, by hand-made runs."""

import pytest

from analytics.load import typical_load
from analytics.load_per_km import Basis, LoadPerKm, PlannedRun, Ran, calibrate, planned_loads

THRESHOLD = 3.6
EASY = [Ran("easy", 10_000.0, load) for load in (48, 50, 52, 60, 100)]
TEMPO = [Ran("tempo", 8000.0, load) for load in (64, 66, 68, 70, 72)]
RACES = [Ran("race_pace", 10_000.0, load, race=True) for load in (70, 75, 80)]


def test_a_category_has_its_own_median_and_quartiles() -> None:
    found = calibrate(EASY + TEMPO, threshold_speed_m_s=THRESHOLD)

    assert found.per_km("easy") == LoadPerKm(5.2, 5.0, 6.0, 5, Basis.CATEGORY)
    assert found.per_km("tempo") == LoadPerKm(8.5, 8.25, 8.75, 5, Basis.CATEGORY)


def test_race_days_stand_apart() -> None:
    with_races = calibrate(EASY + RACES, threshold_speed_m_s=THRESHOLD)
    without = calibrate(EASY, threshold_speed_m_s=THRESHOLD)

    assert with_races.per_race_km(10_000) == LoadPerKm(7.5, 7.25, 7.75, 3, Basis.CATEGORY)
    assert with_races.per_km("race_pace") == without.per_km("race_pace")


def test_a_category_without_runs_goes_by_all_training() -> None:
    found = calibrate(EASY, threshold_speed_m_s=THRESHOLD).per_km("tempo")

    assert (found.basis, found.runs) == (Basis.ALL_RUNS, 5)
    assert found.median == pytest.approx(5.2 * 0.89 / 0.78)


def test_without_runs_load_per_km_is_typical() -> None:
    found = calibrate(EASY[:4], threshold_speed_m_s=THRESHOLD).per_km("easy")

    km_s = 1000 / (0.78 * THRESHOLD)
    assert (found.basis, found.runs) == (Basis.TYPICAL, 0)
    assert found.median == pytest.approx(typical_load(duration_s=km_s, category="easy"))


def test_an_unknown_category_counts_as_easy() -> None:
    nobody = calibrate([], threshold_speed_m_s=THRESHOLD)

    assert nobody.per_km("") == nobody.per_km("easy")


def test_two_races_are_too_few() -> None:
    found = calibrate(RACES[:2], threshold_speed_m_s=THRESHOLD)

    assert [found.per_race_km(metres).basis for metres in (5000, 42_195)] == [Basis.TYPICAL, Basis.TYPICAL]
    assert found.per_race_km(5000).median > found.per_race_km(42_195).median


def test_short_runs_and_runs_without_load_say_nothing() -> None:
    noise = [Ran("easy", 400.0, 40), Ran("easy", 10_000.0, 0)]

    assert calibrate(EASY + noise, threshold_speed_m_s=THRESHOLD).per_km("easy").runs == 5


def test_the_kilometres_of_a_week_go_to_its_runs_by_weight() -> None:
    known = calibrate(EASY + TEMPO, threshold_speed_m_s=THRESHOLD)

    planned = planned_loads(40_000, [PlannedRun("easy", 3), PlannedRun("tempo", 1)], known)

    assert [(run.distance_m, run.load) for run in planned] == [(30_000, 156), (10_000, 85)]


def test_a_race_takes_its_distance_first_and_the_week_is_run_gently() -> None:
    known = calibrate(EASY + RACES, threshold_speed_m_s=THRESHOLD)

    planned = planned_loads(25_000, [PlannedRun("easy"), PlannedRun("race_pace", race_m=10_000)], known)

    assert [(run.distance_m, run.load) for run in planned] == [(15_000, 75), (10_000, 75)]


def test_a_race_longer_than_the_week_leaves_nothing_for_the_rest() -> None:
    known = calibrate([], threshold_speed_m_s=THRESHOLD)

    planned = planned_loads(30_000, [PlannedRun("easy"), PlannedRun("race_pace", race_m=42_195)], known)

    assert [run.distance_m for run in planned] == [0, 42_195]

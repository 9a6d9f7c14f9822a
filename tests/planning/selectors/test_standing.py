"""Where an athlete stands before a season."""

from datetime import date, timedelta

import pytest

from analytics.load_per_km import Basis
from analytics.workout import Physiology
from planning import selectors
from tests.factories import NOW, Club
from tests.planning.making import make_race, make_run

TODAY = NOW.date()
MONDAY = date(2026, 11, 16)
PHYSIOLOGY = Physiology("f", 190, 48, 172, 4.0)


def run_weeks(club: Club, *kilometres: float) -> None:
    """A run in each of the whole weeks before this one, the latest first."""
    for number, distance in enumerate(kilometres, start=1):
        if distance:
            make_run(club.athlete, MONDAY - timedelta(weeks=number), distance_m=1000 * distance)


def test_the_loaded_weeks_are_the_fullest_three_of_the_last_four(inside: Club) -> None:
    run_weeks(inside, 40, 20, 44, 36, 90)

    found = selectors.starting_point(athlete=inside.athlete, today=TODAY)

    assert (found.loaded_week_m, found.weeks_run, found.enough) == (40_000, 5, True)
    assert found.usual_week_m == pytest.approx(230_000 / 6)


@pytest.mark.parametrize("kilometres,weeks", [((), 0), ((10, 0, 0, 10), 2)])
def test_too_little_history_tells_nothing_of_loaded_weeks(
    inside: Club, kilometres: tuple[float, ...], weeks: int
) -> None:
    run_weeks(inside, *kilometres)

    found = selectors.starting_point(athlete=inside.athlete, today=TODAY)

    assert (found.loaded_week_m, found.weeks_run, found.enough) == (None, weeks, False)


def test_other_sports_and_removed_runs_do_not_count(inside: Club) -> None:
    make_run(inside.athlete, MONDAY - timedelta(days=3), distance_m=50_000, sport="cycling")
    make_run(inside.athlete, MONDAY - timedelta(days=3), distance_m=50_000, deleted_at=NOW)

    assert selectors.starting_point(athlete=inside.athlete, today=TODAY).weeks_run == 0


def test_races_of_a_season_begin_with_its_first_day(inside: Club) -> None:
    days = [MONDAY - timedelta(days=1), MONDAY, MONDAY + timedelta(weeks=50), MONDAY + timedelta(weeks=51)]
    races = [make_race(inside.athlete, day=day) for day in days]
    make_race(inside.stranger, day=MONDAY)

    assert selectors.season_races(athlete=inside.athlete, start=MONDAY) == races[1:3]


def test_what_kilometres_weigh_is_told_by_the_last_year(inside: Club) -> None:
    for number in range(5):
        day = TODAY - timedelta(days=10 + number)
        told = {"category": "tempo"}
        make_run(inside.athlete, day, distance_m=10_000, load=80.0 + number, load_inputs=told)
    make_run(inside.athlete, TODAY - timedelta(days=400), distance_m=10_000, load=500.0)
    make_run(inside.athlete, TODAY - timedelta(days=1), distance_m=None, load=500.0)

    found = selectors.calibration_of(athlete=inside.athlete, physiology=PHYSIOLOGY, today=TODAY)

    assert (found.per_km("tempo").median, found.per_km("tempo").runs) == (pytest.approx(8.2), 5)
    assert found.per_race_km(10_000).basis is Basis.TYPICAL


def test_race_days_weigh_for_themselves(inside: Club) -> None:
    for number in range(3):
        day = TODAY - timedelta(days=30 * (number + 1))
        if number:
            make_race(inside.athlete, day=day)
        kind = "" if number else "race"
        make_run(inside.athlete, day, distance_m=10_000, load=90.0, workout_type=kind)

    found = selectors.calibration_of(athlete=inside.athlete, physiology=PHYSIOLOGY, today=TODAY)

    assert (found.per_race_km(5000).median, found.per_race_km(5000).runs, found.training) == (9.0, 3, None)

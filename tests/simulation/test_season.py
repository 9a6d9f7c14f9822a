"""Two hundred athletes, forty planted problems: each is in the queue in time, and there is little else.

`pytest tests/simulation -s` prints the figures; docs/simulation.md explains them.
"""

from collections import Counter
from statistics import mean, median

import pytest

from athletes.settings import build
from tests.simulation import measured
from tests.simulation.problems import OF_EACH_KIND, Trouble
from tests.simulation.season import Season

pytestmark = [pytest.mark.no_cover, pytest.mark.slow, pytest.mark.xdist_group("season")]

HOURS = 48
SILENT_DAYS = round(build({}).evidence.silent_days)


def test_figures_are_printed(season: Season) -> None:
    figures = measured.report(season, silent_days=SILENT_DAYS)

    print(f"\n{figures}")
    assert all(trouble in figures for trouble in Trouble)


def test_every_planted_problem_is_in_the_queue_within_two_days(season: Season) -> None:
    found = measured.found(season, silent_days=SILENT_DAYS)

    late = [one for one in found if one.hours is None or one.hours > HOURS]
    assert late == []
    assert Counter(one.problem.trouble for one in found) == dict.fromkeys(Trouble, OF_EACH_KIND)


def test_nothing_is_found_before_it_is_there(season: Season) -> None:
    """Else the measure would be of something else."""
    found = measured.found(season, silent_days=SILENT_DAYS)

    assert min(one.hours for one in found if one.hours is not None) >= 0


def test_coaches_have_few_cases_on_most_days_and_clear_them_on_the_others(season: Season) -> None:
    opened = measured.cases_a_day(season)

    assert median(opened) <= 4
    assert mean(opened) <= 10
    assert max(measured.queue_lengths(season)) <= 40


def test_false_alarms_are_rare(season: Season) -> None:
    assert measured.per_athlete_and_week(season, measured.false_alarms(season)) <= 0.15


def test_routine_of_amber_mornings_stays_below_one_a_week(season: Season) -> None:
    assert measured.per_athlete_and_week(season, measured.routine(season)) <= 1.0


def test_every_case_and_decision_of_the_season_explains_itself(season: Season) -> None:
    assert season.kept > 500
    assert season.unexplained == []

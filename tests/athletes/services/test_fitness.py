"""Fitness in the athlete's state."""

from datetime import UTC, datetime, timedelta

import pytest

from athletes import services
from athletes.models import AthleteState
from tests.athletes.factories import TODAY, a_run, record, record_days
from tests.factories import NOW, Club


def state_of(club: Club) -> AthleteState:
    return AthleteState.objects.get(athlete=club.athlete)


def test_refresh_load_counts_rest_days(inside: Club) -> None:
    record(inside.athlete, a_run(TODAY - timedelta(days=7), distance_m=14_400.0))

    services.refresh_load(athlete=inside.athlete, today=TODAY)

    state = state_of(inside)
    # Load 100 a week ago: 100·(1 − e^(−1/42))·e^(−7/42), and 100·(1 − e^(−1/7))·e^(−1).
    assert (state.ctl, state.atl) == (pytest.approx(1.9916, abs=1e-4), pytest.approx(4.8973, abs=1e-4))
    # Yesterday: fitness 2.0396, fatigue 5.6494.
    assert state.tsb == pytest.approx(-3.6098, abs=1e-4)


def test_refresh_load_gives_no_ramp_while_fitness_warms_up(inside: Club) -> None:
    record_days(inside.athlete, 20)

    assert state_of(inside).ramp is None


def test_refresh_load_gives_a_ramp_from_a_known_start(inside: Club) -> None:
    services.change_athlete_settings(athlete=inside.athlete, changes={"start_ctl": 100.0})
    inside.athlete.refresh_from_db()

    record_days(inside.athlete, 10)

    assert state_of(inside).ramp == pytest.approx(0.0, abs=1e-9)


def test_refresh_load_without_runs_is_nothing(inside: Club) -> None:
    services.refresh_load(athlete=inside.athlete, today=TODAY)

    state = state_of(inside)
    assert (state.ctl, state.atl, state.ramp, state.last_activity_at, state.load_day) == (
        0,
        0,
        None,
        None,
        TODAY,
    )


@pytest.mark.parametrize(
    "now, count",
    [
        (datetime(2026, 11, 22, 2, 59, tzinfo=UTC), 0),
        (datetime(2026, 11, 22, 3, 0, tzinfo=UTC), 2),
    ],
)
def test_refresh_stale_waits_for_three_at_night(now: datetime, count: int, inside: Club) -> None:
    for athlete in (inside.athlete, inside.stranger):
        services.refresh_load(athlete=athlete, today=TODAY)

    assert services.refresh_stale(now=now) == count


def test_refresh_stale_goes_by_the_zone_of_each_athlete(inside: Club) -> None:
    inside.athlete.timezone = "Asia/Seoul"
    inside.athlete.save()
    for athlete in (inside.athlete, inside.stranger):
        services.refresh_load(athlete=athlete, today=TODAY)

    services.refresh_stale(now=datetime(2026, 11, 21, 18, 0, tzinfo=UTC))

    assert state_of(inside).load_day == TODAY + timedelta(days=1)
    assert AthleteState.objects.get(athlete=inside.stranger).load_day == TODAY


def test_refresh_all_follows_new_settings(inside: Club) -> None:
    record_days(inside.athlete, 3)
    before = state_of(inside).ctl
    services.change_settings(organization=inside.organization, changes={"ctl_days": 20})

    services.refresh_all(now=NOW)

    assert state_of(inside).ctl == pytest.approx(100 * (1 - 2.718281828 ** (-3 / 20)), abs=1e-4)
    assert before == pytest.approx(100 * (1 - 2.718281828 ** (-3 / 42)), abs=1e-4)

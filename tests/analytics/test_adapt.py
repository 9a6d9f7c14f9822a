"""Adapting the day's workout."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.adapt import Adapted, adapt
from analytics.recommendation import Action
from analytics.workout import Repeat, Target, TargetKind, Workout, flatten, totals, zone_of_step
from tests.analytics.workouts import (
    EASY,
    EASY_RUN,
    INTERVALS,
    JOG,
    LONG_REPEATS,
    RUNNER,
    TEMPO,
    TEMPO_PACE,
    WITH_STRIDES,
    any_workout,
    metres,
    minutes,
)
from tests.analytics.written import written_workouts

ANY_WORKOUT = any_workout() | written_workouts()


def adapted(workout: Workout, action: Action, regression: Workout | None = None) -> Workout:
    result = adapt(workout, action, physiology=RUNNER, regression=regression)
    assert result.workout is not None
    return result.workout


def load_share(changed: Workout, planned: Workout) -> float:
    return totals(changed, RUNNER).load / totals(planned, RUNNER).load


def hardest_zone(workout: Workout) -> int:
    return max(zone_of_step(flat.step, RUNNER) for flat in flatten(workout))


def test_keep_changes_nothing_and_rest_leaves_nothing() -> None:
    assert adapt(TEMPO, Action.KEEP, physiology=RUNNER) == Adapted(TEMPO, Action.KEEP)
    assert adapt(TEMPO, Action.REST, physiology=RUNNER) == Adapted(None, Action.REST)


def test_eased_intervals_are_fewer_and_just_as_fast() -> None:
    eased = adapted(INTERVALS, Action.EASE)

    assert eased.main == (Repeat(5, INTERVALS.main[0].steps),)
    assert (eased.warm_up, eased.cool_down) == (INTERVALS.warm_up, INTERVALS.cool_down)


@pytest.mark.parametrize(
    "workout",
    [INTERVALS, LONG_REPEATS, TEMPO, EASY_RUN, WITH_STRIDES, Workout((), (metres(12_000, EASY),), ())],
)
def test_eased_load_falls_by_20_to_30_per_cent(workout: Workout) -> None:
    assert 0.70 <= load_share(adapted(workout, Action.EASE), workout) <= 0.80


def test_eased_without_repeats_is_shorter_by_whole_minutes() -> None:
    eased = adapted(TEMPO, Action.EASE)

    assert eased == Workout((minutes(12, EASY),), (minutes(20, TEMPO_PACE),), (minutes(8, JOG),))


@given(ANY_WORKOUT)
@settings(max_examples=60, deadline=None)
def test_eased_always_costs_at_least_20_per_cent_less_and_never_more_intensity(workout: Workout) -> None:
    eased = adapted(workout, Action.EASE)

    assert load_share(eased, workout) <= 0.80 + 1e-9
    assert {flat.step.target for flat in flatten(eased)} <= {flat.step.target for flat in flatten(workout)}


def test_shortened_intervals_become_an_easy_run_between_the_same_ends() -> None:
    short = adapted(INTERVALS, Action.SHORTEN)

    # the main block of 23.5 min, two thirds of it
    assert short == Workout(INTERVALS.warm_up, (minutes(15, EASY),), INTERVALS.cool_down)


def test_shortened_easy_sessions_keep_their_shape() -> None:
    run_walk = Workout((), (Repeat(6, (minutes(4, EASY), minutes(1, JOG))),), ())

    assert adapted(EASY_RUN, Action.SHORTEN).main == (minutes(30, EASY),)
    assert adapted(run_walk, Action.SHORTEN).main == (Repeat(4, run_walk.main[0].steps),)


@given(ANY_WORKOUT)
@settings(max_examples=60, deadline=None)
def test_shortened_has_nothing_above_zone_2_and_never_costs_more(workout: Workout) -> None:
    short = adapted(workout, Action.SHORTEN)

    assert hardest_zone(short) <= 2
    assert totals(short, RUNNER).load <= max(totals(workout, RUNNER).load, 1.0)


def test_swap_takes_the_regression_when_it_is_easy() -> None:
    recovery = Workout((), (minutes(35, JOG),), ())

    assert adapted(INTERVALS, Action.SWAP, recovery) == recovery


@pytest.mark.parametrize("regression", [None, TEMPO, Workout((), (minutes(90, EASY),), ())])
def test_swap_falls_back_on_40_easy_minutes(regression: Workout | None) -> None:
    assert adapted(INTERVALS, Action.SWAP, regression) == Workout((), (minutes(40, EASY),), ())


def test_swap_of_an_easy_run_is_a_shorter_one() -> None:
    assert adapted(EASY_RUN, Action.SWAP) == Workout((), (minutes(36, EASY),), ())


@given(ANY_WORKOUT, st.none() | ANY_WORKOUT)
@settings(max_examples=60, deadline=None)
def test_swapped_is_easy_and_spares_something(workout: Workout, regression: Workout | None) -> None:
    swapped = adapted(workout, Action.SWAP, regression)

    assert hardest_zone(swapped) <= 2
    assert totals(swapped, RUNNER).load <= max(0.8 * totals(workout, RUNNER).load, 1.0)


def test_adapt_by_heart_rate_targets_too() -> None:
    by_heart = Workout((), (minutes(60, Target(TargetKind.HR_PCT, 95, 99)),), ())

    assert adapted(by_heart, Action.SHORTEN).main == (minutes(40, EASY),)

"""Stretching a workout to the time there is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.workout import (
    Manner,
    Physiology,
    Repeat,
    Scale,
    Step,
    Target,
    TargetKind,
    Workout,
    fit_to_duration,
    flatten,
    from_json,
    speed_target,
    to_json,
    totals,
)
from tests.analytics.workouts import (
    EASY,
    EASY_RUN,
    INTERVALS,
    JOG,
    LONG_REPEATS,
    RUNNER,
    TEMPO,
    THRESHOLD,
    WITH_STRIDES,
    any_workout,
    minutes,
)
from tests.analytics.written import written_workouts


def shape(workout: Workout) -> list[float]:
    """Minutes of warm-up, times or minutes of the main items, minutes of cool-down."""
    items = (*workout.warm_up, *workout.main, *workout.cool_down)
    return [item.times if isinstance(item, Repeat) else (item.duration_s or 0) / 60 for item in items]


@pytest.mark.parametrize(
    "workout,wanted,expected",
    [
        (EASY_RUN, 62, [62]),
        (EASY_RUN, 20.5, [20]),
        (TEMPO, 60, [20, 25, 15]),
        (TEMPO, 75, [25, 30, 20]),
        (TEMPO, 35, [8, 22, 5]),
        (LONG_REPEATS, 90, [25, 3, 20]),
        (LONG_REPEATS, 45, [9, 2, 6]),
        (INTERVALS, 35, [8, 7, 6]),
        (WITH_STRIDES, 60, [47, 6, 5]),
        (WITH_STRIDES, 20, [11, 3, 5]),
    ],
)
def test_what_gives_is_the_easy_running_first(workout: Workout, wanted: float, expected: list[float]) -> None:
    assert shape(fit_to_duration(workout, wanted * 60, RUNNER)) == expected


def test_recoveries_between_hard_steps_are_not_stretched() -> None:
    pyramid = Workout(
        (minutes(12, EASY),), (minutes(3, THRESHOLD), minutes(2, JOG), minutes(3, THRESHOLD)), ()
    )

    fitted = fit_to_duration(pyramid, 30 * 60, RUNNER)

    assert (shape(fitted), fitted.main) == ([22, 3, 2, 3], pyramid.main)


def test_a_run_and_walk_session_may_shrink_and_grow_a_lot() -> None:
    run_walk = Workout((), (Repeat(6, (minutes(4, EASY), minutes(1, JOG))),), ())

    assert [shape(fit_to_duration(run_walk, wanted * 60, RUNNER)) for wanted in (20, 60)] == [[4], [12]]


@given(st.sampled_from([EASY_RUN, WITH_STRIDES, TEMPO, INTERVALS, LONG_REPEATS]), st.integers(38, 80))
@settings(max_examples=60, deadline=None)
def test_fitted_is_within_ten_per_cent_and_not_over(workout: Workout, wanted: int) -> None:
    fitted_s = totals(fit_to_duration(workout, wanted * 60, RUNNER), RUNNER).duration_s

    assert 0.9 * wanted * 60 <= fitted_s <= wanted * 60


@given(any_workout() | written_workouts(), st.integers(600, 14_400))
@settings(max_examples=60, deadline=None)
def test_intensity_stays_as_it_was(workout: Workout, wanted_s: int) -> None:
    fitted = fit_to_duration(workout, wanted_s, RUNNER)

    assert {flat.step.target for flat in flatten(fitted)} == {flat.step.target for flat in flatten(workout)}
    assert len(fitted.main) == len(workout.main)


def test_rests_and_what_the_lap_button_ends_are_not_stretched() -> None:
    rest = Step(900, None, Target(TargetKind.OPEN), manner=Manner.REST)
    session = Workout((rest,), (minutes(20, EASY), rest, Step(None, None, EASY)), ())

    fitted = fit_to_duration(session, 90 * 60, RUNNER)

    assert fitted == Workout((rest,), (minutes(50, EASY), *session.main[1:]), ())


def test_what_is_easy_is_judged_by_the_runner() -> None:
    steady = Workout((), (Step(1800, None, speed_target(2.9, 2.9, Scale.M_S)), minutes(30, EASY)), ())
    slow = Physiology(threshold_speed_m_s=3.0)

    assert [shape(fit_to_duration(steady, 5400, known)) for known in (RUNNER, slow)] == [[45, 45], [30, 60]]


def test_fitted_workout_is_still_plain_json() -> None:
    fitted = fit_to_duration(INTERVALS, 40 * 60, RUNNER)

    assert from_json(to_json(fitted)) == fitted

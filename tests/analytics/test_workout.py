"""Steps, their JSON, what they add up to and how they look."""

import json

import pytest
from hypothesis import given, settings

from analytics.workout import (
    BadWorkout,
    Bar,
    FlatStep,
    Physiology,
    Repeat,
    Step,
    Target,
    TargetKind,
    Workout,
    flatten,
    fraction_of,
    from_json,
    profile,
    race_day,
    race_fraction,
    to_json,
    totals,
    zone_of_target,
)
from tests.analytics.workouts import (
    EASY,
    INTERVALS,
    JOG,
    RUNNER,
    THRESHOLD,
    any_workout,
    metres,
    minutes,
)
from tests.analytics.written import written_workouts


def main_of(*items: Step | Repeat) -> Workout:
    return Workout((), items, ())


@pytest.mark.parametrize(
    "kind,low,high",
    [
        (TargetKind.ZONE, 0, 2),
        (TargetKind.ZONE, 2, 1),
        (TargetKind.ZONE, 1.5, 2),
        (TargetKind.RPE, 8, 11),
        (TargetKind.PACE_PCT, 10, 90),
        (TargetKind.OPEN, 0, 1),
    ],
)
def test_target_outside_its_scale_is_refused(kind: TargetKind, low: float, high: float) -> None:
    with pytest.raises(BadWorkout) as refusal:
        Target(kind, low, high)

    assert refusal.value.code == "bad_target"


def test_step_has_one_amount_at_most() -> None:
    with pytest.raises(BadWorkout) as refusal:
        Step(60, 400, EASY)

    assert refusal.value.code == "duration_or_distance"


def test_workout_without_main_block_is_refused() -> None:
    with pytest.raises(BadWorkout) as refusal:
        Workout((minutes(10, EASY),), (), ())

    assert refusal.value.code == "empty_main"


def test_flatten_writes_repeats_out_in_order() -> None:
    warm_up, effort, jog = minutes(10, EASY), metres(400, THRESHOLD), metres(200, JOG)
    nested = Repeat(2, (Repeat(2, (effort,)), jog))

    flat = flatten(Workout((warm_up,), (nested,), ()))

    main = [FlatStep(step, "main") for step in (effort, effort, jog, effort, effort, jog)]
    assert flat == (FlatStep(warm_up, "warm_up"), *main)


@given(any_workout() | written_workouts())
@settings(max_examples=60, deadline=None)
def test_json_round_trip_is_exact(workout: Workout) -> None:
    assert from_json(json.loads(json.dumps(to_json(workout)))) == workout


STEP = {"duration_s": 60, "target": {"kind": "open"}}


@pytest.mark.parametrize(
    "data,code,where",
    [
        ([], "not_an_object", ""),
        ({"main": {}}, "not_a_list", "main"),
        ({"main": [STEP], "warmup": []}, "unknown_field", ""),
        ({"main": [{**STEP, "pace": 4}]}, "unknown_field", "main.0"),
        ({"main": [STEP, {"times": "3", "steps": [STEP]}]}, "not_a_number", "main.1"),
        (
            {"main": [{"times": 3, "steps": [{"duration_s": True, "target": {}}]}]},
            "not_a_number",
            "main.0.steps.0",
        ),
        ({"main": [{"duration_s": 60}]}, "not_an_object", "main.0"),
        ({"main": [{"duration_s": 60, "target": {"kind": "power"}}]}, "unknown_target", "main.0"),
        ({"main": [{**STEP, "target": {"kind": "zone", "low": None}}]}, "not_a_number", "main.0"),
        ({"main": [{**STEP, "cue": "a" * 201}]}, "bad_cue", "main.0"),
    ],
)
def test_from_json_says_what_is_wrong_and_where(data: object, code: str, where: str) -> None:
    with pytest.raises(BadWorkout) as refusal:
        from_json(data)

    assert (refusal.value.code, refusal.value.params["where"]) == (code, where)


@pytest.mark.parametrize(
    "depth,times,code", [(4, 1, "too_deep"), (3, 99, "too_many_steps"), (0, 100, "bad_times")]
)
def test_from_json_refuses_a_workout_too_big(depth: int, times: int, code: str) -> None:
    item: dict[str, object] = {"times": times, "steps": [STEP]}
    for _ in range(depth - 1):
        item = {"times": 3, "steps": [item]}

    with pytest.raises(BadWorkout) as refusal:
        from_json({"main": [item]})

    assert refusal.value.code == code


def test_one_hour_at_threshold_is_100() -> None:
    whole = totals(main_of(minutes(60, THRESHOLD)), RUNNER)

    assert (whole.duration_s, whole.distance_m, whole.load) == pytest.approx((3600, 3600 * 3.7, 100))


def test_load_is_the_fourth_power_mean_over_a_varied_workout() -> None:
    workout = Workout((minutes(20, Target(TargetKind.PACE_PCT, 70, 80)),), (minutes(10, THRESHOLD),), ())

    # (20·0.75⁴ + 10·1) / 30 = 0.54427; IF² = √ = 0.73775; half an hour
    assert totals(workout, RUNNER).load == pytest.approx(0.5 * 73.775, rel=1e-4)


@given(any_workout() | written_workouts())
@settings(max_examples=50, deadline=None)
def test_totals_equal_those_of_the_flattened_workout(workout: Workout) -> None:
    flat = main_of(*(entry.step for entry in flatten(workout)))

    whole, unrolled = totals(workout, RUNNER), totals(flat, RUNNER)

    assert (whole.duration_s, whole.distance_m) == pytest.approx((unrolled.duration_s, unrolled.distance_m))
    assert whole.load == pytest.approx(unrolled.load)


def test_metres_take_a_typical_time_where_threshold_is_unknown() -> None:
    assert totals(main_of(metres(1000, THRESHOLD)), Physiology()).duration_s == pytest.approx(300)


@pytest.mark.parametrize(
    "target,fraction,zone",
    [
        (Target(TargetKind.RPE, 7, 7), 1.0, 5),
        (Target(TargetKind.RPE, 4, 4), 0.756, 1),
        (Target(TargetKind.HR_PCT, 85, 85), 0.775, 2),
        (Target(TargetKind.HR_PCT, 98, 98), 0.977, 4),
        (Target(TargetKind.HR_PCT, 70, 70), 0.638, 1),
        (Target(TargetKind.HR_PCT, 110, 110), 1.153, 6),
        (Target(TargetKind.PACE_PCT, 91, 95), 0.93, 3),
        (Target(TargetKind.ZONE, 1, 2), 0.769, 2),
        (Target(TargetKind.OPEN), 0.713, 1),
    ],
)
def test_every_target_has_a_fraction_and_a_zone(target: Target, fraction: float, zone: int) -> None:
    assert (round(fraction_of(target), 3), zone_of_target(target)) == (
        pytest.approx(fraction, abs=6e-4),
        zone,
    )


def test_an_hour_by_rpe_costs_what_foster_says() -> None:
    loads = [
        totals(main_of(minutes(60, Target(TargetKind.RPE, rpe, rpe))), RUNNER).load for rpe in (2, 5, 7, 9)
    ]

    assert loads == pytest.approx([100 * rpe / 7 for rpe in (2, 5, 7, 9)])


def test_profile_draws_a_bar_for_each_step() -> None:
    workout = Workout((minutes(10, JOG),), (minutes(30, THRESHOLD),), ())

    bars = profile(workout, RUNNER)

    assert bars == (
        Bar(0.0, 0.25, pytest.approx(0.391, abs=1e-3), 1),
        Bar(0.25, 0.75, pytest.approx(0.75), 5),
    )


@given(any_workout() | written_workouts())
@settings(max_examples=50, deadline=None)
def test_profile_covers_the_whole_time_without_gaps(workout: Workout) -> None:
    bars = profile(workout, RUNNER)

    assert len(bars) == len(flatten(workout))
    assert sum(bar.width for bar in bars) == pytest.approx(1)
    assert [bar.start for bar in bars[1:]] == pytest.approx([bar.start + bar.width for bar in bars[:-1]])
    assert all(0 < bar.height <= 1 and 1 <= bar.zone <= 6 for bar in bars)


def test_race_fraction_agrees_with_riegel() -> None:
    # 10 km in one hour is a half marathon in 60 · 2.10975^1.06 = 132.4 min
    speed = 10_000 / 3600

    half_s = 21_097.5 / (race_fraction(21_097.5, speed) * speed)

    assert half_s / 60 == pytest.approx(132.39, abs=0.01)


def test_race_day_warms_up_longer_for_a_short_race() -> None:
    short, marathon = race_day(5000, RUNNER), race_day(42_195, RUNNER)

    assert [day.warm_up[0].duration_s for day in (short, marathon)] == [900, 600]
    assert short.main[0].target == Target(TargetKind.PACE_PCT, 103.9, 108.2)
    assert marathon.main[0].distance_m == 42_195


def test_intervals_add_up_for_a_runner() -> None:
    whole = totals(INTERVALS, RUNNER)

    assert (round(whole.duration_s / 60, 1), round(whole.distance_m, -2)) == (48.5, 8900)

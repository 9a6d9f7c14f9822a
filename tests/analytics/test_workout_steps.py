"""Steps until the lap button, rests, ramps, speeds, VDOT paces: what they are and what they add up to."""

import pytest

from analytics.predict import training_paces
from analytics.workout import (
    LAP_ESTIMATE_S,
    LAP_REST_ESTIMATE_S,
    BadWorkout,
    Bar,
    Manner,
    Physiology,
    Repeat,
    Scale,
    Step,
    Target,
    TargetKind,
    Workout,
    fraction_of,
    from_json,
    profile,
    speed_target,
    speed_typed,
    to_json,
    totals,
    typed_speed,
    zone_of_step,
    zone_of_target,
)
from analytics.workout.intensity import ends_of
from tests.analytics.workouts import EASY, JOG, RUNNER, THRESHOLD, metres, minutes

OPEN = Target(TargetKind.OPEN)
REST = Step(90, None, OPEN, manner=Manner.REST)
UNTIL_LAP = Step(None, None, THRESHOLD)
FROM_60_TO_80 = Target(TargetKind.PACE_PCT, 60, 80)
RAMP = Step(600, None, FROM_60_TO_80, manner=Manner.RAMP_UP)
FALLING = Step(600, None, FROM_60_TO_80, manner=Manner.RAMP_DOWN)
FOUR_M_S = speed_target(4.0, 4.0, Scale.M_S)
FIVE_MINUTES = Target(TargetKind.SPEED, 1000 / 300, 1000 / 300, Scale.PER_KM)


def vdot_pace(low: str, high: str = "") -> Target:
    return Target(TargetKind.VDOT, "EMTIR".index(low) + 1, "EMTIR".index(high or low) + 1)


def main_of(*items: Step | Repeat) -> Workout:
    return Workout((), items, ())


@pytest.mark.parametrize(
    "amounts,target,manner,code",
    [
        ((None, 400), OPEN, Manner.REST, "bad_rest"),
        ((90, None), JOG, Manner.REST, "bad_rest"),
        ((None, None), FROM_60_TO_80, Manner.RAMP_UP, "bad_ramp"),
        ((600, None), THRESHOLD, Manner.RAMP_DOWN, "bad_ramp"),
        ((0, None), JOG, Manner.EVEN, "bad_duration"),
        ((None, 500_001), JOG, Manner.EVEN, "bad_distance"),
    ],
)
def test_a_step_that_cannot_be_done_is_refused(
    amounts: tuple[float | None, float | None], target: Target, manner: Manner, code: str
) -> None:
    with pytest.raises(BadWorkout) as refusal:
        Step(*amounts, target, manner=manner)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    "kind,low,high,scale",
    [
        (TargetKind.SPEED, 4.0, 4.0, Scale.NONE),
        (TargetKind.SPEED, 4.001, 4.001, Scale.PER_KM),
        (TargetKind.SPEED, 0.4, 0.4, Scale.M_S),
        (TargetKind.ZONE, 2, 2, Scale.PER_KM),
        (TargetKind.PACE_PCT, 90, 90, Scale.PACE),
        (TargetKind.VDOT, 1.5, 2, Scale.NONE),
        (TargetKind.VDOT, 5, 6, Scale.NONE),
    ],
)
def test_a_target_on_no_scale_of_its_own_is_refused(
    kind: TargetKind, low: float, high: float, scale: Scale
) -> None:
    with pytest.raises(BadWorkout) as refusal:
        Target(kind, low, high, scale)

    assert refusal.value.code == "bad_target"


@pytest.mark.parametrize(
    "number,scale,speed",
    [
        (208, Scale.PER_KM, 1000 / 208),
        (340, Scale.PER_MI, 1609.344 / 340),
        (14.5, Scale.KM_H, 14.5 / 3.6),
        (9, Scale.MPH, 4.02336),
        (4.25, Scale.M_S, 4.25),
    ],
)
def test_a_speed_is_typed_in_five_ways(number: float, scale: Scale, speed: float) -> None:
    assert speed_typed(number, scale) == pytest.approx(speed)
    assert typed_speed(speed_typed(number, scale), scale) == number


def test_a_speed_target_moves_to_what_can_be_typed() -> None:
    target = speed_target(3.999, 4.001, Scale.KM_H)

    assert [typed_speed(end, Scale.KM_H) for end in (target.low, target.high)] == [14.4, 14.4]


@pytest.mark.parametrize("low,high,scale", [(4, 3, Scale.KM_H), (3, 4, Scale.HR), (3, 13, Scale.MPH)])
def test_a_speed_that_nobody_types_is_refused(low: float, high: float, scale: Scale) -> None:
    with pytest.raises(BadWorkout, match="bad_target"):
        speed_target(low, high, scale)


def test_a_workout_of_rests_alone_is_refused() -> None:
    with pytest.raises(BadWorkout, match="nothing_to_run"):
        Workout((), (Repeat(3, (REST,)), REST), ())


def test_steps_stored_before_there_were_manners_and_scales_still_read() -> None:
    stored = {
        "warm_up": [{"duration_s": 900, "target": {"kind": "zone", "low": 1, "high": 2}, "cue": "easy"}],
        "main": [
            {
                "times": 8,
                "steps": [
                    {"distance_m": 400, "target": {"kind": "pace_pct", "low": 106, "high": 110}},
                    {"duration_s": 90, "target": {"kind": "open"}},
                    {"duration_s": 60, "target": {"kind": "hr_pct", "low": 80.5, "high": 85}},
                ],
            }
        ],
        "cool_down": [],
    }

    workout = from_json(stored)

    assert to_json(workout) == stored
    assert workout.warm_up == (Step(900, None, EASY, "easy"),)


def test_new_kinds_of_steps_are_plain_json() -> None:
    ramp, lap, rest = to_json(main_of(FALLING, Step(None, None, FIVE_MINUTES), REST))["main"]

    assert ramp["manner"] == "ramp_down"
    assert lap == {
        "lap": True,
        "target": {"kind": "speed", "low": 1000 / 300, "high": 1000 / 300, "scale": "/km"},
    }
    assert rest == {"duration_s": 90, "target": {"kind": "open"}, "manner": "rest"}


@pytest.mark.parametrize(
    "step,code",
    [
        ({"target": {"kind": "open"}}, "duration_or_distance"),
        ({"lap": False, "target": {"kind": "open"}}, "duration_or_distance"),
        ({"lap": True, "duration_s": 60, "target": {"kind": "open"}}, "duration_or_distance"),
        ({"duration_s": 60, "target": {"kind": "open"}, "manner": "hop"}, "unknown_manner"),
        ({"duration_s": 60, "target": {"kind": "open"}, "manner": []}, "unknown_manner"),
        ({"duration_s": 60, "target": {"kind": "zone", "low": 1, "high": 1, "scale": "w"}}, "unknown_scale"),
    ],
)
def test_from_json_refuses_what_no_step_is(step: dict[str, object], code: str) -> None:
    with pytest.raises(BadWorkout) as refusal:
        from_json({"main": [step]})

    assert (refusal.value.code, refusal.value.params["where"]) == (code, "main.0")


def test_a_rest_takes_time_and_costs_nothing() -> None:
    effort = metres(400, THRESHOLD)

    with_rests, without = (totals(main_of(Repeat(8, steps)), RUNNER) for steps in ((effort, REST), (effort,)))

    assert with_rests.duration_s == pytest.approx(without.duration_s + 8 * 90)
    assert (with_rests.distance_m, with_rests.load) == pytest.approx((3200, without.load))


def test_what_the_lap_button_ends_counts_as_estimated() -> None:
    rest = Step(None, None, OPEN, manner=Manner.REST)

    whole = totals(main_of(UNTIL_LAP, rest), RUNNER)

    assert (LAP_ESTIMATE_S, LAP_REST_ESTIMATE_S) == (600, 120)
    assert (whole.duration_s, whole.distance_m) == pytest.approx((720, 600 * 3.7))
    assert [bar.width for bar in profile(main_of(UNTIL_LAP, rest), RUNNER)] == pytest.approx([5 / 6, 1 / 6])


@pytest.mark.parametrize("ramp", [RAMP, FALLING])
def test_a_ramp_is_run_at_its_mean_and_costs_more_than_that(ramp: Step) -> None:
    whole = totals(main_of(ramp), RUNNER)

    # (0.8⁵ − 0.6⁵) / (5 · 0.2) = 0.24992; its root 0.49992; a sixth of an hour
    assert whole.distance_m == pytest.approx(600 * 0.7 * 3.7)
    assert whole.load == pytest.approx(100 / 6 * 0.49992, rel=1e-4)


def test_a_ramp_in_metres_is_run_at_its_mean() -> None:
    ramp = Step(None, 2000, FROM_60_TO_80, manner=Manner.RAMP_UP)

    assert totals(main_of(ramp), RUNNER).duration_s == pytest.approx(2000 / (0.7 * 3.7))


def test_a_ramp_is_drawn_with_its_rise() -> None:
    up, down, rest = profile(main_of(RAMP, FALLING, REST), RUNNER)

    assert up == Bar(0, pytest.approx(600 / 1290), pytest.approx(0.375), 2, pytest.approx(0.25))
    assert (down.height, down.rise) == pytest.approx((0.375, -0.25))
    assert (rest.height, rest.rise, rest.zone) == (0.1, 0, 1)


def test_a_hard_speed_is_as_hard_as_the_runner_is_slow() -> None:
    fast, slow = Physiology(threshold_speed_m_s=4.4), Physiology(threshold_speed_m_s=3.7)

    assert [fraction_of(FOUR_M_S, known) for known in (fast, slow)] == pytest.approx([4 / 4.4, 4 / 3.7])
    assert [zone_of_target(FOUR_M_S, known) for known in (fast, slow, Physiology())] == [3, 5, 6]


def test_metres_at_a_hard_speed_take_their_time_whoever_runs() -> None:
    kilometre = main_of(metres(1000, FIVE_MINUTES))

    assert [totals(kilometre, known).duration_s for known in (RUNNER, Physiology())] == pytest.approx(
        [300, 300]
    )


def test_vdot_paces_are_those_of_the_runners_threshold() -> None:
    paces = training_paces(50)
    known = Physiology(threshold_speed_m_s=paces.threshold.low_m_s)

    speeds = [fraction_of(vdot_pace(letter), known) * paces.threshold.low_m_s for letter in "MTIR"]

    wanted = (paces.marathon, paces.threshold, paces.interval, paces.repetition)
    assert speeds == pytest.approx([pace.low_m_s for pace in wanted])
    assert ends_of(vdot_pace("E", "T"), known) == pytest.approx(
        (paces.easy.low_m_s / paces.threshold.low_m_s, 1.0)
    )


def test_vdot_paces_have_their_zones() -> None:
    assert [zone_of_target(vdot_pace(letter)) for letter in "EMTIR"] == [2, 3, 4, 5, 6]
    assert zone_of_target(vdot_pace("E", "T")) == 4


def test_the_zone_of_a_ramp_is_that_of_its_fast_end() -> None:
    ramp = Step(600, None, Target(TargetKind.PACE_PCT, 60, 110), manner=Manner.RAMP_UP)

    assert (zone_of_step(ramp), zone_of_target(ramp.target), zone_of_step(REST)) == (5, 2, 1)


def test_a_zone_by_heart_rate_is_as_hard_as_the_zone() -> None:
    by_heart_rate = Target(TargetKind.ZONE, 3, 3, Scale.HR)

    assert fraction_of(by_heart_rate) == fraction_of(Target(TargetKind.ZONE, 3, 3))
    assert zone_of_step(minutes(10, by_heart_rate)) == 3

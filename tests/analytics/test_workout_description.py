"""A workout in a code and a few numbers."""

import pytest

from analytics.workout import (
    Description,
    Manner,
    Repeat,
    Scale,
    Step,
    Target,
    TargetKind,
    Workout,
    describe,
    race_day,
    speed_target,
)
from tests.analytics.workouts import (
    EASY,
    EASY_RUN,
    INTERVALS,
    JOG,
    LONG_REPEATS,
    RUNNER,
    STRIDE,
    TEMPO,
    THRESHOLD,
    WITH_STRIDES,
    metres,
    minutes,
)

OPEN = Target(TargetKind.OPEN)
SETS = Workout((), (Repeat(2, (Repeat(6, (metres(200, STRIDE), metres(200, JOG))), minutes(3, JOG))),), ())
FAST_FINISH = Workout((), (minutes(60, EASY), minutes(20, THRESHOLD)), ())
PYRAMID = Workout((), (minutes(3, THRESHOLD), minutes(1, JOG), minutes(2, STRIDE)), (minutes(10, EASY),))
FLOATS = Workout((), (Repeat(4, (minutes(3, THRESHOLD), minutes(1, STRIDE))),), ())
STANDING = Workout((), (Repeat(8, (metres(400, STRIDE), Step(90, None, OPEN, manner=Manner.REST))),), ())
LAP_RECOVERY = Workout((), (Repeat(8, (metres(400, STRIDE), Step(None, None, JOG))),), ())
LAP_EFFORT = Workout((), (Repeat(2, (Step(None, None, STRIDE), minutes(1, JOG))),), ())
HARD_PACE = Workout((), (Step(1800, None, speed_target(3.7, 3.7, Scale.M_S)),), ())
LONG_REST = Workout((), (Step(900, None, OPEN, manner=Manner.REST), minutes(10, THRESHOLD)), ())
RUN_WALK = Workout((), (Repeat(6, (minutes(4, EASY), minutes(1, JOG))),), ())


@pytest.mark.parametrize(
    "workout,code,params",
    [
        (EASY_RUN, "duration", {"minutes": 45}),
        (RUN_WALK, "duration", {"minutes": 30}),
        (TEMPO, "block", {"hard_minutes": 25, "zone": 3, "minutes": 50}),
        (FAST_FINISH, "easy_block", {"hard_minutes": 20, "zone": 5, "minutes": 80}),
        (INTERVALS, "repeats", {"times": 8, "distance_m": 400, "recovery_distance_m": 200, "minutes": 48}),
        (LONG_REPEATS, "repeats", {"times": 3, "duration_s": 720, "recovery_s": 180, "minutes": 70}),
        (WITH_STRIDES, "easy_repeats", {"times": 6, "duration_s": 20, "recovery_s": 60, "minutes": 45}),
        (SETS, "sets", {"sets": 2, "times": 6, "distance_m": 200, "recovery_distance_m": 200, "minutes": 31}),
        (PYRAMID, "mixed", {"hard_minutes": 5, "minutes": 16}),
        (FLOATS, "mixed", {"hard_minutes": 16, "minutes": 16}),
        (STANDING, "repeats", {"times": 8, "distance_m": 400, "rest_s": 90, "minutes": 25}),
        (LAP_RECOVERY, "repeats", {"times": 8, "distance_m": 400, "minutes": 93}),
        (LAP_EFFORT, "mixed", {"hard_minutes": 20, "minutes": 22}),
        (HARD_PACE, "block", {"hard_minutes": 30, "zone": 5, "minutes": 30}),
        (LONG_REST, "block", {"hard_minutes": 10, "zone": 5, "minutes": 25}),
        (race_day(10_000, RUNNER), "distance", {"distance_m": 10_000}),
    ],
)
def test_describe_names_the_main_block(workout: Workout, code: str, params: dict[str, int]) -> None:
    assert describe(workout, RUNNER) == Description(code, params)

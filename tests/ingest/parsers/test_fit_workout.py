"""Planned workouts from workout files."""

from typing import Any

import pytest

from analytics.workout import Manner, Repeat, Scale, Step, Target, TargetKind, Workout, typed_speed
from ingest.parsers import PlannedWorkout, Reworded, Unreadable, fit
from tests.ingest.parsers.samples import START, encoded, message
from tests.ingest.parsers.test_fit_real_files import FOLDER, needs_files

OPEN = Target(TargetKind.OPEN)
AGAIN = "repeat_until_steps_cmplt"


def zone(number: int, scale: Scale = Scale.NONE) -> Target:
    return Target(TargetKind.ZONE, number, number, scale)


def step(**fields: Any) -> dict[str, Any]:
    return {"duration_type": "time", "duration_value": 60_000, "target_type": "open", **fields}


def planned_of(*steps: dict[str, Any], sport: str = "running") -> PlannedWorkout:
    data = encoded(
        message("FILE_ID", type="workout", time_created=START),
        message("WORKOUT", sport=sport, num_valid_steps=len(steps), wkt_name="Track"),
        *(message("WORKOUT_STEP", message_index=i, **fields) for i, fields in enumerate(steps)),
    )
    (planned,) = fit.read(data).workouts
    assert planned.name == "Track"
    return planned


def workout(*steps: dict[str, Any], sport: str = "running") -> Workout:
    return planned_of(*steps, sport=sport).workout


def only_step(**fields: Any) -> Step:
    (found,) = workout(step(**fields)).main
    assert isinstance(found, Step)
    return found


def test_read_of_a_workout_gives_its_blocks_and_repeats():
    found = workout(
        step(duration_value=600_000, intensity="warmup"),
        step(duration_type="distance", duration_value=40_000, intensity="active"),
        step(duration_value=90_000, intensity="rest"),
        step(duration_type="repeat_until_steps_cmplt", duration_value=1, target_value=8),
        step(duration_value=300_000, intensity="cooldown"),
    )

    assert found.warm_up == (Step(600, None, OPEN),)
    assert found.main == (Repeat(8, (Step(None, 400, OPEN), Step(90, None, OPEN, manner=Manner.REST))),)
    assert found.cool_down == (Step(300, None, OPEN),)


def test_read_of_repeats_within_repeats_nests_them():
    found = workout(
        step(duration_value=30_000),
        step(duration_type="repeat_until_steps_cmplt", duration_value=0, target_value=4),
        step(duration_value=180_000),
        step(duration_type="repeat_until_steps_cmplt", duration_value=0, target_value=3),
    )

    assert found.main == (Repeat(3, (Repeat(4, (Step(30, None, OPEN),)), Step(180, None, OPEN))),)


@pytest.mark.parametrize(
    "kind, value, times", [("repeat_until_time", 300_000, 5), ("repeat_until_distance", 500_000, 1)]
)
def test_read_repeats_as_often_as_a_time_takes(kind: str, value: int, times: int):
    found = workout(step(), step(duration_type=kind, duration_value=0, target_value=value))

    assert found.main == (Repeat(times, (Step(60, None, OPEN),)),)


@pytest.mark.parametrize(
    "target_type, scale", [("speed", Scale.PACE), ("heart_rate", Scale.HR), ("power", Scale.NONE)]
)
def test_read_takes_zones_for_targets(target_type: str, scale: Scale):
    assert only_step(target_type=target_type, target_value=3).target == zone(3, scale)


def test_read_takes_a_range_of_speed_for_a_hard_pace():
    found = only_step(
        target_type="speed", target_value=0, custom_target_value_low=4000, custom_target_value_high=3704
    )

    ends = [typed_speed(end, Scale.PER_KM) for end in (found.target.low, found.target.high)]
    assert (found.target.kind, ends, found.cue) == (TargetKind.SPEED, [270, 250], "")


@pytest.mark.parametrize("target_type, value", [("cadence", 3), ("heart_rate", 7), ("speed", 9)])
def test_read_knows_no_such_zone(target_type: str, value: int):
    assert only_step(target_type=target_type, target_value=value).target == OPEN


@pytest.mark.parametrize(
    "target_type, low, high, cue",
    [
        ("heart_rate", 250, 260, "150–160 bpm"),
        ("heart_rate", 70, 80, "70–80% of max HR"),
        ("power", 1300, 1310, "300–310 W"),
        ("cadence", 85, 90, "cadence 85–90"),
    ],
)
def test_read_keeps_own_ranges_in_words(target_type: str, low: int, high: int, cue: str):
    found = only_step(
        target_type=target_type, target_value=0, custom_target_value_low=low, custom_target_value_high=high
    )

    assert (found.target, found.cue) == (OPEN, cue)


def test_read_puts_a_step_s_name_and_notes_into_its_cue():
    found = only_step(wkt_step_name="Float", notes="stay loose")

    assert found.cue == "Float, stay loose"


@pytest.mark.parametrize(
    "kind, value, cue",
    [
        ("open", 0, ""),
        ("hr_less_than", 225, "until HR below 125 bpm"),
        ("hr_greater_than", 80, "until HR above 80% of max"),
        ("calories", 250, "until 250 kcal"),
    ],
)
def test_read_of_a_step_without_time_or_distance_ends_by_the_lap_button(kind: str, value: int, cue: str):
    found = only_step(duration_type=kind, duration_value=value)

    assert (found.ends_by_lap, found.cue) == (True, cue)


def test_read_of_a_workout_that_is_all_warm_up_makes_it_the_main_part():
    assert workout(step(intensity="warmup")).main == (Step(60, None, OPEN),)


@pytest.mark.parametrize(
    "steps, sport",
    [
        ([step()], "cycling"),
        ([], "running"),
        (
            [step(), step(duration_type="repeat_until_steps_cmplt", duration_value=0, target_value=500)],
            "running",
        ),
        ([step(duration_value=90_000_000)], "running"),
        ([step(), *[step(duration_type=AGAIN, duration_value=0, target_value=2)] * 4], "running"),
        ([step(), *[step(duration_type=AGAIN, duration_value=0, target_value=9)] * 3], "running"),
    ],
    ids=["another sport", "no steps", "500 times", "25 hours", "nested four deep", "729 steps"],
)
def test_read_refuses_a_workout_that_cannot_be(steps: list[dict[str, Any]], sport: str):
    with pytest.raises(Unreadable) as refused:
        workout(*steps, sport=sport)

    assert refused.value.params == {"category": "workout"}


@needs_files
def test_read_of_garmin_s_example_repeats_three_times():
    (planned,) = fit.read((FOLDER / "fit" / "workout_repeat_steps.fit").read_bytes()).workouts

    # Its zones are of power: they are kept as zones, and it is said that they were of power.
    steps = (Step(None, 500, zone(5), "B1_"), Step(None, 500, zone(3), "B2_"))
    assert planned.workout.main == (Repeat(3, steps),)
    assert Reworded.POWER in planned.reworded


def test_read_counts_what_it_has_put_into_words():
    found = planned_of(
        step(notes="x" * 250),
        step(duration_type="calories", duration_value=250),
        step(
            target_type="heart_rate",
            custom_target_value_low=240,
            custom_target_value_high=250,
            target_value=0,
        ),
        step(
            target_type="speed",
            custom_target_value_low=90_000,
            custom_target_value_high=99_000,
            target_value=0,
        ),
        step(duration_type="repeat_until_time", duration_value=0, target_value=300_000),
    )

    once = (Reworded.CUE, Reworded.OTHER_END, Reworded.HEART_RATES, Reworded.LIMITED, Reworded.TIMES)
    assert found.reworded == dict.fromkeys(once, 1)


def test_read_of_a_repeated_warm_up_stays_one():
    found = workout(
        step(duration_value=30_000, intensity="warmup"),
        step(duration_value=30_000, intensity="rest"),
        step(duration_type=AGAIN, duration_value=0, target_value=4),
        step(duration_value=600_000, intensity="active"),
    )

    assert [isinstance(item, Repeat) for item in (*found.warm_up, *found.main)] == [True, False]

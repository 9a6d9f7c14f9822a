"""Planned workouts from workout files."""

from typing import Any

import pytest

from analytics.workout import Repeat, Step, Target, TargetKind, Workout
from ingest.parsers import Unreadable, fit
from tests.ingest.parsers.samples import START, encoded, message
from tests.ingest.parsers.test_fit_real_files import FOLDER, needs_files

OPEN = Target(TargetKind.OPEN)


def zone(number: int) -> Target:
    return Target(TargetKind.ZONE, number, number)


def step(**fields: Any) -> dict[str, Any]:
    return {"duration_type": "time", "duration_value": 60_000, "target_type": "open", **fields}


def workout(*steps: dict[str, Any], sport: str = "running") -> Workout:
    data = encoded(
        message("FILE_ID", type="workout", time_created=START),
        message("WORKOUT", sport=sport, num_valid_steps=len(steps), wkt_name="Track"),
        *(message("WORKOUT_STEP", message_index=i, **fields) for i, fields in enumerate(steps)),
    )
    (planned,) = fit.read(data).workouts
    assert planned.name == "Track"
    return planned.workout


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
    assert found.main == (Repeat(8, (Step(None, 400, OPEN), Step(90, None, OPEN))),)
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


@pytest.mark.parametrize("target_type", ["speed", "heart_rate", "power"])
def test_read_takes_zones_for_targets(target_type: str):
    assert only_step(target_type=target_type, target_value=3).target == zone(3)


@pytest.mark.parametrize(
    "target_type, low, high, cue",
    [
        ("speed", 3704, 4000, "4:10–4:30 /km"),
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
        ("open", 0, "until you press lap"),
        ("hr_less_than", 225, "until HR below 125 bpm"),
        ("hr_greater_than", 80, "until HR above 80% of max"),
        ("calories", 250, "until 250 kcal"),
    ],
)
def test_read_gives_a_step_without_time_or_distance_ten_minutes(kind: str, value: int, cue: str):
    found = only_step(duration_type=kind, duration_value=value)

    assert (found.duration_s, found.cue) == (600, cue)


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
    ],
    ids=["another sport", "no steps", "500 times", "25 hours"],
)
def test_read_refuses_a_workout_that_cannot_be(steps: list[dict[str, Any]], sport: str):
    with pytest.raises(Unreadable) as refused:
        workout(*steps, sport=sport)

    assert refused.value.params == {"category": "workout"}


@needs_files
def test_read_of_garmin_s_example_repeats_three_times():
    (planned,) = fit.read((FOLDER / "fit" / "workout_repeat_steps.fit").read_bytes()).workouts

    steps = (Step(None, 500, zone(5), "B1_"), Step(None, 500, zone(3), "B2_"))
    assert planned.workout.main == (Repeat(3, steps),)

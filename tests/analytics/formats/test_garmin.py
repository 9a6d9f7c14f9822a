"""Garmin's JSON: one target a step, one end, an order of its own for every row."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from analytics.workout import Step, Workout, flatten
from analytics.workout.formats import Loss, Runner, write_garmin
from analytics.workout.text import parse
from tests.analytics.formats.watch import KNOWN, NOBODY
from tests.analytics.test_workout_text_round_trip import CHEAP
from tests.analytics.written import written_workouts

ENDS = {1: "lap.button", 2: "time", 3: "distance", 7: "iterations"}
TARGETS = {1: "no.target", 4: "heart.rate.zone", 6: "pace.zone"}


def document(workout: Workout, runner: Runner = KNOWN) -> Any:
    return json.loads(write_garmin(workout, title="Track", runner=runner).data)


def rows(workout: Workout, runner: Runner = KNOWN) -> list[Any]:
    (segment,) = document(workout, runner)["workoutSegments"]
    return segment["workoutSteps"]


def only(text: str, runner: Runner = KNOWN) -> Any:
    (row,) = rows(parse(text), runner)
    return row


def every(items: list[Any]) -> Iterator[Any]:
    for row in items:
        yield row
        yield from every(row.get("workoutSteps", []))


def run(items: list[Any]) -> Iterator[Any]:
    """The steps in the order they are run."""
    for row in items:
        if row["type"] == "RepeatGroupDTO":
            for _ in range(row["numberOfIterations"]):
                yield from run(row["workoutSteps"])
        else:
            yield row


@pytest.mark.no_cover
@given(written_workouts())
@settings(CHEAP, max_examples=1000)
def test_the_document_says_what_was_planned(workout: Workout) -> None:
    found = rows(workout)

    assert [row["stepOrder"] for row in every(found)] == list(range(1, len(list(every(found))) + 1))
    planned = [flat.step for flat in flatten(workout)]
    seen = list(run(found))
    assert len(seen) == len(planned)
    for step, row in zip(planned, seen, strict=True):
        assert_same(step, row)


def assert_same(step: Step, row: Any) -> None:
    end, target = row["endCondition"], row["targetType"]
    assert ENDS[end["conditionTypeId"]] == end["conditionTypeKey"]
    assert TARGETS[target["workoutTargetTypeId"]] == target["workoutTargetTypeKey"]
    wanted = step.duration_s if step.distance_m is None else step.distance_m
    assert row.get("endConditionValue") == (None if wanted is None else pytest.approx(wanted, abs=0.01))
    assert (row["stepType"]["stepTypeId"] == 5) == step.is_rest
    assert not {"zoneNumber", "targetValueOne"} <= row.keys()
    if "targetValueOne" in row:
        assert 0 < row["targetValueOne"] < row["targetValueTwo"]


def test_head_of_the_document() -> None:
    found = document(parse("10m Z1\n400mtr Z5"))

    assert (found["workoutName"], found["sportType"]["sportTypeId"]) == ("Track", 1)
    assert found["estimatedDurationInSecs"] == pytest.approx(600 + 400 / (3.7 * 1.056), abs=5)


def test_steps_know_the_repeat_they_stand_in() -> None:
    outer = only("2x\n  3x\n    200mtr Z5\n    200mtr Z1\n  rest 3m")

    inner, rest = outer["workoutSteps"]
    assert (outer["childStepId"], inner["childStepId"], rest["childStepId"]) == (1, 2, 1)
    assert [one["childStepId"] for one in inner["workoutSteps"]] == [2, 2]
    assert (outer["endCondition"]["conditionTypeId"], outer["endConditionValue"]) == (7, 2.0)


def test_parts_of_a_workout_have_their_types() -> None:
    text = "Warm-up\n10m Z1\n\nMain set\n2x\n  400mtr Z5\n  200mtr Z1\n  rest 30s\n\nCool-down\n10m Z1"

    found = [row["stepType"]["stepTypeId"] for row in every(rows(parse(text)))]

    assert found == [1, 6, 3, 4, 5, 2]


@pytest.mark.parametrize(
    "text, runner, expected",
    [
        ("10m Z2", NOBODY, (4, 2, None, None)),
        ("10m Z2 pace", NOBODY, (6, 2, None, None)),
        ("10m Z2 HR", KNOWN, (4, None, 146, 154)),
        ("10m @4:10-4:00/km", NOBODY, (6, None, 4.0, 4.167)),
        ("10m RPE 7", KNOWN, (1, None, None, None)),
    ],
)
def test_a_zone_or_a_range(text: str, runner: Runner, expected: tuple[float | None, ...]) -> None:
    row = only(text, runner)

    names = ("zoneNumber", "targetValueOne", "targetValueTwo")
    assert (row["targetType"]["workoutTargetTypeId"], *(row.get(name) for name in names)) == expected


def test_words_stand_in_the_description_and_long_ones_are_cut() -> None:
    assert only("Strides 20s RPE 9")["description"] == "Strides RPE 9"
    assert "description" not in only("20s Z1")


def test_what_is_lost_is_said() -> None:
    found = write_garmin(parse("ramp 10m 60-80% pace\n10m RPE 7"), title="", runner=KNOWN).lost

    assert {one.code: one.steps for one in found} == {Loss.COUNTED: 1, Loss.EFFORT: 1, Loss.RAMP: 1}

"""Text and steps say the same: what is written reads back exactly."""

import json

import pytest
from hypothesis import HealthCheck, given, settings

from analytics.workout import Workout, from_json, to_json
from analytics.workout.text import parse, write
from tests.analytics.written import Bytes, workout_of, written_workouts

CHEAP = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None)


@pytest.mark.no_cover
@given(written_workouts())
@settings(CHEAP, max_examples=5000)
def test_a_written_workout_reads_back_exactly(workout: Workout) -> None:
    assert parse(write(workout)) == workout


@given(written_workouts())
@settings(CHEAP, max_examples=300)
def test_json_of_every_kind_of_step_reads_back_exactly(workout: Workout) -> None:
    assert from_json(json.loads(json.dumps(to_json(workout)))) == workout


TYPED = [
    "10m Z1",
    "- 10 min easy 10m Z1\n- 8x 400mtr @3:28/km + 200mtr jog\n- 10min Z1",
    "Warmup\n- 10m ramp 60%-80% Pace\n\nMain Set 4x\n- 3m 4:15/km Pace\n- 2m rest\n\nCooldown\n- 5' Z1 HR",
    "3x\n  2x\n    400mtr r pace\n    rest 90s\n  3m Z1",
    "5m 3:40-3:50/km\n1.5km 14,5km/h".replace(",", "."),
]


@pytest.mark.parametrize("text", TYPED)
def test_writing_what_was_read_changes_nothing_more(text: str) -> None:
    written = write(parse(text))

    assert write(parse(written)) == written


def test_the_generated_workouts_have_every_kind_of_step() -> None:
    texts = "\n".join(
        write(workout_of(Bytes(bytes((k * 7 + i * i * 31) % 256 for i in range(160))))) for k in range(400)
    )

    wanted = (
        "rest ",
        "ramp ",
        "press lap",
        "/mi",
        "km/h",
        "mph",
        "m/s",
        " pace",
        "LTHR",
        "RPE",
        " HR",
        "Warm-up",
    )
    assert [word for word in wanted if word not in texts] == []

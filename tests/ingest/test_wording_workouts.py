"""What a workout file could not keep, as sentences."""

from ingest.parsers import Reworded
from ingest.services import NotAWorkout
from ingest.wording_workouts import REWORDED, not_a_workout, reworded


def test_every_code_has_a_sentence() -> None:
    assert set(REWORDED) == set(Reworded)


def test_sentences_count_their_steps() -> None:
    assert reworded({"cue": 1, "messages": 3}) == [
        "A long cue was cut.",
        "Of several messages in a step, the first is kept. (3 steps)",
    ]


def test_refusals_are_said_for_workouts_and_else_as_for_any_file() -> None:
    found = [not_a_workout(NotAWorkout(code)) for code in ("not_read", "empty")]

    assert found == [
        "This file holds no workout for runners.",
        "The file is empty. Export it from the watch again.",
    ]

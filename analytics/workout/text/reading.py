"""A workout from its text: headings, steps, repeats by indentation or up to a blank line."""

from typing import NamedTuple

from analytics.workout.errors import BadWorkout
from analytics.workout.steps import BLOCKS, MAX_RUN_STEPS, Item, Workout, run_steps
from analytics.workout.text.blocks import Blocks, Placed
from analytics.workout.text.errors import BadText, Code, TextError
from analytics.workout.text.scanning import MAX_ERRORS, scanned

MAX_CHARACTERS = 20_000


class Reading(NamedTuple):
    """The workout, or None and every error of the text in the order of its lines."""

    workout: Workout | None
    errors: tuple[TextError, ...]


def parse(text: str) -> Workout:
    """The workout that the text says. Raises BadText with all its errors."""
    workout, errors = read(text)
    if workout is None:
        raise BadText(errors)
    return workout


def read(text: str) -> Reading:
    """The same without raising, for an editor that marks every line. Time grows with the text's length."""
    if len(text) > MAX_CHARACTERS:
        return Reading(None, (TextError(Code.TEXT_TOO_LONG, 1, 1, 1, {"most": MAX_CHARACTERS}),))
    errors: list[TextError] = []
    blocks = Blocks(scanned(text, errors), errors)
    found = blocks.read()
    if not errors:
        errors += _too_many(found)
    if errors:
        in_order = sorted(errors, key=lambda error: (error.line, error.column))
        return Reading(None, tuple(in_order[:MAX_ERRORS]))
    return _built(found)


def _too_many(found: dict[str, list[Placed]]) -> list[TextError]:
    """The line whose steps are one too many."""
    steps = 0
    for block in BLOCKS:
        for row, item in found[block]:
            steps += run_steps(item)
            if steps > MAX_RUN_STEPS:
                return [row.error(Code.TOO_MANY_STEPS, most=MAX_RUN_STEPS)]
    return []


def _built(found: dict[str, list[Placed]]) -> Reading:
    try:
        return Reading(Workout(*(_items(found[block]) for block in BLOCKS)), ())
    except BadWorkout as refusal:
        return Reading(None, (found["main"][0][0].error(Code(refusal.code)),))


def _items(placed: list[Placed]) -> tuple[Item, ...]:
    return tuple(item for _, item in placed)

"""A workout as a list in which a repeat points back, as watches keep it."""

from collections.abc import Iterator
from typing import NamedTuple

from analytics.workout.intensity import is_easy
from analytics.workout.steps import BLOCKS, Item, Physiology, Repeat, Step, Workout


class Place(NamedTuple):
    """A step with its block; a recovery is easy and stands between harder ones of a repeat."""

    step: Step
    block: str
    recovery: bool


class Back(NamedTuple):
    """Once more from the row with that number, until it was done so often."""

    first: int
    times: int


Row = Place | Back


def numbered(workout: Workout, physiology: Physiology) -> list[Row]:
    """Every step once, in order; each repeat as a row behind what it repeats."""
    rows: list[Row] = []
    for block in BLOCKS:
        for item in getattr(workout, block):
            _add(item, block, rows, physiology)
    return rows


def is_recovery(step: Step, among: tuple[Item, ...], physiology: Physiology) -> bool:
    """Easy, beside something harder in the same repeat."""
    return is_easy(step, physiology) and any(not is_easy(one, physiology) for one in _steps(among))


def _add(item: Item, block: str, rows: list[Row], physiology: Physiology) -> None:
    if isinstance(item, Step):
        rows.append(Place(item, block, recovery=False))
        return
    first = len(rows)
    for inner in item.steps:
        if isinstance(inner, Step):
            rows.append(Place(inner, block, is_recovery(inner, item.steps, physiology)))
        else:
            _add(inner, block, rows, physiology)
    rows.append(Back(first, item.times))


def _steps(items: tuple[Item, ...]) -> Iterator[Step]:
    for item in items:
        if isinstance(item, Repeat):
            yield from _steps(item.steps)
        else:
            yield item

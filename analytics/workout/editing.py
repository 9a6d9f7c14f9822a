"""Steps moved, doubled and taken out, as an editor asks: what is left is a whole workout, or refused."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from analytics.workout.errors import BadWorkout
from analytics.workout.steps import BLOCKS, MAX_RUN_STEPS, Item, Repeat, Workout, run_steps

Items = tuple[Item, ...]
Act = Callable[[Items, int], Items]
MAX_NAME = 40


class Place(NamedTuple):
    """Where a step or a repeat stands: its block, and its number at each depth, from 0."""

    block: str
    path: tuple[int, ...]

    def __str__(self) -> str:
        return ".".join((self.block, *map(str, self.path)))


class Edited(NamedTuple):
    """The workout after the deed, and where what it was done to stands now; None where that is gone."""

    workout: Workout
    place: Place | None


def place_named(text: str) -> Place | None:
    """The place that str() wrote (`main.2.0`), else None."""
    block, *numbers = text[:MAX_NAME].split(".")
    known = block in BLOCKS and numbers and all(number.isascii() and number.isdigit() for number in numbers)
    return Place(block, tuple(map(int, numbers))) if known else None


def places(workout: Workout) -> tuple[Place, ...]:
    """Every step and repeat in the order of its lines, a repeat before what it repeats."""
    return tuple(
        Place(block, path) for block in BLOCKS for path in _paths(getattr(workout, block), before=())
    )


def duplicated(workout: Workout, place: Place) -> Edited:
    """The item once more behind itself. Raises BadWorkout."""
    _demand(workout, place)
    after = _with(workout, place, lambda items, at: (*items[: at + 1], *items[at:]))
    return Edited(after, Place(place.block, (*place.path[:-1], place.path[-1] + 1)))


def removed(workout: Workout, place: Place) -> Edited:
    """Without the item; a repeat that had nothing else goes with it. Raises BadWorkout."""
    _demand(workout, place)
    return Edited(_with(workout, place, _without), None)


def moved(workout: Workout, place: Place, by: int) -> Edited:
    """One place up (by −1) or down (1): past its neighbour, else out of its repeat, else into the next block.

    Raises BadWorkout.
    """
    siblings = _demand(workout, place)
    at = place.path[-1]
    if 0 <= at + by < len(siblings):
        after = _with(workout, place, lambda items, here: _swapped(items, here, here + by))
        return Edited(after, Place(place.block, (*place.path[:-1], at + by)))
    if len(place.path) > 1:
        return _out_of_repeat(workout, place, by)
    return _into_block(workout, place, by)


def _out_of_repeat(workout: Workout, place: Place, by: int) -> Edited:
    inner, parent = place.path[-1], Place(place.block, place.path[:-1])
    stays = 0

    def leave(items: Items, at: int) -> Items:
        nonlocal stays
        repeat = items[at]
        steps = repeat.steps if isinstance(repeat, Repeat) else ()
        left = _without(steps, inner)
        kept: Items = (replace(repeat, steps=left),) if isinstance(repeat, Repeat) and left else ()
        stays = len(kept)
        around = (steps[inner], *kept) if by < 0 else (*kept, steps[inner])
        return (*items[:at], *around, *items[at + 1 :])

    after = _with(workout, parent, leave)
    return Edited(after, Place(place.block, (*parent.path[:-1], parent.path[-1] + (stays if by > 0 else 0))))


def _into_block(workout: Workout, place: Place, by: int) -> Edited:
    """To the end of the block before, or the beginning of the next; at the very end nothing happens."""
    other = BLOCKS.index(place.block) + by
    if not 0 <= other < len(BLOCKS):
        return Edited(workout, place)
    here: Items = getattr(workout, place.block)
    there: Items = getattr(workout, BLOCKS[other])
    item, at = here[place.path[0]], len(there) if by < 0 else 0
    after = replace(
        workout,
        **{place.block: _without(here, place.path[0]), BLOCKS[other]: (*there[:at], item, *there[at:])},
    )
    return Edited(after, Place(BLOCKS[other], (at,)))


def _with(workout: Workout, place: Place, act: Act) -> Workout:
    items = _acted(getattr(workout, place.block), place.path, act)
    after = replace(workout, **{place.block: items})
    if sum(run_steps(item) for block in BLOCKS for item in getattr(after, block)) > MAX_RUN_STEPS:
        raise BadWorkout("too_many_steps", most=MAX_RUN_STEPS)
    return after


def _acted(items: Items, path: tuple[int, ...], act: Act) -> Items:
    at, *rest = path
    if not rest:
        return act(items, at)
    repeat = items[at]
    steps = _acted(repeat.steps, tuple(rest), act) if isinstance(repeat, Repeat) else ()
    kept: Items = (replace(repeat, steps=steps),) if isinstance(repeat, Repeat) and steps else ()
    return (*items[:at], *kept, *items[at + 1 :])


def _demand(workout: Workout, place: Place) -> Items:
    """The items among which the place is. Raises BadWorkout where there is none."""
    items: Items = getattr(workout, place.block)
    for depth, at in enumerate(place.path):
        if at >= len(items):
            raise BadWorkout("no_such_step")
        if depth + 1 < len(place.path):
            repeat = items[at]
            items = repeat.steps if isinstance(repeat, Repeat) else ()
    return items


def _paths(items: Items, before: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for at, item in enumerate(items):
        yield (*before, at)
        if isinstance(item, Repeat):
            yield from _paths(item.steps, (*before, at))


def _without(items: Items, at: int) -> Items:
    return (*items[:at], *items[at + 1 :])


def _swapped(items: Items, at: int, other: int) -> Items:
    order = list(items)
    order[at], order[other] = order[other], order[at]
    return tuple(order)

"""What every reader of workout files shares: a workout within our limits, or none."""

from collections import Counter
from collections.abc import Iterable, Sequence

from analytics.workout import Item, Step, Workout, from_json, to_json
from analytics.workout.steps import MAX_CUE
from ingest.parsers.contents import Reworded

WARM_UP, COOL_DOWN = "warmup", "cooldown"

Named = tuple[str, Item]  # what part of the workout it says it is, itself


def in_blocks(items: Sequence[Named]) -> Workout:
    """The workout: what it begins with as a warm-up, and ends with as a cool-down, and the rest.

    Raises BadWorkout where it goes beyond what a workout may be.
    """
    start, end = 0, len(items)
    while start < end and items[start][0] == WARM_UP:
        start += 1
    while end > start and items[end - 1][0] == COOL_DOWN:
        end -= 1
    if start == end:
        start, end = 0, len(items)
    parts = (items[:start], items[start:end], items[end:])
    return from_json(to_json(Workout(*(tuple(item for _, item in part) for part in parts))))


def part_of(names: Iterable[str]) -> str:
    """What a repeat is part of: that of its steps where they agree, rests aside."""
    found = {name for name in names if name != "rest"}
    return found.pop() if len(found) == 1 else ""


def cue_of(words: Iterable[str], reworded: Counter[str]) -> str:
    """Everything that is said, once, in one line no longer than a cue may be."""
    said = ", ".join(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))
    if len(said) > MAX_CUE:
        reworded[Reworded.CUE] += 1
    return said[:MAX_CUE].rstrip()


def depth(item: Item) -> int:
    """How deep it repeats: 0 for a step."""
    return 0 if isinstance(item, Step) else 1 + max(map(depth, item.steps))

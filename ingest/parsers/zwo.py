"""Planned workouts from the running workouts of Zwift, by whatever program they were written.

A number there is a share of one of five paces of the runner, mile to marathon, which the file names and does
not know; each is put beside threshold pace by Riegel's law. Without a pace, it is a share of threshold pace.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence

from lxml import etree

from analytics.workout import (
    BadWorkout,
    Item,
    Manner,
    Physiology,
    Repeat,
    Step,
    Target,
    TargetKind,
    race_fraction,
    threshold_speed,
)
from ingest.parsers.contents import Contents, PlannedWorkout, Reworded
from ingest.parsers.markup import Document, local_name, text_of
from ingest.parsers.planned import COOL_DOWN, WARM_UP, Named, cue_of, in_blocks
from ingest.parsers.unreadable import Refusal, Unreadable

LARGEST_FILE = 1 << 20
MOST_ELEMENTS = 400
LONGEST_NUMBER = 20
PACES_M = (1609.344, 5000.0, 10_000.0, 21_097.5, 42_195.0)
PERCENT_LIMITS = (20.0, 200.0)
RIDE = "bike"

Reader = Callable[["Segment"], list[Item]]


class Segment:
    """One element: its numbers, what it says, and how the file counts."""

    def __init__(self, element: etree._Element, in_metres: bool, reworded: Counter[str]) -> None:
        self.name = local_name(element.tag)
        self.words = [
            child.get("message", "") for child in element if local_name(child.tag).lower() == "textevent"
        ]
        self.in_metres, self.reworded, self._said = in_metres, reworded, element.attrib
        pace = self.number("pace")
        known = pace is not None and 0 <= pace < len(PACES_M)
        metres = PACES_M[int(pace)] if known and pace is not None else None
        self._factor = race_fraction(metres, threshold_speed(Physiology())) if metres else 1.0

    def number(self, name: str) -> float | None:
        """The attribute, where it is a number."""
        try:
            value = float(str(self._said.get(name, ""))[:LONGEST_NUMBER])
        except ValueError:
            return None
        return value if math.isfinite(value) else None

    def percent(self, name: str) -> float | None:
        """Percent of threshold pace, no more and no less than a target may be."""
        share = self.number(name)
        if share is None:
            return None
        percent = round(100 * share * self._factor, 1)
        limited = min(max(percent, PERCENT_LIMITS[0]), PERCENT_LIMITS[1])
        self.reworded[Reworded.LIMITED] += limited != percent
        return limited

    def ends(self, low: str, high: str, both: str) -> tuple[float | None, float | None]:
        """A range by its two attributes, or one number for both."""
        found = self.percent(low), self.percent(high)
        if found != (None, None):
            return found
        one = self.percent(both)
        return one, one

    def step(self, target: Target, length: str, manner: Manner = Manner.EVEN, *, said: bool = True) -> Step:
        amount = self.number(length)
        cue = cue_of(self.words[:1], self.reworded) if said else ""
        self.reworded[Reworded.MESSAGES] += max(len(self.words) - 1, 0) if said else len(self.words)
        if self.in_metres and target.kind is not TargetKind.OPEN:
            return Step(None, amount or 0.0, target, cue, manner)
        return Step(amount or 0.0, None, target, cue, manner)


def read(data: bytes) -> Contents:
    """The workout of the file. Raises Unreadable, and nothing else."""
    if len(data) > LARGEST_FILE:
        raise Unreadable(Refusal.TOO_LARGE, limit=LARGEST_FILE, of="bytes")
    document = Document(data, "textevent", "workout")
    found = [element for _, element in document]
    root = document.root
    if root is None or not found or text_of(root, "sportType").lower() == RIDE:
        raise Unreadable(Refusal.NOT_READ, category="workout")
    in_metres = text_of(root, "durationType").lower() == "distance"
    reworded: Counter[str] = Counter()
    try:
        workout = in_blocks(_items(found[-1], in_metres, reworded))
    except BadWorkout as refusal:
        raise Unreadable(Refusal.NOT_READ, category="workout") from refusal
    kept = {code: count for code, count in reworded.items() if count}
    return Contents(workouts=(PlannedWorkout(text_of(root, "name"), workout, reworded=kept),))


def _items(workout: etree._Element, in_metres: bool, reworded: Counter[str]) -> list[Named]:
    items: list[Named] = []
    for place, element in enumerate(workout):
        name = local_name(element.tag)
        reader = READERS.get(name)
        if reader is None or place >= MOST_ELEMENTS:
            reworded[Reworded.ELEMENTS] += 1
            continue
        items += [(PARTS.get(name, ""), item) for item in reader(Segment(element, in_metres, reworded))]
    return items


def _steady(segment: Segment) -> list[Item]:
    return [segment.step(_target(*segment.ends("PowerLow", "PowerHigh", "Power")), "Duration")]


def _ramp(segment: Segment) -> list[Item]:
    begin, end = segment.ends("PowerLow", "PowerHigh", "Power")
    if segment.name == "Cooldown" and begin is not None and end is not None:
        begin, end = max(begin, end), min(begin, end)
    if begin is None or end is None or begin == end:
        return [segment.step(_target(begin, end), "Duration")]
    manner = Manner.RAMP_UP if begin < end else Manner.RAMP_DOWN
    return [segment.step(_target(begin, end), "Duration", manner)]


def _intervals(segment: Segment) -> list[Item]:
    on = _target(*segment.ends("PowerOnLow", "PowerOnHigh", "OnPower"))
    off = _target(*segment.ends("PowerOffLow", "PowerOffHigh", "OffPower"))
    steps = (segment.step(on, "OnDuration"), segment.step(off, "OffDuration", said=False))
    segment.reworded[Reworded.MESSAGES] -= len(segment.words)
    return [Repeat(int(segment.number("Repeat") or 1), steps)]


def _free(segment: Segment) -> list[Item]:
    return [segment.step(Target(TargetKind.OPEN), "Duration")]


def _target(*ends: float | None) -> Target:
    known: Sequence[float] = [end for end in ends if end is not None]
    if not known:
        return Target(TargetKind.OPEN)
    return Target(TargetKind.PACE_PCT, min(known), max(known))


READERS: dict[str, Reader] = {
    "Warmup": _ramp,
    "Cooldown": _ramp,
    "Ramp": _ramp,
    "SteadyState": _steady,
    "IntervalsT": _intervals,
    "FreeRide": _free,
    "Freeride": _free,
    "FreeRun": _free,
    "MaxEffort": _free,
}
PARTS = {"Warmup": WARM_UP, "Cooldown": COOL_DOWN}

"""What a format cannot say of a workout: codes with the number of steps, for the reader's own sentence."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class Loss(StrEnum):
    """Every change on the way out, by what the runner will notice."""

    COUNTED = "counted"  # percent became the athlete's bpm and paces of that day
    UNKNOWN_PACE = "unknown_pace"  # no threshold pace is known: the target is in words
    UNKNOWN_HR = "unknown_hr"  # no threshold heart rate is known: the target is in words
    WATCH_ZONES = "watch_zones"  # a zone's number, which means the zones set on the watch
    WIDENED = "widened"  # a single pace or heart rate became a range around it
    EFFORT = "effort"  # RPE is in words
    RAMP = "ramp"  # a ramp became its whole range
    REST = "rest"  # a standing rest is in words
    LAP = "lap"  # what the lap button ends has an estimated time
    METRES = "metres"  # a distance became its time
    HEART_RATE = "heart_rate"  # heart rate became the pace that answers to it
    MIDDLE = "middle"  # a range became its middle
    ZONES_BY_PACE = "zones_by_pace"  # a zone of either kind became one by pace
    PERCENT = "percent"  # training paces and speeds became percent of threshold pace
    WRITTEN_OUT = "written_out"  # repeats stand there as often as they are run
    ROUNDED = "rounded"  # to whole seconds or metres
    CUE = "cue"  # a cue is cut, or left out
    MANY_STEPS = "many_steps"  # more than many watches take
    RACE_PACE = "race_pace"  # the runner's own 10 km pace, as set in the program, counts


@dataclass(frozen=True, slots=True)
class Lost:
    """One kind of change, and how many steps it touches."""

    code: Loss
    steps: int


@dataclass(frozen=True, slots=True)
class Written:
    """A file's bytes, and what it does not say."""

    data: bytes
    lost: tuple[Lost, ...]


class Losses:
    """Counts while a file is written."""

    def __init__(self) -> None:
        self._steps: Counter[Loss] = Counter()

    def note(self, code: Loss, *, when: bool = True) -> None:
        """One more step that it happens to."""
        if when:
            self._steps[code] += 1

    def found(self) -> tuple[Lost, ...]:
        """In the order of the codes."""
        return tuple(Lost(code, self._steps[code]) for code in Loss if self._steps[code])

"""Make a recording's clock straight.

A device sets its clock while it records, when it first sees a satellite or its phone: the records then jump
though no time was lost or won. Records between two jumps form a spell on a clock of its own.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.parsers.recording import Stream

LONGEST_STEP_BACK_S = 10.0  # messages written late; beyond, the clock was set
LONGEST_GAP_S = 86_400.0  # between records where the timer was not stopped
LONGEST_PAUSE_S = 60 * 86_400.0
_SHORTEST_SPELL = 4  # fewer records on a clock of their own are damage,
_MOST_SPELLS = 20  # and so are all but the longest
_SLACK_S = 60.0

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Clock:
    """The records that have a place in time, and that time; `jumps` are repaired, the others left out."""

    kept: Indices
    straight: Stream  # same unit and origin as the raw times, never falling
    jumps: int
    dropped: int  # on a clock of their own
    untimed: int
    spells: tuple[tuple[float, float, float], ...]  # raw first, raw last, seconds to add

    def straighten(self, raw: float) -> float:
        """The straight time of any raw time the same device wrote."""
        for first, last, shift in self.spells:
            if first - _SLACK_S <= raw <= last + _SLACK_S:
                return raw + shift
        return raw


def straighten(raw: Stream, stops: Stream) -> Clock:
    """Straighten raw times in seconds, shape (n,), NaN where a record has none.

    `stops` are the raw times at which the timer was stopped: behind one, a long gap is a pause. The spell
    with the most records keeps its time; the others follow or lead it by one second.
    """
    if _runs_well(raw):
        first, last = float(raw[0]), float(raw[-1])
        return Clock(np.arange(len(raw)), raw, jumps=0, dropped=0, untimed=0, spells=((first, last, 0.0),))
    timed = np.flatnonzero(~np.isnan(raw))
    steady = timed[~_excursions(raw[timed])]
    spell = _spells(raw[steady], stops)
    kept = steady[_believed(np.bincount(spell))[spell]]

    times = raw[kept]
    spell = _spells(times, stops)
    firsts, lasts = _bounds(spell)
    shifts = _shifts(times[firsts], times[lasts], np.bincount(spell))
    return Clock(
        kept=kept,
        straight=np.maximum.accumulate(times + shifts[spell]),
        jumps=max(0, len(firsts) - 1),
        dropped=len(timed) - len(kept),
        untimed=len(raw) - len(timed),
        spells=tuple(
            (float(times[first : last + 1].min()), float(times[first : last + 1].max()), float(shift))
            for first, last, shift in zip(firsts, lasts, shifts, strict=True)
        ),
    )


def _runs_well(raw: Stream) -> bool:
    """Whether every record has a time, none is before another, and no gap asks for a reason."""
    steps = np.diff(raw)
    return len(steps) > 0 and bool(steps.min() >= 0 and steps.max() <= LONGEST_GAP_S)


def _excursions(times: Stream) -> NDArray[np.bool_]:
    """Records, up to three in a row, that leave the line of time for a place to which it returns at once."""
    found = np.zeros(len(times), dtype=np.bool_)
    for width in range(1, _SHORTEST_SPELL):
        count = max(0, len(times) - width - 1)
        before, first, last, after = (times[at : at + count] for at in (0, 1, width, width + 1))
        away = np.minimum(np.abs(first - before), np.abs(after - last)) > LONGEST_STEP_BACK_S
        returns = (after - before >= -LONGEST_STEP_BACK_S) & (after - before <= _SLACK_S)
        gone = away & returns & ((first - before) * (after - last) < 0)
        for place in range(1, width + 1):
            found[place : place + count] |= gone
    return found


def _spells(times: Stream, stops: Stream) -> Indices:
    """Number each record's spell, from 0."""
    step = np.diff(times)
    stops = np.sort(stops)
    stopped = np.searchsorted(stops, times[1:], "right") > np.searchsorted(stops, times[:-1] - 2.0, "left")
    jumped = (step < -LONGEST_STEP_BACK_S) | (step > np.where(stopped, LONGEST_PAUSE_S, LONGEST_GAP_S))
    return np.concatenate((np.zeros(min(1, len(times)), dtype=np.intp), np.cumsum(jumped, dtype=np.intp)))


def _believed(sizes: Indices) -> NDArray[np.bool_]:
    """Which spells, given their numbers of records, are no damage."""
    believed: NDArray[np.bool_] = sizes >= min(_SHORTEST_SPELL, sizes.max(initial=0))
    believed[np.argsort(-sizes, kind="stable")[_MOST_SPELLS:]] = False
    return believed


def _bounds(spell: Indices) -> tuple[Indices, Indices]:
    """First and last index of each spell."""
    numbers = np.arange(spell[-1] + 1 if len(spell) else 0)
    return np.searchsorted(spell, numbers, "left"), np.searchsorted(spell, numbers, "right") - 1


def _shifts(starts: Stream, ends: Stream, sizes: Indices) -> Stream:
    """Seconds to add to each spell, so that one follows the other after a second."""
    shifts = np.concatenate((np.zeros(min(1, len(starts))), np.cumsum(ends[:-1] + 1.0 - starts[1:])))
    return shifts - shifts[np.argmax(sizes)] if len(shifts) else shifts

"""The laps that a runner took for the repetitions of a workout."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.resample import timer_time
from ingest.parsers.recording import Lap, Pause
from ingest.reconcile.named import Rep

DISTANCE_SHARE, DURATION_SHARE = 0.12, 0.06  # a track is measured, a watch on it is not
DISTANCE_M, DURATION_S = 15.0, 3.0  # of the finger on the button
SLOWER = 0.95  # what lies between two reps is slower than this share of the rep
MOST_LAPS_BETWEEN, MOST_LAPS_OF_REP = 6, 30
SPLIT_COST, BETWEEN_COST = 0.05, 0.02  # the simplest reading wins
AUTO = "distance"
EQUAL_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Stretch:
    """From start to end, timer seconds; distance as the laps say, None where they do not."""

    start_s: float
    end_s: float
    distance_m: float | None = None

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True)
class TimedLap:
    stretch: Stretch
    auto: bool  # one of a row of laps of equal length, which the watch took by itself
    splits: bool  # by distance: may be a part of a longer repetition
    after_pause: bool


@dataclass(frozen=True, slots=True)
class _Path:
    """The cheapest way to have found some reps, the last ending before lap `end`."""

    cost: float
    groups: tuple[tuple[int, int], ...] = ()


def timed(laps: Sequence[Lap], pauses: Sequence[Pause]) -> tuple[TimedLap, ...]:
    """Laps in timer seconds. Those without a duration are left out."""
    known = [lap for lap in laps if lap.summary.timer_s]
    starts = timer_time(np.array([lap.start_s for lap in known], dtype=np.float64), pauses)
    return tuple(
        TimedLap(
            Stretch(start, start + (lap.summary.timer_s or 0.0), lap.summary.distance_m),
            auto=_is_auto(known, at),
            splits=lap.trigger == AUTO,
            after_pause=any(abs(pause.end_s - lap.start_s) <= DURATION_S for pause in pauses),
        )
        for at, (lap, start) in enumerate(zip(known, starts.tolist(), strict=True))
    )


def reps_in_laps(reps: Sequence[Rep], laps: Sequence[TimedLap], *, joined: bool) -> tuple[Stretch, ...]:
    """As many of the reps as the laps show, in order; `joined` reps follow each other without recovery.

    Each rep is a lap, or a row of automatic laps and the rest of the distance. Between two reps lies at least
    one slower lap, or a pause of the timer.
    """
    paths: dict[int, _Path] = {0: _Path(0.0)}
    found: tuple[tuple[int, int], ...] = ()
    for number, rep in enumerate(reps):
        following: dict[int, _Path] = {}
        for end, path in paths.items():
            for first in _firsts(laps, end, number, joined):
                for last in range(first, min(first + MOST_LAPS_OF_REP, len(laps))):
                    cost = _cost(rep, laps, first, last, joined)
                    if cost is not None and _slower_between(laps, path, (first, last)):
                        total = path.cost + cost + (BETWEEN_COST * (first - end) if number else 0.0)
                        _keep(following, last + 1, _Path(total, (*path.groups, (first, last))))
                    if not laps[last].splits:
                        break
        if not following:
            break
        paths = following
        found = min(paths.values(), key=lambda path: (path.cost, path.groups)).groups
    return tuple(together(laps[first : last + 1]) for first, last in found)


def together(laps: Sequence[TimedLap]) -> Stretch:
    known = [lap.stretch.distance_m for lap in laps]
    distances = [distance for distance in known if distance is not None]
    distance = sum(distances) if len(distances) == len(known) else None
    start = laps[0].stretch.start_s
    return Stretch(start, start + sum(lap.stretch.duration_s for lap in laps), distance)


def _is_auto(laps: Sequence[Lap], at: int) -> bool:
    distance = laps[at].summary.distance_m
    if laps[at].trigger != AUTO or not distance:
        return False
    neighbours = [laps[place] for place in (at - 1, at + 1) if 0 <= place < len(laps)]
    return any(
        lap.trigger == AUTO and abs((lap.summary.distance_m or 0.0) - distance) <= EQUAL_SHARE * distance
        for lap in neighbours
    )


def _firsts(laps: Sequence[TimedLap], end: int, number: int, joined: bool) -> range:
    """The laps with which the next rep may begin."""
    if number == 0:
        return range(len(laps))
    touching = joined or (end < len(laps) and laps[end].after_pause)
    return range(end if touching else end + 1, min(end + 1 + MOST_LAPS_BETWEEN, len(laps)))


def _cost(rep: Rep, laps: Sequence[TimedLap], first: int, last: int, joined: bool) -> float | None:
    """How far these laps are from the prescription, 0 to 1 and a little; None where they cannot be it."""
    if first == last and laps[first].auto and not joined:
        return None
    stretch = together(laps[first : last + 1])
    if rep.distance_m:
        if stretch.distance_m is None:
            return None
        off, allowed = stretch.distance_m - rep.distance_m, DISTANCE_SHARE * rep.distance_m + DISTANCE_M
    else:
        off = stretch.duration_s - (rep.duration_s or 0.0)
        allowed = DURATION_SHARE * (rep.duration_s or 0.0) + DURATION_S
    if abs(off) > allowed:
        return None
    return abs(off) / allowed + SPLIT_COST * (last - first)


def _slower_between(laps: Sequence[TimedLap], path: _Path, group: tuple[int, int]) -> bool:
    """Whether what lies between the last rep and this one is slower than both."""
    if not path.groups or path.groups[-1][1] + 1 == group[0]:
        return True
    before = path.groups[-1]
    between = _speed(laps, before[1] + 1, group[0] - 1)
    quick = [_speed(laps, *rep) for rep in (before, group)]
    return all(between is None or rep is None or between < SLOWER * rep for rep in quick)


def _speed(laps: Sequence[TimedLap], first: int, last: int) -> float | None:
    """Metres a second; None where a lap has no distance."""
    stretch = together(laps[first : last + 1])
    return None if stretch.distance_m is None else stretch.distance_m / stretch.duration_s


def _keep(paths: dict[int, _Path], end: int, path: _Path) -> None:
    if end not in paths or (path.cost, path.groups) < (paths[end].cost, paths[end].groups):
        paths[end] = path

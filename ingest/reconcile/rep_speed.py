"""Repetitions found where the speed changes, for runs without laps for them."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from ingest.parsers.recording import Stream
from ingest.reconcile.named import Rep
from ingest.reconcile.rep_laps import Stretch

SMOOTH_S = 7
LEVELS = 28  # thresholds tried between the slow and the fast of the run
SIZE_SHARE = 0.25  # how far a stretch may be from the prescription
SHORTEST_SHARE = 0.4  # what is shorter is no rep but a moment
BRIDGED_S = 6  # a dip this short does not end a rep
FASTER = 1.08  # reps are at least so much faster than what lies between
REACH_S = 15  # how far a border is looked for around where the threshold was crossed
CORE = 0.2  # of a stretch on each side that is left out of its level


def reps_in_speed(reps: Sequence[Rep], speed_m_s: Stream, fewest: int) -> tuple[Stretch, ...]:
    """The fast stretches that match the reps, in order; at least `fewest` of them, else none.

    `speed_m_s` is 1 Hz of timer time, shape (n,), NaN where unknown. Borders are those of the step function
    that fits the speed best (least squares), which keeps them within a few seconds in noise.
    """
    speed = _filled(speed_m_s)
    if len(speed) < 2 * SMOOTH_S or not speed.any():
        return ()
    smooth = _smoothed(speed)
    low, high = np.percentile(smooth, (10, 97))
    tried = [_at_threshold(reps, smooth, level, fewest) for level in np.linspace(low, high, LEVELS)[1:-1]]
    best = min(tried, key=lambda found: (-len(found[1]), found[0]))[1]
    if not best:
        return ()
    return tuple(Stretch(float(start), float(end)) for start, end in _refined(best, speed))


def _filled(speed: Stream) -> Stream:
    known = ~np.isnan(speed)
    if not known.any():
        return np.zeros(0)
    at = np.arange(len(speed))
    filled: Stream = np.interp(at, at[known], speed[known])
    return filled


def _smoothed(speed: Stream) -> Stream:
    padded = np.pad(speed, SMOOTH_S // 2, mode="edge")
    return np.convolve(padded, np.full(SMOOTH_S, 1 / SMOOTH_S), mode="valid")


def _at_threshold(
    reps: Sequence[Rep], speed: Stream, level: float, fewest: int
) -> tuple[float, list[tuple[int, int]]]:
    """How badly the best match fits, and its stretches above the level; none where too few match."""
    covered = np.concatenate(([0.0], np.cumsum(speed)))
    stretches = [
        (start, end)
        for start, end in _above(speed > level)
        if max(_share(rep, covered, start, end) for rep in reps) >= SHORTEST_SHARE
    ]
    for count in range(min(len(reps), len(stretches)), fewest - 1, -1):
        windows = [stretches[at : at + count] for at in range(len(stretches) - count + 1)]
        fitting = [
            (_error(reps, covered, window) + _unevenness(covered, window), window)
            for window in windows
            if _error(reps, covered, window) <= SIZE_SHARE and _stands_out(covered, window)
        ]
        if fitting:
            return min(fitting)
    return np.inf, []


def _above(fast: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[tuple[int, int]]:
    """Where it is fast, [start, end); short dips are bridged."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], fast, [False])).astype(np.int8)))
    runs: list[tuple[int, int]] = []
    for start, end in edges.reshape(-1, 2).tolist():
        if runs and start - runs[-1][1] <= BRIDGED_S:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _share(rep: Rep, covered: Stream, start: int, end: int) -> float:
    """The size of the stretch as a share of the rep's."""
    if rep.distance_m:
        return float(covered[end] - covered[start]) / rep.distance_m
    return (end - start) / rep.duration_s if rep.duration_s else 0.0


def _error(reps: Sequence[Rep], covered: Stream, window: Sequence[tuple[int, int]]) -> float:
    """The largest error of any rep of the window: one that does not fit spoils it."""
    pairs = zip(reps, window, strict=False)
    return max(abs(_share(rep, covered, start, end) - 1) for rep, (start, end) in pairs)


def _unevenness(covered: Stream, window: Sequence[tuple[int, int]]) -> float:
    """Spread of the reps' speeds: a piece of the warm-up among them gives itself away."""
    speeds = _speeds(covered, window)
    return float(speeds.std() / speeds.mean())


def _stands_out(covered: Stream, window: Sequence[tuple[int, int]]) -> bool:
    between = [(a[1], b[0]) for a, b in pairwise(window)]
    return bool(_speeds(covered, window).mean() >= FASTER * _speeds(covered, between).mean())


def _speeds(covered: Stream, parts: Sequence[tuple[int, int]]) -> Stream:
    starts, ends = np.array(parts).T
    speeds: Stream = (covered[ends] - covered[starts]) / (ends - starts)
    return speeds


def _refined(window: Sequence[tuple[int, int]], speed: Stream) -> list[tuple[int, int]]:
    ends = [0, *(end for _, end in window)]
    starts = [*(start for start, _ in window), len(speed)]
    refined = []
    for at, (start, end) in enumerate(window):
        fast, middle = _level(speed[start:end]), (start + end) // 2
        slow_before = _near(speed, ends[at], start, last=True)
        slow_after = _near(speed, end, starts[at + 1], last=False)
        refined.append(
            (
                _step(speed, start, (ends[at], middle), (slow_before, fast)),
                _step(speed, end, (middle, starts[at + 1]), (fast, slow_after)),
            )
        )
    return refined


def _level(values: Stream) -> float:
    margin = int(CORE * len(values))
    return float(np.median(values[margin : len(values) - margin])) if len(values) else 0.0


def _near(speed: Stream, start: int, end: int, *, last: bool) -> float:
    """The level beside a rep: of the minute next to it."""
    part = speed[start:end]
    return _level(part[-4 * REACH_S :] if last else part[: 4 * REACH_S])


def _step(speed: Stream, guess: int, within: tuple[int, int], levels: tuple[float, float]) -> int:
    """Where one level ends and the other begins: the least sum of squares within reach of the guess."""
    low, high = max(within[0], guess - REACH_S), min(within[1], guess + REACH_S)
    left, right = levels
    if high <= low:
        return guess
    part = speed[low:high]
    before = np.concatenate(([0.0], np.cumsum((part - left) ** 2)))
    after = np.concatenate((np.cumsum(((part - right) ** 2)[::-1])[::-1], [0.0]))
    return low + int(np.argmin(before + after))

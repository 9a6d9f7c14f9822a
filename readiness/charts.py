"""A stream as a line: a few points of many seconds, and what its ends stand for; and one value a day."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.samples import Array

WIDTH, HEIGHT, EDGE = 600.0, 120.0, 4.0
POINTS = 200
LOWEST, HIGHEST = 2, 98
"""Percentiles at the edges of the drawing: a stop at a traffic light does not flatten the rest."""


@dataclass(frozen=True, slots=True)
class Trace:
    """An SVG path in a box of WIDTH by HEIGHT; `low` and `high`: the values at its lower and upper edge."""

    path: str
    low: float
    high: float


def trace(values: Array) -> Trace | None:
    """The line of a 1 Hz stream, shape (n,), NaN for missing; None where hardly anything is known."""
    means = _decimated(values)
    known = means[~np.isnan(means)]
    if len(known) < 2:
        return None
    low, high = (float(bound) for bound in np.percentile(known, (LOWEST, HIGHEST)))
    span = high - low or 1.0
    heights = HEIGHT - EDGE - np.clip((means - low) / span, 0, 1) * (HEIGHT - 2 * EDGE)
    return Trace(_path(heights), low, high)


def daily(values: Sequence[float | None], *, low: float = 0.0, high: float = 100.0) -> str:
    """An SVG path through one value a day, in the same box; a day without one is a gap, a lone day a dot."""
    known = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    heights = height_of(known, low=low, high=high)
    path = _path(heights)
    step = WIDTH / max(len(heights) - 1, 1)
    bare = np.isnan(np.concatenate(([np.nan], heights, [np.nan])))
    alone = [n for n in range(len(heights)) if not bare[n + 1] and bare[n] and bare[n + 2]]
    return path + "".join(f"M{n * step:.1f} {heights[n]:.1f}h.01" for n in alone)


def levels(*values: float, low: float = 0.0, high: float = 100.0) -> str:
    """Lines across the box at these values."""
    heights = height_of(np.array(values, dtype=np.float64), low=low, high=high)
    return "".join(f"M0 {height:.1f}h{WIDTH:.0f}" for height in heights)


def height_of(values: Array, *, low: float, high: float) -> Array:
    """How far from the top of the box each value stands."""
    return HEIGHT - EDGE - np.clip((values - low) / (high - low), 0, 1) * (HEIGHT - 2 * EDGE)


def _decimated(values: Array) -> Array:
    """The mean of each of at most POINTS stretches; NaN where a stretch has no value."""
    stretches = np.array_split(values, min(POINTS, max(len(values), 1)))
    return np.array([np.nan if np.isnan(part).all() else np.nanmean(part) for part in stretches])


def _path(heights: Array) -> str:
    step = WIDTH / max(len(heights) - 1, 1)
    parts, drawing = [], False
    for number, height in enumerate(heights):
        if not np.isnan(height):
            parts.append(f"{'L' if drawing else 'M'}{number * step:.1f} {height:.1f}")
        drawing = not np.isnan(height)
    return "".join(parts)

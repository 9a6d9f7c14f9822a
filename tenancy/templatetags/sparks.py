"""A sparkline: fourteen days over the person's normal band."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

WIDTH, HEIGHT, SIDE, TOP = 150, 40, 5, 6
Point = tuple[float, float] | None


def spark(
    values: Sequence[float | None],
    low: float | None = None,
    high: float | None = None,
    label: str = "",
    bad: bool = True,
) -> SafeString:
    """A line; the last known value is a dot, red outside the band. None is a gap; the label is spoken."""
    known = [value for value in values if value is not None]
    drawing = _drawing(values, known, low, high, bad=bad) if known else ""
    start = SafeString('<svg class="spark" viewBox="0 0 150 40" width="150" height="40" role="img"')
    return format_html('{} aria-label="{}">{}</svg>', start, label, drawing)


def _drawing(
    values: Sequence[float | None],
    known: Sequence[float],
    low: float | None,
    high: float | None,
    *,
    bad: bool,
) -> SafeString:
    bounds = [bound for bound in (low, high) if bound is not None]
    floor, ceiling = min([*known, *bounds]), max([*known, *bounds])
    step = (WIDTH - 2 * SIDE) / max(len(values) - 1, 1)
    points: list[Point] = [
        None if value is None else (SIDE + index * step, _height(value, floor, ceiling))
        for index, value in enumerate(values)
    ]
    outside = bad and ((low is not None and known[-1] < low) or (high is not None and known[-1] > high))
    line = format_html('<path class="l" d="{}"/>', _path(points))
    return _band(low, high, floor, ceiling) + line + _dot(points, outside=outside)


def _height(value: float, floor: float, ceiling: float) -> float:
    share = (value - floor) / (ceiling - floor) if ceiling > floor else 0.5
    return HEIGHT - TOP - share * (HEIGHT - 2 * TOP)


def _path(points: Sequence[Point]) -> str:
    """Move after a gap, line otherwise; a lone point is a line of no length, a dot by its round end."""
    parts, pen_down = [], False
    for point in points:
        if point is not None:
            x, y = point
            parts.append(f"L{x:.1f} {y:.1f}" if pen_down else f"M{x:.1f} {y:.1f}h0")
        pen_down = point is not None
    return "".join(parts)


def _dot(points: Sequence[Point], *, outside: bool) -> SafeString:
    """Hollow when nothing is known of the last day."""
    x, y = next(point for point in reversed(points) if point is not None)
    look = "bad" if outside else "last"
    if points[-1] is None:
        look = "old"
    radius = 4 if look == "bad" else 3
    return format_html('<circle class="{}" cx="{}" cy="{}" r="{}"/>', look, f"{x:.1f}", f"{y:.1f}", radius)


def _band(low: float | None, high: float | None, floor: float, ceiling: float) -> SafeString:
    if low is None and high is None:
        return SafeString("")
    top = _height(ceiling if high is None else high, floor, ceiling)
    bottom = _height(floor if low is None else low, floor, ceiling)
    return format_html(
        '<rect class="band" x="0" y="{}" width="150" height="{}"/>', f"{top:.1f}", f"{bottom - top:.1f}"
    )

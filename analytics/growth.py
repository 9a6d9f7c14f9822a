"""Growth of weekly volume against the weeks before it (FIELD, safety rules of planning)."""

from collections.abc import Sequence
from dataclasses import dataclass

CAP = 0.10
LOADED = 3
LEAST_OVER = 0.005
"""Less over the cap than this is rounding."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A week's amount; `light` where it holds back on purpose: cutback, taper, recovery, a race."""

    amount: float
    light: bool = False


def growth(weeks: Sequence[Volume]) -> list[float | None]:
    """By what share each week is over the mean of the last three loaded ones; None where it is not known."""
    found: list[float | None] = []
    loaded: list[float] = []
    for week in weeks:
        known = len(loaded) >= LOADED
        mean = sum(loaded[-LOADED:]) / LOADED if known else 0.0
        found.append(week.amount / mean - 1 if mean > 0 and week.amount > 0 else None)
        if not week.light and week.amount > 0:
            loaded.append(week.amount)
    return found


def over_cap(share: float | None, cap: float = CAP) -> bool:
    """Whether the growth breaks the rule."""
    return share is not None and share > cap + LEAST_OVER

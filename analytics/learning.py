"""What coaches' decisions say of a rule: how often it was right, and where its threshold could stand."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

LEAST_DECISIONS = 8
"""Fewer decisions say nothing of a threshold (project default)."""
LEAST_FALSE_ALARMS = 3
MOST_OF = 0.5
"""A threshold is worth a change where it would have spared more than this share of the false alarms."""


class Verdict(StrEnum):
    """What became of a case."""

    APPROVED = "approved"
    EDITED = "edited"
    DISMISSED = "dismissed"
    FALSE_ALARM = "false_alarm"
    UNDONE = "undone"


TAKEN = frozenset({Verdict.APPROVED, Verdict.EDITED})
"""Somebody acted upon it: it was no false alarm."""


class Direction(StrEnum):
    """On which side of its threshold a rule speaks."""

    ABOVE = "above"
    BELOW = "below"


class Outcome(StrEnum):
    """Why there is a suggestion, or none."""

    SUGGESTED = "suggested"
    TOO_FEW = "too_few"
    NO_FALSE_ALARMS = "no_false_alarms"
    WOULD_HIDE = "would_hide"
    SPARES_TOO_FEW = "spares_too_few"


@dataclass(frozen=True, slots=True)
class Judged:
    """The number that the rule spoke at, and what was decided; undone decisions do not count."""

    value: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Threshold:
    """Where a rule's threshold stands; `step` is the smallest change of it that means something."""

    now: float
    direction: Direction
    step: float = 1.0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A threshold with its reasoning; `value` is None where there is nothing to suggest."""

    outcome: Outcome
    value: float | None = None
    params: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rate:
    """Decisions by what became of them."""

    approved: int = 0
    edited: int = 0
    dismissed: int = 0
    false_alarms: int = 0
    undone: int = 0

    @property
    def decided(self) -> int:
        """All but those that were undone."""
        return self.approved + self.edited + self.dismissed + self.false_alarms

    @property
    def acceptance(self) -> float | None:
        """The share approved as proposed, 0..1; None without a decision."""
        return self.approved / self.decided if self.decided else None


def suggest(judged: Iterable[Judged], threshold: Threshold) -> Suggestion:
    """The threshold nearest to the one in force that spares most false alarms and hides nothing acted upon.

    From eight decisions on, three of them false alarms. A rule speaks at its threshold and beyond it. What
    was merely dismissed counts as decided, and neither for nor against. Source: project defaults; the
    number is shown with its reasoning, and nothing changes by itself.
    """
    counted = [one for one in judged if one.verdict is not Verdict.UNDONE and math.isfinite(one.value)]
    false = _beyond((one.value for one in counted if one.verdict is Verdict.FALSE_ALARM), threshold)
    taken = _beyond((one.value for one in counted if one.verdict in TAKEN), threshold)
    params: dict[str, float] = {"decisions": len(counted), "false_alarms": len(false), "taken": len(taken)}
    if len(counted) < LEAST_DECISIONS:
        return Suggestion(Outcome.TOO_FEW, None, {**params, "least": LEAST_DECISIONS})
    if len(false) < LEAST_FALSE_ALARMS:
        return Suggestion(Outcome.NO_FALSE_ALARMS, None, {**params, "least": LEAST_FALSE_ALARMS})
    return _moved(false, taken, threshold, params)


def _beyond(values: Iterable[float], threshold: Threshold) -> list[float]:
    """As distances from the threshold to the side on which the rule speaks, the nearest first."""
    sign = 1 if threshold.direction is Direction.ABOVE else -1
    return sorted(sign * (value - threshold.now) for value in values)


def _moved(
    false: Sequence[float], taken: Sequence[float], threshold: Threshold, params: dict[str, float]
) -> Suggestion:
    """By as little as spares most: just beyond the false alarm that makes them most."""
    needed = math.floor(len(false) * MOST_OF) + 1
    by = (math.floor(round(false[needed - 1] / threshold.step, 9)) + 1) * threshold.step
    if by <= 0:
        return Suggestion(Outcome.SPARES_TOO_FEW, None, params)
    spared = sum(value < by for value in false)
    if taken and taken[0] < by:
        hidden = sum(value < by for value in taken)
        return Suggestion(Outcome.WOULD_HIDE, None, {**params, "spared": spared, "hidden": hidden})
    sign = 1 if threshold.direction is Direction.ABOVE else -1
    value = round(threshold.now + sign * by, 9)
    return Suggestion(Outcome.SUGGESTED, value, {**params, "spared": spared, "now": threshold.now})

"""What a person is shown where sources disagree: the kind of card, who is suggested, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ingest.reconcile.candidates import Ambiguous, Match
from ingest.reconcile.fields import Choice, ChoiceKind, Field, Value
from ingest.reconcile.matching import Reason


class ConflictKind(StrEnum):
    FIELD = "field"  # sources of one run say different things
    DUPLICATE = "duplicate"  # one source has the run twice
    AMBIGUOUS = "ambiguous"  # the run could be one of several, or a part of one
    ZONE_SHIFT = "zone_shift"  # a clock stood in another zone


class State(StrEnum):
    RESOLVED = "resolved"
    PENDING = "pending"


class Why(StrEnum):
    """Why a value was, or was not, taken."""

    ONLY = "only"
    HIGHEST = "highest"
    PREFERRED = "preferred"
    PICKED = "picked"
    TYPED = "typed"
    MEAN = "mean"
    MERGED = "merged"
    AGREES = "agrees"  # within tolerance of the chosen one
    LOWER = "lower"  # beyond tolerance, lower in the order
    SAME_RANK = "same_rank"  # beyond tolerance, from the same kind of source
    DOUBTFUL = "doubtful"  # read from free text, with little confidence
    NO_SOURCE = "no_source"  # this kind of source is not asked for this field


@dataclass(frozen=True, slots=True)
class Conflict:
    """One card. `suggested` is the key of the account, or of the activity, that the machine would take.

    `params` are the numbers of the sentence; for a field: how many tolerances apart, and both values.
    """

    kind: ConflictKind
    state: State
    reason: Why | Reason
    params: Mapping[str, Value] = field(default_factory=dict)
    field: Field | None = None
    suggested: int | None = None
    keys: tuple[int, ...] = ()


def of_match(found: Match | Ambiguous | None) -> Conflict | None:
    """The card of how an incoming account was recognised; None where there is nothing to show."""
    if isinstance(found, Ambiguous):
        first = found.candidates[0]
        keys = tuple(match.key for match in found.candidates)
        return Conflict(
            ConflictKind.AMBIGUOUS,
            State.PENDING,
            first.verdict.reason,
            suggested=first.key,
            keys=keys,
            params={"candidates": float(len(keys))},
        )
    if found is None or found.verdict.reason not in _CARDS:
        return None
    hours = found.verdict.shift_s / 3600
    return Conflict(
        _CARDS[found.verdict.reason],
        State.RESOLVED,
        found.verdict.reason,
        suggested=found.key,
        keys=(found.key,),
        params={"hours": hours} if hours else {},
    )


def accept(conflicts: Sequence[Conflict]) -> tuple[Choice, ...]:
    """ "Accept all automatic ones": the choices that settle the pending fields as suggested."""
    return tuple(
        Choice(conflict.field, ChoiceKind.SOURCE, keys=(conflict.suggested,))
        for conflict in conflicts
        if conflict.state == State.PENDING and conflict.field and conflict.suggested is not None
    )


_CARDS = {Reason.TOLD_TWICE: ConflictKind.DUPLICATE, Reason.ZONE_SHIFT: ConflictKind.ZONE_SHIFT}

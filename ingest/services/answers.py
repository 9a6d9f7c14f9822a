"""What a person may answer to a card, and how the answer is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from ingest.models import Conflict
from ingest.naming import SEPARATOR
from ingest.selectors import takes_mean, takes_typed


class AnswerKind(StrEnum):
    SOURCE = "source"
    TYPED = "typed"
    MEAN = "mean"
    BOTH = "both"  # it stays two activities
    MERGE = "merge"  # it is the same activity
    SPLIT = "split"  # this source tells of another activity


class NoAnswer(ValueError):
    """The card does not ask what was answered."""

    message = _("This cannot be answered like that. Please look at the card again.")


@dataclass(frozen=True, slots=True)
class Answer:
    """`sources`: names of options, one for SOURCE, all for MEAN if none; `activity`: the one to merge with.

    `value` is in SI units.
    """

    kind: AnswerKind
    sources: tuple[str, ...] = ()
    value: float | str | None = None
    activity: UUID | None = None


def stored(card: Conflict, answer: Answer) -> dict[str, Any]:
    """The answer as the card keeps it. Raises NoAnswer where the card does not ask for it."""
    if answer.kind in (AnswerKind.BOTH, AnswerKind.MERGE):
        return _of_match(card, answer)
    if not card.field:
        raise NoAnswer
    named = [one for one in card.options if one["source"] in answer.sources]
    if answer.kind == AnswerKind.SOURCE:
        return _of_source(named)
    if answer.kind == AnswerKind.MEAN and takes_mean(card):
        among = named or card.options
        names = [one["source"] for one in among if SEPARATOR in one["source"]]
        return {"kind": answer.kind.value, "sources": names}
    if answer.kind == AnswerKind.TYPED and takes_typed(card) and answer.value not in (None, ""):
        return {"kind": answer.kind.value, "value": answer.value}
    raise NoAnswer


def _of_source(named: list[Mapping[str, Any]]) -> dict[str, Any]:
    """A workout's name tells, but has no account to point at: then what it says counts as typed."""
    if len(named) != 1:
        raise NoAnswer
    (option,) = named
    if SEPARATOR not in option["source"]:
        return {"kind": AnswerKind.TYPED.value, "value": option["value"]}
    return {"kind": AnswerKind.SOURCE.value, "sources": [option["source"]]}


def _of_match(card: Conflict, answer: Answer) -> dict[str, Any]:
    if card.field:
        raise NoAnswer
    if answer.kind == AnswerKind.BOTH:
        return {"kind": answer.kind.value}
    if str(answer.activity) not in {one.get("activity") for one in card.options}:
        raise NoAnswer
    return {"kind": answer.kind.value, "with": str(answer.activity)}

"""What a person may answer to a card, and how the answer is kept."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from ingest.models import Conflict
from ingest.reconcile.fields import TOLERANCES, Field


class AnswerKind(StrEnum):
    SOURCE = "source"
    TYPED = "typed"
    MEAN = "mean"
    BOTH = "both"  # it stays two activities
    MERGE = "merge"  # it is the same activity


class NoAnswer(ValueError):
    """The card does not ask what was answered."""

    message = _("This cannot be answered like that. Please look at the card again.")


@dataclass(frozen=True, slots=True)
class Answer:
    """`sources`: names of options, one for SOURCE, any for MEAN; `value`: SI units; `activity`: to merge."""

    kind: AnswerKind
    sources: tuple[str, ...] = ()
    value: float | str | None = None
    activity: UUID | None = None


def stored(card: Conflict, answer: Answer) -> dict[str, Any]:
    """The answer as the card keeps it. Raises NoAnswer where the card does not ask for it."""
    kept: dict[str, Any] = {"kind": answer.kind.value}
    named = [one["source"] for one in card.options if one.get("source") in answer.sources]
    if answer.kind == AnswerKind.BOTH and not card.field:
        return kept
    if answer.kind == AnswerKind.SOURCE and card.field and len(named) == 1:
        return {**kept, "sources": named}
    if answer.kind == AnswerKind.MEAN and card.field in TOLERANCES and card.field != Field.STARTED_AT:
        return {**kept, "sources": named}
    if answer.kind == AnswerKind.TYPED and card.field and answer.value not in (None, ""):
        return {**kept, "value": answer.value}
    raise NoAnswer

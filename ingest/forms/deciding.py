"""Answers to a card: a button that was pressed, or a value that was typed in the person's own units."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from athletes.fields import DistanceField, DurationField, UnitsForm
from ingest.models import Conflict
from ingest.reconcile.fields import TOLERANCES, Field
from ingest.services import Answer, AnswerKind, NoAnswer
from ingest.wording_values import CLIMBS, FOOT_M, TIMES, unit_of
from tenancy.templatetags.display import IMPERIAL

LIMITS: dict[str, tuple[float, float]] = {
    Field.AVG_HR: (30, 250),
    Field.MAX_HR: (30, 250),
    Field.AVG_CADENCE: (20, 300),
    Field.MAX_CADENCE: (20, 400),
    Field.RPE: (1, 10),
    Field.FEEL: (1, 5),
    Field.INTENSITY: (0, 1000),
}
FURTHEST = 100_000.0
LONGEST = 60


class TypedForm(UnitsForm):
    """One value for one field."""

    def __init__(self, *args: Any, of: str, units: str, **kwargs: Any) -> None:
        super().__init__(*args, units=units, **kwargs)
        self.of = of
        field = field_for(of)
        if isinstance(field, DistanceField | DurationField):
            field.units = units
        self.fields["value"] = field
        self.imperial_climb = of in CLIMBS and units == IMPERIAL
        self.unit = unit_of(of, units)

    def si(self) -> float | str:
        """The value in SI units."""
        value: float | str = self.cleaned_data["value"]
        return value * FOOT_M if self.imperial_climb and isinstance(value, float) else value


def field_for(of: str) -> forms.Field:
    """What takes a value of the field."""
    if of == Field.DISTANCE:
        return DistanceField(label=_("Another value"), low=1.0)
    if of in TIMES:
        return DurationField(label=_("Another value"))
    if of in TOLERANCES:
        low, high = LIMITS.get(of, (0, FURTHEST))
        return forms.FloatField(label=_("Another value"), min_value=low, max_value=high)
    return forms.CharField(label=_("Another value"), max_length=LONGEST)


def answer_of(sent: QueryDict, card: Conflict, units: str) -> tuple[Answer | None, TypedForm | None]:
    """The answer, or the form that was not filled in well. Raises NoAnswer for what no button says."""
    kind, _colon, what = sent.get("answer", "").partition(":")
    if kind not in set(AnswerKind) or kind == AnswerKind.SPLIT:
        raise NoAnswer
    if kind == AnswerKind.TYPED:
        form = TypedForm(sent, of=card.field, units=units)
        return (Answer(AnswerKind.TYPED, value=form.si()), None) if form.is_valid() else (None, form)
    if kind == AnswerKind.MERGE:
        return Answer(AnswerKind.MERGE, activity=_id(what)), None
    return Answer(AnswerKind(kind), (what,) if what else ()), None


def version_of(sent: QueryDict) -> int | None:
    """As it was shown; None where nothing was said."""
    text = sent.get("version", "")
    return int(text) if text.isdecimal() and len(text) < LONGEST else None


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NoAnswer from None

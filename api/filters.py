"""Filters of lists: a view declares its own by name, and every other name in the query is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from api.http import Request
from api.problems import invalid
from api.serializers.fields import Moment

PAGES = {"cursor", "limit"}


@dataclass(frozen=True, slots=True)
class Filter:
    """What may be asked for, and the rows that are meant: by a lookup, or by a condition on the value."""

    field: serializers.Field
    rows: str | Callable[[Any], Q]
    words: str = ""

    def condition(self, value: Any) -> Q:
        return Q(**{self.rows: value}) if isinstance(self.rows, str) else self.rows(value)


def day(lookup: str, words: str = "") -> Filter:
    """A calendar day."""
    return Filter(serializers.DateField(), lookup, words)


def days(field: str) -> dict[str, Filter]:
    """From one calendar day to another."""
    return {"since": day(f"{field}__gte", "the first day"), "until": day(f"{field}__lte", "the last day")}


def moment(lookup: str, words: str = "") -> Filter:
    """An instant."""
    return Filter(Moment(), lookup, words)


def text(rows: str | Callable[[Any], Q], words: str = "") -> Filter:
    """A part of a text."""
    return Filter(serializers.CharField(max_length=120), rows, words)


def public_id(rows: str | Callable[[Any], Q], words: str = "") -> Filter:
    """The public id of a row that others refer to."""
    return Filter(serializers.UUIDField(), rows, words)


def one_of(choices: Any, rows: str | Callable[[Any], Q], words: str = "") -> Filter:
    """One of a model's choices."""
    return Filter(serializers.ChoiceField(choices=choices), rows, words)


def filtered(found: QuerySet[Any], request: Request, view: Any) -> QuerySet[Any]:
    """The rows that the query asks for; a name that the view does not declare is refused."""
    for name, value in request.query_params.items():
        if name in view.filters:
            found = found.filter(_condition(view.filters[name], name, value))
        elif name not in PAGES | view.parameters:
            known = ", ".join(sorted({*view.filters, *view.parameters, *PAGES}))
            raise invalid(name[:40], "unknown_filter", _("This list knows: %(names)s.") % {"names": known})
    return found


def _condition(asked: Filter, name: str, value: object) -> Q:
    try:
        return asked.condition(asked.field.run_validation(value))
    except ValidationError as refused:
        raise ValidationError({name: refused.detail}) from None

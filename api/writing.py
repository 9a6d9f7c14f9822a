"""Lists as their serializers would give them, with the work of each field done once and not for each row."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeGuard

from rest_framework.fields import (
    CharField,
    ChoiceField,
    DateField,
    Field,
    FloatField,
    IntegerField,
    SkipField,
    UUIDField,
)
from rest_framework.serializers import Serializer, SerializerMethodField

Row = dict[str, Any]
Read = Callable[[Any], Any]
Column = Callable[[Sequence[Any]], list[Any]]
# What the field would call, without the call in between.
PLAIN: dict[type[Field], Read] = {
    CharField: str,
    DateField: date.isoformat,
    FloatField: float,
    IntegerField: int,
    UUIDField: str,
}


class Known(dict[str, Any]):
    """The choices of a field, by their codes; any other value stands for itself."""

    def __missing__(self, value: Any) -> Any:
        return value


def written(kind: type[Serializer], rows: Iterable[Any]) -> list[Row]:
    """The same as `kind(rows, many=True).data`.

    Field after field for all rows: in Python a call for each value would cost more than the value.
    """
    listed, (column, write) = list(rows), _writers(kind)
    try:
        return column(listed)
    except AttributeError:  # something on the way is missing: row by row DRF is asked what then
        return [write(row) for row in listed]


@lru_cache(maxsize=64)
def _writers(kind: type[Serializer]) -> tuple[Column, Read]:
    serializer = kind()
    return _in_columns(serializer), _written(serializer)


def _in_columns(serializer: Serializer) -> Column:
    fields = [(name, _column(field)) for name, field in serializer.fields.items() if not field.write_only]
    names, columns = [name for name, _column in fields], [column for _name, column in fields]

    def write(rows: Sequence[Any]) -> list[Row]:
        found = zip(*[column(rows) for column in columns], strict=True)
        return [dict(zip(names, values, strict=True)) for values in found]

    return write


def _column(field: Field) -> Column:
    get, show, _field = _reader(field)
    if isinstance(field, SerializerMethodField):
        return lambda rows: [get(row) for row in rows]
    if _is_plain(field):
        return _nested(get, _in_columns(field))
    return lambda rows: [None if value is None else show(value) for value in map(get, rows)]


def _nested(get: Read, column: Column) -> Column:
    def write(rows: Sequence[Any]) -> list[Any]:
        values = [get(row) for row in rows]
        shown = iter(column([value for value in values if value is not None]))
        return [None if value is None else next(shown) for value in values]

    return write


def _written(serializer: Serializer) -> Read:
    fields = [(name, *_reader(field)) for name, field in serializer.fields.items() if not field.write_only]

    def write(row: Any) -> Row:
        found = {}
        for name, get, show, field in fields:
            try:
                value = get(row)
            except AttributeError:  # something on the way is missing: DRF knows what then
                if isinstance(field, SerializerMethodField):
                    raise
                try:
                    value = field.get_attribute(row)
                except SkipField:
                    continue
            found[name] = None if value is None else show(value)
        return found

    return write


def _reader(field: Field) -> tuple[Read, Read, Field]:
    """What gets the value of a row, and what shows it."""
    if isinstance(field, SerializerMethodField):
        return getattr(field.parent, field.method_name), _as_it_is, field
    return attrgetter(str(field.source)), _shown(field), field


def _shown(field: Field) -> Read:
    """A nested serializer is written as well, unless it has a way of its own; so are plain values."""
    if type(field) in PLAIN:
        return PLAIN[type(field)]
    if type(field) is ChoiceField:
        return Known(field.choice_strings_to_values).__getitem__
    return _written(field) if _is_plain(field) else field.to_representation


def _as_it_is(value: Any) -> Any:
    return value


def _is_plain(field: Field) -> TypeGuard[Serializer]:
    """True for a nested serializer that has no way of its own."""
    return isinstance(field, Serializer) and type(field).to_representation is Serializer.to_representation

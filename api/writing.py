"""Lists as their serializers would give them, with the work of each field done once and not for each row."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Any

from rest_framework.fields import CharField, Field, FloatField, IntegerField, SkipField
from rest_framework.serializers import Serializer, SerializerMethodField

Row = dict[str, Any]
Read = Callable[[Any], Any]
# What the field would call, without the call in between.
PLAIN: dict[type[Field], Read] = {CharField: str, IntegerField: int, FloatField: float}


def written(kind: type[Serializer], rows: Iterable[Any]) -> list[Row]:
    """The same as `kind(rows, many=True).data`."""
    write = _writer(kind)
    return [write(row) for row in rows]


@lru_cache(maxsize=64)
def _writer(kind: type[Serializer]) -> Read:
    return _written(kind())


def _written(serializer: Serializer) -> Read:
    fields = [(name, _reader(field)) for name, field in serializer.fields.items() if not field.write_only]
    return lambda row: {name: value for name, read in fields if (value := read(row)) is not SkipField}


def _reader(field: Field) -> Read:
    if isinstance(field, SerializerMethodField):
        return getattr(field.parent, field.method_name)
    get, show = attrgetter(str(field.source)), _shown(field)

    def read(row: Any) -> Any:
        try:
            value = get(row)
        except AttributeError:  # something on the way is missing: DRF knows what then
            try:
                value = field.get_attribute(row)
            except SkipField:
                return SkipField
        return None if value is None else show(value)

    return read


def _shown(field: Field) -> Read:
    """A nested serializer is written as well, unless it has a way of its own; so are plain values."""
    if type(field) in PLAIN:
        return PLAIN[type(field)]
    if isinstance(field, Serializer) and type(field).to_representation is Serializer.to_representation:
        return _written(field)
    return field.to_representation

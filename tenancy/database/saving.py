"""Rows saved in words that are put together once: Django needs longer to word them than PostgreSQL to act.

    save(state, "spark", "readiness")       # state.save(update_fields=["spark", "readiness"])
    save_all(flags, "strength", "params")   # Flag.objects.bulk_update(flags, ["strength", "params"])
    add(case)                               # case.save(force_insert=True)

For rows of a tenant. Triggers and their audit see what they would see of Django's own.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, connection
from django.db.models import Field
from django.db.models.expressions import DatabaseDefault

from tenancy.database.prepared import number
from tenancy.database.spelling import spelled_all
from tenancy.rows import TenantModel

LENGTH = re.compile(r"\(\d+\)")


def save(row: TenantModel, *names: str) -> None:
    """The fields of one row. Raises DatabaseError if it is there no more."""
    row.claim()
    fields = _fields(type(row), names)
    values = [_value(row, field) for field in fields]
    _execute(_words_of_one(type(row), names), [*values, row.organization_id, row.pk], rows=1)


def save_all(rows: Sequence[TenantModel], *names: str) -> None:
    """The fields of some rows of one model, in one statement. Lists may be of numbers alone."""
    if not rows:
        return
    for row in rows:
        row.claim()
    kind = type(rows[0])
    columns = [spelled_all(_value_of_many(row, field) for row in rows) for field in _fields(kind, names)]
    keys = spelled_all(row.pk for row in rows)
    _execute(_words_of_many(kind, names), [keys, *columns, rows[0].organization_id], rows=len(rows))


def add(row: TenantModel) -> None:
    """A new row, which is given its key; what it leaves to PostgreSQL is not read back."""
    row.claim()
    fields = [field for field in row._meta.concrete_fields if not (field.primary_key or field.generated)]
    given = {field.name: _value(row, field, add=True) for field in fields}
    given = {name: value for name, value in given.items() if not isinstance(value, DatabaseDefault)}
    found = _execute(_words_of_new(type(row), tuple(given)), list(given.values()), rows=1)
    row.pk, row._state.adding, row._state.db = found[0], False, connection.alias


@lru_cache(maxsize=256)
def _words_of_new(kind: type[TenantModel], names: tuple[str, ...]) -> str:
    fields = _fields(kind, names)
    columns = ", ".join(_quoted(field.column) for field in fields)
    values = ", ".join(f"%s::{_type(field)}" for field in fields)
    return f"INSERT INTO {_quoted(kind._meta.db_table)} ({columns}) VALUES ({values}) RETURNING id"  # noqa: S608


@lru_cache(maxsize=256)
def _fields(kind: type[TenantModel], names: tuple[str, ...]) -> tuple[Field, ...]:
    known = {name: field for field in kind._meta.concrete_fields for name in (field.name, field.attname)}
    return tuple(known[name] for name in names)


@lru_cache(maxsize=256)
def _words_of_one(kind: type[TenantModel], names: tuple[str, ...]) -> str:
    fields = _fields(kind, names)
    said = ", ".join(f"{_quoted(field.column)} = %s::{_type(field)}" for field in fields)
    return f"UPDATE {_quoted(kind._meta.db_table)} SET {said} WHERE organization_id = %s AND id = %s"  # noqa: S608


@lru_cache(maxsize=256)
def _words_of_many(kind: type[TenantModel], names: tuple[str, ...]) -> str:
    columns = [_quoted(field.column) for field in _fields(kind, names)]
    types = [_type(field) for field in _fields(kind, names)]
    sent = ["bigint", *("text" if _is_list(type_) else type_ for type_ in types)]
    given = ", ".join(f"%s::{type_}[]" for type_ in sent)
    casts = [f"::{type_}" if _is_list(type_) else "" for type_ in types]
    said = ", ".join(f"{column} = new.{column}{cast}" for column, cast in zip(columns, casts, strict=True))
    return (
        f"UPDATE {_quoted(kind._meta.db_table)} AS kept SET {said} "  # noqa: S608
        f"FROM unnest({given}) AS new (id, {', '.join(columns)}) "
        "WHERE kept.organization_id = %s AND kept.id = new.id"
    )


def _is_list(type_: str) -> bool:
    return type_.endswith("[]")


def _value_of_many(row: TenantModel, field: Field) -> Any:
    """Whole numbers, alone and in lists, are what PostgreSQL reads already: most of what a pile holds."""
    value = field.pre_save(row, add=False)
    if value is None or type(value) is int or isinstance(field, ArrayField):
        return value
    return field.get_db_prep_save(value, connection)


def _type(field: Field) -> str:
    """Without a length, to which a cast would cut without a word."""
    return LENGTH.sub("", field.cast_db_type(connection) or "")


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _value(row: TenantModel, field: Field, *, add: bool = False) -> Any:
    value = field.pre_save(row, add=add)
    return value if isinstance(value, DatabaseDefault) else field.get_db_prep_save(value, connection)


def _execute(words: str, params: list[Any], *, rows: int) -> tuple[Any, ...]:
    """The first row that comes back, if any does."""
    with connection.preparing(), connection.cursor() as cursor:
        cursor.execute(words, [number(value) for value in params])
        if cursor.rowcount != rows:
            raise DatabaseError(f"{cursor.rowcount} of {rows} rows were saved.")
        return cursor.fetchone() if cursor.description else ()

"""Rows in bulk: copied into a temporary table, for row security refuses COPY, and multiplied from there.

One INSERT … SELECT gives each athlete of the herd the rows of their life.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pgtrigger
from django.db import connection
from django.db.models import NOT_PROVIDED, Field, JSONField, Model
from pgtrigger import registry
from psycopg.types.json import Jsonb

from tenancy import scope

Row = dict[str, Any]
Expressions = Mapping[str, str]
INSERTED = "insert_insert"


def stage(model: type[Model], rows: Iterable[Row], *, more: Mapping[str, str] | None = None) -> None:
    """Make the temporary table `life_<model>` with these rows: columns of the model, `life`, and `more`."""
    rows, more = list(rows), more or {}
    columns = _staged_columns(model, rows[0])
    typed = [
        *(f'"{column}"' for column in columns),
        *(f"NULL::{kind} AS {name}" for name, kind in more.items()),
    ]
    names = ["life", *columns, *more]
    table = f"life_{model._meta.model_name}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMP TABLE {table} ON COMMIT DROP AS "
            f"SELECT NULL::int AS life, {', '.join(typed)} FROM {model._meta.db_table} WHERE false"
        )
        listed = ", ".join(f'"{name}"' for name in names)
        with cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([_plain(model, name, row.get(name)) for name in names])
        cursor.execute(f"ANALYZE {table}")


def multiply(
    model: type[Model],
    *,
    moment: str,
    seed: int,
    given: Expressions | None = None,
    staged: bool = True,
    joins: str = "",
    tail: str = "",
    params: Sequence[Any] = (),
) -> int:
    """Give every athlete of the temporary table `herd` their rows; returns how many.

    `given`: SQL for columns, by name; other columns come from the staged rows, else are the model's defaults.
    `moment` dates a row and orders its public id; `joins` and `tail` follow the FROM, with `params`.
    """
    values = _expressions(model, moment, seed, given or {}, staged=staged)
    life = f"JOIN life_{model._meta.model_name} staged USING (life)" if staged else ""
    columns = ", ".join(f'"{name}"' for name in values)
    with _unaudited(model), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({columns}) "
            f"SELECT {', '.join(sql for sql, _default in values.values())} FROM herd {life} {joins} {tail}",
            [default for sql, default in values.values() if sql == "%s"] + list(params),
        )
        return int(cursor.rowcount)


def _unaudited(model: type[Model]) -> AbstractContextManager[None]:
    """Leave no audit rows of what nobody did. Only this trigger is named: each row reads the list."""
    uri = f"{model._meta.label}:{INSERTED}"
    known = {f"{one._meta.label}:{trigger.name}" for one, trigger in registry.registered()}
    return pgtrigger.ignore(uri) if uri in known else nullcontext()


def _staged_columns(model: type[Model], row: Row) -> list[str]:
    return [field.column for field in _fields(model) if field.column in row]


def _fields(model: type[Model]) -> "list[Field[Any, Any]]":
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def _expressions(
    model: type[Model], moment: str, seed: int, given: Expressions, *, staged: bool
) -> dict[str, tuple[str, Any]]:
    """SQL for each column that needs a value, with the parameter where it is one."""
    here = {
        "organization_id": str(scope.organization_id()),
        "athlete_id": "herd.athlete_id",
        "public_id": _public_id(model, moment, seed),
        **({name: f'staged."{name}"' for name in _known(model)} if staged else {}),
        **given,
    }
    found: dict[str, tuple[str, Any]] = {}
    for field in model._meta.concrete_fields:
        column = str(field.column)
        if column in here:
            found[column] = here[column], None
        elif field.db_default is not NOT_PROVIDED:
            continue  # PostgreSQL knows it
        elif not field.primary_key and not (field.null and not field.has_default()):
            found[column] = "%s", field.get_db_prep_save(field.get_default(), connection)
    return found


def _known(model: type[Model]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM life_{model._meta.model_name} LIMIT 0")
        staged = {column.name for column in cursor.description or ()}
    return [str(field.column) for field in _fields(model) if field.column in staged]


def _public_id(model: type[Model], moment: str, seed: int) -> str:
    """A UUIDv7 of the moment; what is random in one comes from the seed, the table and the athlete."""
    random = f"md5(concat_ws(':', {seed}, '{model._meta.db_table}', {moment}, herd.number))"
    milliseconds = f"lpad(to_hex((extract(epoch FROM {moment}) * 1000)::bigint), 12, '0')"
    return f"({milliseconds} || '7' || substr({random}, 1, 3) || '8' || substr({random}, 4, 15))::uuid"


def _plain(model: type[Model], name: str, value: Any) -> Any:
    fields = {field.column: field for field in _fields(model)}
    if value is not None and isinstance(fields.get(name), JSONField):
        return Jsonb(value)
    return str(value) if isinstance(value, str) else value

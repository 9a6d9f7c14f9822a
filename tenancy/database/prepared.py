"""Queries that are put together once: Django needs longer to word them than PostgreSQL to answer.

    found = Prepared(Race.objects.filter(day__gte=Given("today", DateField())))
    found.ask(today=day)

The organization of the scope is a part of the words: keep a Prepared by whatever its query was made from.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.models import BigIntegerField, Expression, Field, Func, Lookup, QuerySet
from psycopg.sql import Literal
from psycopg.types.numeric import Int8

PLACE = re.compile("%[s%]")
KEYS = ArrayField(BigIntegerField())


class Given(Expression):
    """A value that comes with each asking, by its name."""

    def __init__(self, name: str, output_field: Field) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


@Field.register_lookup
class AnyOf(Lookup):
    """`id__any_of=Given("ids", …)`: one of a list that comes with each asking."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        column, params = self.process_lhs(compiler, connection)
        listed, more = compiler.compile(self.rhs)
        return f"{column} = ANY({listed})", [*params, *more]


class Keys(Expression):
    """`athlete__id__any_of=Keys(keys)`: hundreds of keys as one value; each alone costs more than a row."""

    def __init__(self, keys: Iterable[int]) -> None:
        super().__init__(output_field=KEYS)
        self.literal = "{" + ",".join(map(str, keys)) + "}"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s::bigint[]", [self.literal]


class FirstEnough(Func):
    """The first list, and where it is too short the others behind it: they are made only then.

    OFFSET keeps PostgreSQL from writing the first list's query into each place that names it.
    """

    output_field = KEYS

    def __init__(self, first: Expression, *others: Expression, most: int) -> None:
        super().__init__(first, *others)
        self.most = most

    def as_sql(self, compiler: Any, connection: Any, *_options: Any, **_more: Any) -> tuple[str, Any]:
        (first, given), *others = (compiler.compile(part) for part in self.get_source_expressions())
        rest = " || ".join(["head.keys", *(words for words, _more in others)])
        enough = (
            f"CASE WHEN cardinality(head.keys) >= {self.most} THEN head.keys ELSE ({rest})[1:{self.most}] END"
        )
        whole = f"FROM (SELECT {first} AS keys OFFSET 0) head, LATERAL (SELECT {enough} AS keys) whole"
        # With its cast it is a value; by itself PostgreSQL would take the list for one of the rows.
        whole = f"(SELECT whole.keys {whole})::bigint[]"
        return whole, [*given, *(each for _words, more in others for each in more)]


def first_of(*parts: QuerySet[Any, Any], most: int) -> Func:
    """For `id__any_of`: the keys of the first rows, those of each part after those of the one before it."""
    lists = (ArraySubquery(part.values("pk")[:most]) for part in parts)
    if len(parts) == 1:
        return Func(*lists, template="%(expressions)s", output_field=KEYS)
    return FirstEnough(*lists, most=most)


class Prepared:
    """The words of a query set, and the places of what is given. It knows no prefetches.

    Where DATABASE_DIRECT allows it PostgreSQL too keeps its plan, once for each connection; `binary` then
    spares long bytes being spelled out on the way. Ask so for bytes alone: Django knows other values as text.
    """

    def __init__(self, rows: QuerySet[Any, Any], *, binary: bool = False) -> None:
        self.rows = rows
        self.binary = binary
        self.compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.given = _written_out(*self.compiler.as_sql())

    @cached_property
    def converters(self) -> Any:
        """What Django makes of each column's values; it would look that up at each asking."""
        return self.compiler.get_converters([column for column, *_ in self.compiler.select])

    def ask(self, **values: Any) -> list[Any]:
        """The rows, as the query set itself would give them."""
        with connections[DEFAULT_DB_ALIAS].preparing(binary=self.binary):
            return self.rows_of(self.sent(values))

    def sent(self, values: Mapping[str, Any]) -> Any:
        """A cursor that has been sent the words with what is given."""
        cursor = connections[DEFAULT_DB_ALIAS].cursor()  # the thread's own connection
        try:
            cursor.execute(self.sql, tuple(number(values[each.name]) for each in self.given))
        except Error:
            cursor.close()
            raise
        return cursor

    def rows_of(self, cursor: Any) -> list[Any]:
        """What the cursor has found, as the query set would give it."""
        with cursor:
            found = cursor.fetchall()
        compiler = copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.execute_sql = lambda *_place, **_named: [found]
        compiler.get_converters = lambda _columns: self.converters
        asked = self.rows.all()
        asked.query.get_compiler = lambda *_place, **_named: compiler
        return list(asked)


Asked = tuple[Prepared, Mapping[str, Any]]


def ask_together(*asked: Asked) -> list[list[Any]]:
    """The rows of each; all are sent before the first is answered, so that they wait for PostgreSQL once."""
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.preparing(), connection.in_one_turn():
        cursors = [prepared.sent(values) for prepared, values in asked]
        return [prepared.rows_of(cursor) for (prepared, _v), cursor in zip(asked, cursors, strict=True)]


def _written_out(sql: str, params: Sequence[Any]) -> tuple[str, list[Given]]:
    """What is not given becomes a part of the words: a plan that is kept is as good as what it knows.

    It knows the organization, so a club of ten thousand does not get the plan of a club of ten.
    """
    left, given = iter(params), list[Given]()

    def put(place: re.Match[str]) -> str:
        if place.group() == "%%":
            return "%%"
        value = next(left)
        if isinstance(value, Given):
            given.append(value)
            return "%s"
        return Literal(value).as_string(connections[DEFAULT_DB_ALIAS].connection).replace("%", "%%")

    return PLACE.sub(put, sql), given


def number(value: Any) -> Any:
    """Of one type, large or small: for each other one PostgreSQL would plan a kept statement anew."""
    if isinstance(value, list):
        return [number(each) for each in value]
    return Int8(value) if type(value) is int else value

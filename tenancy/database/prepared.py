"""Queries that are put together once: Django needs longer to word them than PostgreSQL to answer.

    found = Prepared(Race.objects.filter(day__gte=Given("today", DateField())))
    found.ask(today=day)

The organization of the scope is a part of the words: keep a Prepared by whatever its query was made from.
"""

from copy import copy
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Field, QuerySet


class Given(Expression):
    """A value that comes with each asking, by its name."""

    def __init__(self, name: str, output_field: Field) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


class Prepared:
    """The words of a query set, and the places of what is given. It knows no prefetches."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        self.rows = rows
        self.compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.params = self.compiler.as_sql()

    def ask(self, **values: Any) -> list[Any]:
        """The rows, as the query set itself would give them."""
        params = tuple(values[each.name] if isinstance(each, Given) else each for each in self.params)
        compiler = copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]  # the thread's own
        compiler.as_sql = lambda: (self.sql, params)
        asked = self.rows.all()
        asked.query.get_compiler = lambda *_place, **_named: compiler
        return list(asked)

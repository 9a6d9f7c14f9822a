"""New and changed rows of one model, gathered in memory and written together.

pile = Pile(Flag, block=250)
pile.add(flag)                  # it has its key from here on
pile.change(other, "strength")
pile.save()                     # two statements at most
"""

from typing import Generic, TypeVar

from django.db import connection

from tenancy.database.saving import save_all
from tenancy.rows import TenantModel

Row = TypeVar("Row", bound=TenantModel)


class Pile(Generic[Row]):
    """`block`: for how many new rows keys are fetched at a time. What is not used is lost."""

    def __init__(self, model: type[Row], *, block: int) -> None:
        self._model, self._block = model, block
        self._keys: list[int] = []
        self._new: dict[int, Row] = {}
        self._changed: dict[int, Row] = {}
        self._names: dict[str, None] = {}

    def add(self, row: Row) -> None:
        row.pk = self._next_key()
        row._state.adding = False
        self._new[row.pk] = row

    def change(self, row: Row, *names: str) -> None:
        """These fields of the row differ from what is stored; a new row is written whole in any case."""
        if row.pk not in self._new:
            self._changed[row.pk] = row
            self._names |= dict.fromkeys(names)

    def save(self) -> int:
        """Write everything; returns how many rows. What changes makes way: a case closes before one opens."""
        save_all([self._changed[key] for key in sorted(self._changed)], *self._names)
        self._model.objects.bulk_create(list(self._new.values()))
        written = len(self._new) + len(self._changed)
        self._new, self._changed, self._names = {}, {}, {}
        return written

    def _next_key(self) -> int:
        if not self._keys:
            self._keys = _fresh_keys(self._model, self._block)
        return self._keys.pop()


def _fresh_keys(model: type[TenantModel], count: int) -> list[int]:
    """So many of the table's next keys, the last first."""
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [table, model._meta.pk.column, count],
        )
        return [key for (key,) in reversed(cursor.fetchall())]

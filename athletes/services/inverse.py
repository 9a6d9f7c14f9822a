"""Rows that remember what their last change took away, so that it can be taken back."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from athletes.models import Episode, Task
from athletes.services.versions import demand_version

Row = TypeVar("Row", Task, Episode)


class NothingToTakeBack(ValueError):
    """The row has not been changed, or was removed."""

    message = _("There is nothing to take back.")


def held(row: Row, version: int | None) -> Row:
    """The row, locked. Raises Changed if a version is named and it has another, or if it was removed."""
    found: Row = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    demand_version(found=found.version if found.deleted_at is None else 0, wanted=version)
    return found


def write(row: Row, values: Mapping[str, Any]) -> Row:
    """Put the values into a row that is held, under a new version; what they replace is remembered."""
    before = {name: getattr(row, name) for name in values}
    if before == dict(values):
        return row
    for name, value in values.items():
        setattr(row, name, value)
    row.before, row.version = before, row.version + 1
    row.save(update_fields=[*values, "before", "version"])
    row.refresh_from_db()
    return row


def put_back(row: Row) -> Row:
    """Take back the last change of a row that is held, once. Raises NothingToTakeBack."""
    if not row.before:
        raise NothingToTakeBack
    write(row, {name: _field(row, name).to_python(value) for name, value in row.before.items()})
    row.before = {}
    row.save(update_fields=["before"])
    return row


def _field(row: Row, name: str) -> Any:
    return type(row)._meta.get_field(name)

"""Rows with a version: changed and removed as they were seen, taken back while nobody has touched them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from athletes.models import Attachment, Episode, Note, Race, Shoe, Task

Row = TypeVar("Row", Race, Shoe, Note, Attachment, Task, Episode)


class Changed(ValueError):
    """The row is no longer as it was when this was offered."""

    message = _("This has been changed since. Please look at it again.")


def demand_version(*, found: int, wanted: int | None) -> None:
    """Raises Changed if a version is wanted and the row, which is held by a lock, has another."""
    if wanted not in (None, found):
        raise Changed


@transaction.atomic
def change(row: Row, values: Mapping[str, Any], version: int | None) -> Row:
    """Write the values. Raises Changed if a version is named and the row has another."""
    if not _at(row, version).update(version=F("version") + 1, **values):
        raise Changed
    row.refresh_from_db()
    return row


@transaction.atomic
def remove(row: Row, now: datetime, version: int | None) -> Row:
    """Hide the row; removed already, it stays as it is. Raises Changed as `change` does."""
    hidden = _at(row, version).filter(deleted_at=None).update(deleted_at=now, version=F("version") + 1)
    if version is not None and not hidden:
        raise Changed
    row.refresh_from_db()
    return row


@transaction.atomic
def restore(row: Row, version: int) -> Row:
    """Take the row back; raises Changed unless it is removed and still of this version."""
    removed = type(row).objects.filter(pk=row.pk, version=version, deleted_at__isnull=False)
    if not removed.update(deleted_at=None, version=F("version") + 1):
        raise Changed
    row.refresh_from_db()
    return row


def _at(row: Row, version: int | None) -> QuerySet[Row]:
    """The row where it is kept, unless it has another version than the one that is named."""
    found: QuerySet[Row] = type(row).objects.filter(pk=row.pk).order_by()
    return found if version is None else found.filter(version=version)

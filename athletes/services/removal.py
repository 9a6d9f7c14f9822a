"""Removing a row so that it can come back: the undo counts only while nobody has touched the row since."""

from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from athletes.models import Race, Shoe

Row = TypeVar("Row", Race, Shoe)


class Changed(ValueError):
    """The row is no longer as it was when this was offered."""

    message = _("This has been changed since. Please look at it again.")


@transaction.atomic
def remove(row: Row, now: datetime) -> Row:
    """Hide the row; removed already, it stays as it is."""
    type(row).objects.filter(pk=row.pk, deleted_at=None).update(deleted_at=now, version=F("version") + 1)
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

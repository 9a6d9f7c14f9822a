"""What was read from free text with doubt, after a person has looked at it: as read, as corrected, or not."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from athletes import services as athletes
from athletes.models import Activity, ActivitySource
from athletes.services import Changed
from ingest import sandbox
from ingest.naming import SEPARATOR
from ingest.services.originals import Reader
from ingest.services.rewriting import rewrite
from ingest.services.settling import settle

REVIEWED = "reviewed"  # what the row said before a person looked at it


@transaction.atomic
def accept_doubted(
    *,
    activity: Activity,
    source: str,
    now: datetime,
    corrections: Mapping[str, float | str | None] | None = None,
    read: Reader = sandbox.read,
) -> ActivitySource:
    """Let the values of a row count without doubt, with corrections by field; None takes a value away.

    `source` is its name, kind and key. Looked at already, it stays as it is. Raises Changed if it is gone.
    """
    held = _held(activity, source)
    if not held.told.get("doubts"):
        return held
    corrected = dict(corrections or {})
    told = {name: value for name, value in held.told.items() if name != "doubts"}
    before = {name: told.get(name) for name in {*held.told["doubts"], *corrected}}
    told = {**told, **corrected, REVIEWED: {"doubts": held.told["doubts"], "values": before}}
    return _write(held, {name: value for name, value in told.items() if value is not None}, now, read)


@transaction.atomic
def reject_doubted(
    *, activity: Activity, source: str, now: datetime, read: Reader = sandbox.read
) -> ActivitySource:
    """Leave out what was read with doubt; the rest of the row stays. Raises Changed if it is gone."""
    held = _held(activity, source)
    nothing = dict.fromkeys(held.told.get("doubts", {}))
    return accept_doubted(activity=activity, source=source, now=now, corrections=nothing, read=read)


@transaction.atomic
def undo_review(
    *, activity: Activity, source: str, now: datetime, read: Reader = sandbox.read
) -> ActivitySource:
    """The row as it was read, with its doubts. Raises Changed if it is gone."""
    held = _held(activity, source)
    before = held.told.get(REVIEWED)
    if before is None:
        return held
    told: dict[str, Any] = {**held.told, **before["values"], "doubts": before["doubts"]}
    told.pop(REVIEWED)
    return _write(held, {name: value for name, value in told.items() if value is not None}, now, read)


def _held(activity: Activity, source: str) -> ActivitySource:
    athletes.hold(activity.athlete)
    kind, _separator, key = source.partition(SEPARATOR)
    rows = ActivitySource.objects.filter(activity=activity, kind=kind, key=key)
    held: ActivitySource | None = rows.select_related("activity__athlete").first()
    if held is None:
        raise Changed
    return held


def _write(held: ActivitySource, told: dict[str, Any], now: datetime, read: Reader) -> ActivitySource:
    held.told = told
    held.save(update_fields=["told"])
    activity: Activity = held.activity
    day = activity.day
    rewrite(athlete=activity.athlete, activities=[activity], now=now, read=read)
    settle(athlete=activity.athlete, days={day, activity.day}, now=now)
    return held

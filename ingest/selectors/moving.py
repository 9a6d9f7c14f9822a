"""Which sources of an activity could stand by themselves, and what was just merged or split by hand."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from athletes.models import Activity, ActivitySource
from ingest.models import Conflict, ConflictState
from ingest.naming import called
from ingest.reconcile.fields import Source
from ingest.typed import EDIT

UNDONE_WITHIN = timedelta(minutes=10)
"""So long an activity's page offers to take a move back; the page of decisions does until the next one."""


def splittable(sources: Iterable[ActivitySource]) -> list[ActivitySource]:
    """Those that tell of a run, if there are two: what was typed over an activity is none by itself."""
    telling = [one for one in sources if not (one.kind == Source.MANUAL and one.key.startswith(EDIT))]
    return telling if len(telling) > 1 else []


def source_to_split(*, activity: Activity, name: str) -> ActivitySource | None:
    """The source of this name, if it could stand by itself. One query."""
    rows = ActivitySource.objects.filter(activity=activity).select_related("athlete__organization")
    return next((one for one in splittable(rows.order_by("pk")) if called(one) == name), None)


def undone_until(move: Conflict) -> datetime | None:
    """Until when a merge or split by hand can be taken back; None for what is none, or no longer holds."""
    by_hand = move.state == ConflictState.RESOLVED and move.choice and move.choice.get("by_hand")
    return move.decided_at + UNDONE_WITHIN if by_hand and move.decided_at else None


def moved_lately(*, activity: Activity, now: datetime) -> Conflict | None:
    """The last merge or split by hand that made the activity what it is, while that is fresh. One query."""
    moves = Conflict.objects.filter(
        activity=activity,
        state=ConflictState.RESOLVED,
        choice__by_hand=True,
        decided_at__gt=now - UNDONE_WITHIN,
    )
    found: Conflict | None = moves.select_related("other").order_by("-decided_at", "-pk").first()
    return found

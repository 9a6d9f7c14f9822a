"""An intervention as it was before a decision, and the way back."""

from typing import Any

from django.utils.dateparse import parse_datetime

from readiness.models import Intervention

PLAIN = (
    *("state", "action", "proposal", "further", "session_id", "session_version"),
    *("response_s", "resolution_s", "clock"),
)
MOMENTS = (
    *("due_at", "snoozed_until", "closed_at"),
    *("respond_by", "responded_at", "resolve_by", "waiting_since", "unanswered_since"),
)


def take(held: Intervention) -> dict[str, Any]:
    """What a decision may change, for the decision's inverse."""
    plain = {name: getattr(held, name) for name in PLAIN}
    moments = {name: getattr(held, name) and getattr(held, name).isoformat() for name in MOMENTS}
    return {"intervention": {**plain, **moments}}


def put_back(held: Intervention, inverse: dict[str, Any]) -> None:
    """Make the intervention, not yet saved, what it was; an older inverse does not know of all fields."""
    before = inverse["intervention"]
    for name in before.keys() & set(PLAIN):
        setattr(held, name, before[name])
    for name in before.keys() & set(MOMENTS):
        setattr(held, name, before[name] and parse_datetime(before[name]))

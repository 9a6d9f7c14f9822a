"""Requests a minute: so many for each person and each key, fewer for the address of whoever is unknown."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from api.models import Asking

WINDOW = timedelta(minutes=1)
UNKNOWN_PER_MINUTE = 120
NEIGHBOURS = 64
"""Bits of an IPv6 address that name one household or one server."""


@dataclass(frozen=True, slots=True)
class Quota:
    """`who` is counted; `name` is what the answer calls the policy."""

    name: str
    who: str
    limit: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How the quota stands after a request."""

    quota: Quota
    left: int
    resets_in_s: int
    exceeded: bool


def of_person(user_id: int, *, limit: int) -> Quota:
    return Quota("person", f"person:{user_id}", limit)


def of_key(key_id: int, *, limit: int) -> Quota:
    return Quota("key", f"key:{key_id}", limit)


def of_address(address: str) -> Quota:
    """Whoever has not signed in; neighbours in an IPv6 network count as one."""
    found = ip_address(address)
    found = getattr(found, "ipv4_mapped", None) or found
    if isinstance(found, IPv6Address):
        found = ip_network((found, NEIGHBOURS), strict=False).network_address
    return Quota("address", f"address:{found}", UNKNOWN_PER_MINUTE)


def count(quota: Quota, *, now: datetime) -> Standing:
    """Count one request."""
    began_at = now.astimezone(UTC).replace(second=0, microsecond=0)
    asked = Asking.objects.one_more(who=quota.who, began_at=began_at)
    seconds = int((began_at + WINDOW - now).total_seconds()) + 1
    return Standing(quota, max(quota.limit - asked, 0), min(seconds, 60), asked > quota.limit)


def forget(*, now: datetime) -> None:
    """Drop the counts of those who have not asked for an hour."""
    Asking.objects.before(now - timedelta(hours=1)).delete()

"""Who changed which rule, and from what to what: read from the audit of settings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from athletes.models import Athlete
from athletes.settings import flat
from tenancy.models import Membership, Organization

NEWEST = 12
LOOKED_THROUGH = 60
"""Rows of the audit: those that changed something else are passed over."""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One setting, as it was and as it became; None where the default held. `who`: empty for the product."""

    at: datetime
    who: str
    key: str
    before: Any
    after: Any


def rule_changes(*, of: Organization | Athlete, keys: frozenset[str]) -> list[RuleChange]:
    """The newest changes of these settings, newest first. Two queries."""
    audited: Any = of
    kept = list(audited.audits.order_by("-pgh_id")[:LOOKED_THROUGH])
    people = _people(kept)
    found = [one for after, before in pairwise(kept) for one in _between(before, after, people, keys)]
    return found[:NEWEST]


def _between(
    before: Any, after: Any, people: Mapping[int, str], keys: frozenset[str]
) -> Iterator[RuleChange]:
    old, new = flat(before.settings), flat(after.settings)
    who = people.get(_author(after), "")
    for key in sorted(keys & (old.keys() | new.keys())):
        if old.get(key) != new.get(key):
            yield RuleChange(after.pgh_created_at, who, key, old.get(key), new.get(key))


def _people(rows: list[Any]) -> dict[int, str]:
    members = Membership.objects.select_related("user").filter(pk__in={_author(row) for row in rows})
    return {member.pk: str(member.user) for member in members}


def _author(row: Any) -> int:
    """The key of the member; 0 for nobody."""
    return int((row.pgh_context or {}).get("membership") or 0)

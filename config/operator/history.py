"""What became of a row, as its audit table tells it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model

from tenancy.models import Membership, User
from tenancy.rows import Audit

NEWEST = 100


@dataclass(frozen=True, slots=True)
class Change:
    """One write: when, what kind, by whom, from where, for which reason, and which values became others."""

    at: datetime
    label: str
    who: str
    source: str
    reason: str
    values: tuple[tuple[str, str], ...]


def audit_of(model: type[Model]) -> type[Audit] | None:
    """The audit table of a model, or None where it has none."""
    audits = (each for each in apps.get_models() if issubclass(each, Audit))
    return next((each for each in audits if each.pgh_tracked_model is model), None)


def history_of(row: Model) -> list[Change]:
    """The newest writes of the row, newest first; empty for rows that are not audited."""
    audit = audit_of(type(row))
    if audit is None:
        return []
    kept = list(audit.objects.filter(pgh_obj_id=row.pk).order_by("-pgh_id")[: NEWEST + 1])
    people = _people(kept)
    return list(_changes(kept[:NEWEST], [*kept[1:], None][:NEWEST], people))


def _changes(newer: list[Any], older: list[Any], people: dict[str, str]) -> Iterator[Change]:
    for after, before in zip(newer, older, strict=True):
        context = after.pgh_context or {}
        yield Change(
            at=after.pgh_created_at,
            label=after.pgh_label,
            who=people.get(_key(context), ""),
            source=context.get("source", ""),
            reason=context.get("reason", ""),
            values=tuple(_differences(before, after)) if before else (),
        )


def _differences(before: Any, after: Any) -> Iterator[tuple[str, str]]:
    for field in after.pgh_tracked_model._meta.concrete_fields:
        new = getattr(after, field.attname, None)
        if new != getattr(before, field.attname, None):
            yield str(field.verbose_name), str(new)[:200]


def _key(context: dict[str, Any]) -> str:
    """An operator counts before a member: whoever visits has no membership here."""
    if context.get("operator"):
        return f"user {context['operator']}"
    return f"member {context.get('membership')}"


def _people(rows: list[Any]) -> dict[str, str]:
    contexts = [row.pgh_context or {} for row in rows]
    users = User.objects.filter(pk__in={each["operator"] for each in contexts if each.get("operator")})
    ids = {each["membership"] for each in contexts if each.get("membership")}
    members = Membership.objects.select_related("user").filter(pk__in=ids)
    named = {f"user {user.pk}": user.email for user in users}
    return named | {f"member {member.pk}": str(member.user) for member in members}

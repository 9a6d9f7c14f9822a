"""How each tenant model is listed and searched: worked out from its fields, and the few exceptions."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import ForeignKey, Model

from tenancy.models import Membership, User
from tenancy.rows import Audit

MOST_COLUMNS = 7
HIDDEN = {"organization", "public_id", "version", "deleted_at", "pgh_context", "pgh_context_id", "pgh_obj"}
LONG = (models.JSONField, models.BinaryField, models.TextField, ArrayField)
DAYS = (
    "day",
    "pgh_created_at",
    "received_at",
    "decided_at",
    "opened_at",
    "sent_at",
    "entered_at",
    "starts_on",
)
WORDS = {"name", "email", "filename", "reason", "key"}

EXCEPTIONS: dict[str, tuple[str, ...]] = {
    "athletes.Athlete": ("name", "coach", "member", "timezone", "mode", "created_at", "deleted_at"),
    "athletes.Activity": ("id", "athlete", "day", "name", "distance_m", "duration_s", "load", "deleted_at"),
    "planning.PlannedSession": (
        "id", "athlete", "day", "category", "key", "outcome", "percent", "deleted_at",
    ),
    "readiness.CheckIn": ("id", "athlete", "day", "band", "score", "problem", "answered_at"),
    "readiness.Intervention": (
        "id", "athlete", "bucket", "state", "action", "opened_at", "due_at", "closed_at",
    ),
}  # fmt: skip
"""Columns that say more than the first ones."""


def listing(model: type[Model]) -> dict[str, Any]:
    """The options of the model's admin."""
    fields = [field for field in model._meta.concrete_fields if field.name not in HIDDEN]
    options: dict[str, Any] = {
        "list_filter": [field.name for field in fields if field.choices or _is_yes_or_no(field)],
        "search_fields": _searched(model, fields),
        "date_hierarchy": next((name for name in DAYS if _has(fields, name)), None),
    }
    if issubclass(model, Audit):
        return options
    options["list_display"] = EXCEPTIONS.get(model._meta.label) or _columns(fields)
    return {**options, "list_select_related": _joined(model, options["list_display"])}


def references(model: type[Model]) -> list[str]:
    """Foreign keys within the organization: chosen by searching."""
    found = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    return [field.name for field in found if field.name not in HIDDEN and field.related_model is not User]


def _columns(fields: list[Any]) -> tuple[str, ...]:
    short = [field.name for field in fields if not isinstance(field, LONG) and not field.primary_key]
    return ("id", *short[: MOST_COLUMNS - 1])


def _searched(model: type[Model], fields: list[Any]) -> list[str]:
    """The athlete's name and the row's own words; where there are none, its number."""
    if model is Membership:
        return ["user__name", "user__email"]
    words = [field.name for field in fields if field.name in WORDS and isinstance(field, models.CharField)]
    if issubclass(model, Audit):
        return ["=id", *words]
    return ["athlete__name", *words] if _has(fields, "athlete") else words or ["=id"]


def _joined(model: type[Model], columns: Iterable[str]) -> list[str]:
    """What the columns show of other rows; a member shows the person and the organization."""
    found: list[str] = []
    for name in columns:
        field = model._meta.get_field(name)
        if isinstance(field, ForeignKey) and name == field.name:
            people = (f"{name}__user", f"{name}__organization") if field.related_model is Membership else ()
            found += people or (name,)
    return found


def _is_yes_or_no(field: models.Field) -> bool:
    return isinstance(field, models.BooleanField)


def _has(fields: list[Any], name: str) -> bool:
    return any(field.name == name for field in fields)

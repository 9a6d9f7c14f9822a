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
WORDS = ("name", "email", "code", "filename", "reason", "title", "key")

EXCEPTIONS: dict[str, dict[str, Any]] = {
    "athletes.Athlete": {
        "list_display": ("name", "coach", "member", "timezone", "mode", "created_at", "deleted_at")
    },
    "readiness.Intervention": {
        "list_display": ("id", "athlete", "bucket", "state", "action", "opened_at", "due_at", "closed_at"),
    },
    "readiness.CheckIn": {
        "list_display": ("id", "athlete", "day", "band", "score", "problem", "answered_at")
    },
    "planning.PlannedSession": {
        "list_display": ("id", "athlete", "day", "category", "key", "outcome", "percent", "deleted_at"),
    },
    "athletes.Activity": {
        "list_display": ("id", "athlete", "day", "name", "distance_m", "duration_s", "load", "deleted_at"),
    },
}


def listing(model: type[Model]) -> dict[str, Any]:
    """The options of the model's admin."""
    fields = [field for field in model._meta.concrete_fields if field.name not in HIDDEN]
    columns = ("pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context") if issubclass(model, Audit) else ()
    options = {
        "list_display": columns or _columns(fields),
        "list_filter": [field.name for field in fields if field.choices or _is_yes_or_no(field)],
        "search_fields": _searched(model, fields),
        "date_hierarchy": next((name for name in DAYS if _has(fields, name)), None),
        **EXCEPTIONS.get(model._meta.label, {}),
    }
    return {**options, "list_select_related": _joined(model, options["list_display"])}


def references(model: type[Model]) -> list[str]:
    """Foreign keys within the organization: chosen by searching."""
    found = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    return [field.name for field in found if field.name not in HIDDEN and field.related_model is not User]


def _columns(fields: list[Any]) -> tuple[str, ...]:
    short = [field.name for field in fields if not isinstance(field, LONG) and not field.primary_key]
    return ("id", *short[: MOST_COLUMNS - 1])


def _searched(model: type[Model], fields: list[Any]) -> list[str]:
    if model is Membership:
        return ["user__name", "user__email"]
    words = [
        name
        for name in WORDS
        if _has(fields, name) and not isinstance(_field(fields, name), models.JSONField)
    ]
    words = [name for name in words if isinstance(_field(fields, name), models.CharField)]
    if issubclass(model, Audit):
        return ["=pgh_obj_id", *words]
    athlete = ["athlete__name"] if _has(fields, "athlete") else []
    return [*athlete, *words] or ["=id"]


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


def _field(fields: list[Any], name: str) -> Any:
    return next(field for field in fields if field.name == name)

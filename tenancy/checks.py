"""System checks: `manage.py check --database default` says whether row security binds the application."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from tenancy.roles import StrongRole


@register(Tags.database)
def role_is_bound(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Each connection of the application refuses a strong role (tenancy.database); here it is said."""
    try:
        for name in databases or ():
            connections[name].ensure_connection()
    except StrongRole as refused:
        return [Error(str(refused), id="tenancy.E001")]
    return []

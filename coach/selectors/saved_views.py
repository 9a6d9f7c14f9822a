"""The saved views of a page, as chips: one's own first, then what others of the staff share."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, F, QuerySet, Value, When
from django.db.models.functions import JSONObject

from coach.models import SavedPage, SavedView
from tenancy.models import Membership

COLUMNS = {
    **{name: F(name) for name in ("public_id", "version", "name", "query", "own", "shared")},
    "keeper": F("member__user__name"),
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A view as it is offered: `current` while the page stands as it says."""

    public_id: UUID
    version: int
    name: str
    query: str
    own: bool
    shared: bool
    keeper: str
    current: bool


def saved_views(*, membership: Membership, page: SavedPage, query: str = "") -> tuple[Shelf, ...]:
    """In order, own ones first. One query. `query`: that of the page as it stands."""
    return shelf_of([row["data"] for row in _told(membership, page)], query)


def kept_views(membership: Membership, page: SavedPage) -> ArraySubquery:
    """The same as a column of a statement that is sent anyway; `shelf_of` reads it."""
    return ArraySubquery(_told(membership, page))


def shelf_of(rows: Iterable[dict[str, Any]], query: str = "") -> tuple[Shelf, ...]:
    """The views of a page that stands as `query` says."""
    return tuple(
        Shelf(
            public_id=UUID(row["public_id"]),
            version=row["version"],
            name=row["name"],
            query=row["query"],
            own=row["own"],
            shared=row["shared"],
            keeper=row["keeper"],
            current=bool(query) and row["query"] == query,
        )
        for row in rows
    )


def _told(membership: Membership, page: SavedPage) -> QuerySet[Any, dict[str, Any]]:
    own = Case(When(member=membership, then=Value(True)), default=Value(False), output_field=BooleanField())
    seen: QuerySet[Any] = SavedView.objects.visible_to(membership).filter(page=page)
    ordered = seen.annotate(own=own).order_by("-own", "position", "name", "pk")
    found: QuerySet[Any, dict[str, Any]] = ordered.annotate(data=JSONObject(**COLUMNS)).values("data")
    return found

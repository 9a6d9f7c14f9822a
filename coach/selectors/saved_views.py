"""The saved views of a page, as chips: one's own first, then what others of the staff share."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import BooleanField, Case, Value, When

from coach.models import SavedPage, SavedView
from tenancy.models import Membership


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
    own = Case(When(member=membership, then=Value(True)), default=Value(False), output_field=BooleanField())
    seen = SavedView.objects.visible_to(membership).filter(page=page).annotate(own=own)
    rows = seen.select_related("member__user").order_by("-own", "position", "name", "pk")
    return tuple(
        Shelf(
            public_id=row.public_id,
            version=row.version,
            name=row.name,
            query=row.query,
            own=row.own,
            shared=row.shared,
            keeper=str(row.member.user),
            current=bool(query) and row.query == query,
        )
        for row in rows
    )

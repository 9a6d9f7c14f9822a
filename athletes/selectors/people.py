"""One athlete by the name that addresses carry."""

from functools import lru_cache
from uuid import UUID

from django.db.models import UUIDField

from athletes.models import Athlete, Sight, sight_of
from tenancy.database.prepared import Given, Prepared
from tenancy.models import Membership


def visible_athlete(*, membership: Membership, public_id: UUID) -> Athlete | None:
    """The athlete, with their organization, if the member sees them. One query."""
    athlete: Athlete
    for athlete in _visible(sight_of(membership)).ask(public_id=public_id):
        athlete.organization = membership.organization
        return athlete
    return None


@lru_cache(maxsize=256)
def _visible(sight: Sight) -> Prepared:
    named = Given("public_id", UUIDField())
    return Prepared(Athlete.objects.visible_to(sight.membership).filter(public_id=named).order_by())

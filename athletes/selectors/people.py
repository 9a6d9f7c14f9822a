"""One athlete by the name that addresses carry."""

from functools import lru_cache
from uuid import UUID

from django.db.models import UUIDField

from athletes.models import Athlete, Sight, sight_of
from tenancy.database.prepared import Given, Prepared
from tenancy.models import Membership, Role


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


def staff_of(*, athlete: Athlete) -> list[Membership]:
    """Who is told of what an athlete says or does: their coach, or the owners where they have none."""
    if athlete.coach is not None and athlete.coach.ended_at is None:
        return [athlete.coach]
    owners = Membership.objects.filter(organization=athlete.organization_id, role=Role.OWNER, ended_at=None)
    return list(owners.select_related("user").order_by("pk"))

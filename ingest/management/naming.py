"""Whom a command means: an athlete by email or public id, an organization by slug."""

from uuid import UUID

from django.core.management.base import CommandError

from athletes.models import Athlete
from tenancy import scope
from tenancy.models import Membership, Organization, Role


def athlete_called(name: str, *, slug: str = "") -> Athlete:
    """The athlete with this email or public id, in whichever organization. Raises CommandError.

    Nobody sees across organizations, so each is entered and asked.
    """
    found = [one for organization in _organizations(slug) if (one := _inside(organization, name))]
    if not found:
        raise CommandError(f"There is no athlete {name}.")
    if len(found) > 1:
        slugs = ", ".join(one.organization.slug for one in found)
        raise CommandError(
            f"{name} is an athlete of several organizations: choose --organization of {slugs}."
        )
    return found[0]


def organization_called(slug: str) -> Organization:
    """The organization; without a name the only one that there is. Raises CommandError."""
    found = list(_organizations(slug)[:2])
    if len(found) != 1:
        raise CommandError(f"There is no organization {slug}." if slug else "Name the --organization.")
    return found[0]


def sender_for(athlete: Athlete) -> Membership:
    """In whose name a command gives files: the coach's, the athlete's, or an owner's."""
    owners = Membership.objects.filter(organization=athlete.organization_id, role=Role.OWNER, ended_at=None)
    return athlete.coach or athlete.member or owners.order_by("pk")[0]


def _organizations(slug: str):  # type: ignore[no-untyped-def]
    every = Organization.objects.order_by("pk")
    return every.filter(slug=slug) if slug else every


def _inside(organization: Organization, name: str) -> Athlete | None:
    with scope.enter(organization.pk):
        known = Athlete.objects.current().select_related("organization", "coach", "member__user")
        by_id = _public_id(name)
        named = (
            {"public_id": by_id} if by_id else {"member__user__email__iexact": name, "member__ended_at": None}
        )
        found: Athlete | None = known.filter(**named).first()
        return found


def _public_id(name: str) -> UUID | None:
    try:
        return UUID(name)
    except ValueError:
        return None

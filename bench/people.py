"""The clubs that are measured, and who uses the site in them."""

from dataclasses import dataclass

from bench.browser import Browser, machine, signed_in
from demo.bulk import club
from tenancy.models import Membership, Organization, User

SMALL = 100


@dataclass(frozen=True, slots=True)
class Club:
    """A club, its owner's browser and program, and the browser of its one athlete with an account."""

    count: int
    organization: Organization
    membership: Membership
    owner: Browser
    program: Browser
    athlete: Browser

    @property
    def athlete_name(self) -> str:
        return club.full_name(self.count - 1)

    @property
    def home(self) -> str:
        return f"/o/{self.organization.slug}/"


def club_of(count: int) -> Club:
    """The club of this size, which has to stand."""
    organization = Organization.objects.get(slug=club.slug_of(count))
    owner = User.objects.get(email=club.owner_email(count))
    athlete = User.objects.get(email=club.athlete_email(count))
    membership = Membership.objects.select_related("organization", "user").get(
        organization=organization, user=owner
    )
    return Club(
        count,
        organization,
        membership,
        signed_in(owner),
        machine(owner, organization.slug),
        signed_in(athlete),
    )

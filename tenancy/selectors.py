"""Reads of organizations, memberships and the queue."""

from datetime import datetime

from django.db.models import Min, QuerySet

from tenancy.models import Heartbeat, Invitation, Membership, Organization, Outbox, Role, User


def current_memberships(user: User) -> QuerySet[Membership]:
    """What the person is a member of now, with the organizations."""
    return Membership.objects.select_related("organization").filter(user=user, ended_at=None)


def memberships_of(user: User) -> list[Membership]:
    """Where the person is a member now, by the organization's name."""
    found = current_memberships(user)
    return list(found.order_by("organization__name", "pk"))


def current_members(organization: Organization) -> QuerySet[Membership]:
    """Who is a member of the organization now, with their account."""
    return Membership.objects.select_related("user").filter(organization=organization, ended_at=None)


def members_of(organization: Organization) -> list[Membership]:
    """The organization's members now, staff first, by name."""
    found = current_members(organization)
    return sorted(found, key=lambda member: (not member.is_staff, member.user.name, member.pk))


def is_on_staff(*, organization: Organization, email: str) -> bool:
    """True if the person with this address is on the organization's staff now."""
    current = Membership.objects.filter(organization=organization, user__email=email, ended_at=None)
    return current.exclude(role=Role.NONE).exists()


def waiting_invitations(organization: Organization, *, now: datetime) -> QuerySet[Invitation]:
    """Invitations that still wait for an answer."""
    return Invitation.objects.filter(
        organization=organization, accepted_at=None, withdrawn_at=None, expires_at__gt=now
    )


def open_invitations(organization: Organization, *, now: datetime) -> list[Invitation]:
    """Invitations that still wait for an answer, newest first."""
    return list(waiting_invitations(organization, now=now).order_by("-created_at", "-pk"))


def is_empty() -> bool:
    """True before the first-run wizard has founded an organization."""
    return not Organization.objects.exists()


def oldest_due(*, now: datetime) -> datetime | None:
    """Since when the oldest job waits that is due, or None."""
    waiting = Outbox.objects.filter(done_at=None, dead_at=None, due_at__lte=now)
    oldest: datetime | None = waiting.aggregate(oldest=Min("due_at"))["oldest"]
    return oldest


def last_beat(name: str) -> datetime | None:
    """When the process was last heard."""
    return Heartbeat.objects.filter(name=name).values_list("beat_at", flat=True).first()

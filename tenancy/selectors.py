"""Reads of organizations, memberships, operators' visits and the queue."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Min, QuerySet

from tenancy.models import Heartbeat, Invitation, Membership, OperatorVisit, Organization, Outbox, Role, User

VISITS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Visited:
    """An operator's visit as the owner reads it."""

    who: str
    reason: str
    entered_at: datetime
    ends_at: datetime
    left_at: datetime | None
    open: bool


def current_memberships(user: User) -> QuerySet[Membership]:
    """What the person is a member of now, with the organizations."""
    return Membership.objects.select_related("organization").filter(user=user, ended_at=None)


def memberships_of(user: User) -> list[Membership]:
    """Where the person is a member now, by the organization's name."""
    found = current_memberships(user)
    return list(found.order_by("organization__name", "pk"))


def asking_second_factor(user: User) -> list[Organization]:
    """The organizations that ask the person, as staff, for a second factor, by name."""
    asking = (each for each in memberships_of(user) if each.is_staff)
    return [each.organization for each in asking if each.organization.asks_second_factor]


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


def visit_now(*, operator: User, now: datetime) -> OperatorVisit | None:
    """The operator's visit to the scope's organization, if it has begun, and neither ended nor was left."""
    going_on = OperatorVisit.objects.filter(operator=operator, ends_at__gt=now, leavings=None)
    newest: OperatorVisit | None = going_on.select_related("organization").order_by("-ends_at", "-pk").first()
    return newest


def visits(*, now: datetime) -> list[Visited]:
    """Operators' visits to the scope's organization, newest first."""
    found = OperatorVisit.objects.select_related("operator").annotate(left_at=F("leavings__left_at"))
    return [
        Visited(
            who=visit.operator.email,
            reason=visit.reason,
            entered_at=visit.entered_at,
            ends_at=visit.ends_at,
            left_at=visit.left_at,
            open=visit.left_at is None and visit.ends_at > now,
        )
        for visit in found.order_by("-entered_at", "-pk")[:VISITS_SHOWN]
    ]

"""How athletes come in, and how a person with an account becomes the athlete they are."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete
from athletes.services.people import create_athlete
from tenancy import services as tenancy
from tenancy.access import COACHES
from tenancy.models import Invitation, Membership, Role


class AlreadyAthlete(ValueError):
    """The athlete has an account here already, or the person is another athlete here."""

    message = _("This athlete, or the person with this e-mail, already has an account here.")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An athlete as a coach names them; an e-mail invites them at once."""

    name: str
    timezone: str
    email: str = ""


@transaction.atomic
def welcome(*, newcomer: Newcomer, by: Membership, now: datetime) -> Athlete:
    """Create the athlete as one of the member's own, and invite them. Raises AlreadyAthlete."""
    athlete = create_athlete(name=newcomer.name, coach=by, member=None, zone=newcomer.timezone)
    if newcomer.email:
        invite_athlete(athlete=athlete, by=by, email=newcomer.email, now=now)
    return athlete


@transaction.atomic
def invite_athlete(*, athlete: Athlete, by: Membership, email: str, now: datetime) -> Invitation | None:
    """Invite the athlete by e-mail; an earlier invitation no longer counts. Raises AlreadyAthlete.

    A person who is a member already needs no invitation: they are linked at once, and None is returned.
    """
    if athlete.member_id is not None:
        raise AlreadyAthlete
    member = _member(by, email)
    if member is not None:
        link_member(athlete=athlete, membership=member)
        return None
    if athlete.invitation_id is not None:
        Invitation.objects.filter(pk=athlete.invitation_id, accepted_at=None).update(withdrawn_at=now)
    invitation = tenancy.invite(by=by, email=email, name=athlete.name, role=Role.NONE, now=now)
    Athlete.objects.filter(pk=athlete.pk).update(invitation=invitation)
    return invitation


@transaction.atomic
def link_member(*, athlete: Athlete, membership: Membership) -> Athlete:
    """Make the member this athlete. Raises AlreadyAthlete if either is taken."""
    taken = Athlete.objects.current().filter(member=membership).exclude(pk=athlete.pk)
    free = Athlete.objects.current().filter(pk=athlete.pk, member=None)
    if taken.exists() or not free.update(member=membership, version=F("version") + 1):
        raise AlreadyAthlete
    athlete.refresh_from_db()
    return athlete


@transaction.atomic
def link_invited(*, invitation: Invitation, membership: Membership) -> Athlete | None:
    """Make the member the athlete they were invited as; an athlete's invitation that names none makes one.

    None for staff, and for a member who is an athlete already.
    """
    if Athlete.objects.current().filter(member=membership).exists():
        return None
    athlete: Athlete | None = Athlete.objects.current().filter(invitation=invitation, member=None).first()
    if athlete is not None:
        return link_member(athlete=athlete, membership=membership)
    if membership.is_staff:
        return None
    inviter, user = invitation.invited_by, membership.user
    coach = inviter if inviter.role in COACHES else None
    return create_athlete(name=user.name, coach=coach, member=membership, zone=user.timezone)


def _member(by: Membership, email: str) -> Membership | None:
    return Membership.objects.filter(
        organization=by.organization, user__email=email.strip().lower(), ended_at=None
    ).first()

"""Organizations, their members and invitations; the answers of writes that may be sent again."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.core.signing import BadSignature, Signer
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tenancy import outbox, scope
from tenancy.models import Idempotency, Invitation, Kind, Membership, Organization, Role, User

INVITATION_LASTS = timedelta(days=7)
ANSWERS_LAST = timedelta(days=2)
signer = Signer(salt="invitation")


class InvitationGone(LookupError):
    """The link was used, withdrawn, has expired or never was."""

    message = _("This invitation is no longer valid. Ask your coach for a new one.")


class LastOwner(ValueError):
    """An organization would be left without an owner."""

    message = _("The last owner cannot leave: make somebody else an owner first.")


class OtherRequest(ValueError):
    """The same idempotency key came with a different body."""

    message = _("This key was used for a different request.")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it can be given again."""

    status: int
    body: Any


@dataclass(frozen=True, slots=True)
class Person:
    """What a person says of themself, everywhere."""

    name: str
    locale: str
    timezone: str
    units: str


@dataclass(frozen=True, slots=True)
class Founding:
    organization: Organization
    membership: Membership


@transaction.atomic
def found_organization(*, name: str, kind: Kind, owner: User, zone: str) -> Founding:
    """Create an organization with its owner."""
    organization = Organization.objects.create(name=name, slug=_free_slug(name), kind=kind, timezone=zone)
    membership = join(organization=organization, user=owner, role=Role.OWNER)
    return Founding(organization, membership)


def join(*, organization: Organization, user: User, role: Role) -> Membership:
    """Make the person a member in this role; a former member comes back. Safe to repeat.

    Who is on the staff keeps that role when they become an athlete too.
    """
    with scope.enter(organization.pk):
        current = Membership.objects.filter(organization=organization, user=user, ended_at=None).first()
        kept = Role(current.role) if current is not None and role == Role.NONE else role
        membership, _created = Membership.objects.update_or_create(
            organization=organization, user=user, defaults={"role": kept, "ended_at": None}
        )
    return membership


def hold_founding() -> None:
    """Let one first run through at a time, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('first-run', 0))")


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:50] or "club"
    if not Organization.objects.filter(slug=wanted).exists():
        return wanted
    return f"{wanted}-{secrets.token_hex(3)}"


def invite(*, by: Membership, email: str, name: str, role: Role, now: datetime) -> Invitation:
    """Invite a person to the scope's organization; the mail leaves through the outbox."""
    invitation = Invitation.objects.create(
        organization=by.organization,
        invited_by=by,
        email=email.strip().lower(),
        name=name,
        role=role,
        expires_at=now + INVITATION_LASTS,
    )
    outbox.put("tenancy.send_invitation", invitation_id=invitation.pk)
    return invitation


def invitation_token(invitation: Invitation) -> str:
    """What stands in the invitation's link."""
    return signer.sign(str(invitation.public_id))


def open_invitation(*, token: str, now: datetime) -> Invitation:
    """The invitation of a link that still counts; raises InvitationGone."""
    try:
        public_id = signer.unsign(token)
    except BadSignature:
        raise InvitationGone from None
    found = Invitation.objects.select_related("organization", "invited_by__user").filter(
        public_id=public_id, accepted_at=None, withdrawn_at=None, expires_at__gt=now
    )
    invitation = found.first()
    if invitation is None:
        raise InvitationGone
    return invitation


def accept_invitation(*, invitation: Invitation, user: User, now: datetime) -> Membership:
    """Make the person a member by this invitation, once; raises InvitationGone if someone was quicker."""
    with scope.enter(invitation.organization_id):
        taken = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
        if not taken.update(accepted_at=now):
            raise InvitationGone
        return join(organization=invitation.organization, user=user, role=Role(invitation.role))


def withdraw_invitation(*, invitation: Invitation, now: datetime) -> None:
    """Let the link count no longer, unless it was used already."""
    with scope.enter(invitation.organization_id):
        waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
        waiting.update(withdrawn_at=now)


def send_invitation(*, invitation_id: int) -> None:
    """Mail the link, in the language of whoever invites; one that was withdrawn meanwhile is not sent."""
    found = Invitation.objects.select_related("organization", "invited_by__user")
    invitation = found.filter(pk=invitation_id, accepted_at=None, withdrawn_at=None).first()
    if invitation is None:
        return
    path = reverse("accept_invitation", args=[invitation_token(invitation)])
    words = {"invitation": invitation, "link": f"{settings.SITE_URL}{path}"}
    with translation.override(invitation.invited_by.user.locale or settings.LANGUAGE_CODE):
        subject = gettext("%(coach)s invites you to %(club)s") % {
            "coach": invitation.invited_by.user,
            "club": invitation.organization,
        }
        send_mail(subject, render_to_string("mail/invitation.txt", words), None, [invitation.email])


def answer_once(*, actor: Membership, key: str, request: bytes, act: Callable[[], Answer]) -> Answer:
    """The answer of the first request under this key; raises OtherRequest if the bodies differ."""
    fingerprint = hashlib.sha256(request).hexdigest()
    with transaction.atomic():
        _hold(actor, key)
        kept = Idempotency.objects.filter(actor=actor, key=key).first()
        if kept is None:
            answer = act()
            if answer.status < 500:
                Idempotency.objects.create(
                    actor=actor, key=key, fingerprint=fingerprint, status=answer.status, body=answer.body
                )
            return answer
    if kept.fingerprint != fingerprint:
        raise OtherRequest
    return Answer(kept.status, kept.body)


def _hold(actor: Membership, key: str) -> None:
    """Let one request under a key through at a time, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [key, actor.pk])


def forget_answers() -> None:
    """Drop the answers that no client repeats any more."""
    Idempotency.objects.older_than(timezone.now() - ANSWERS_LAST).delete()


def rename_organization(*, organization: Organization, name: str, zone: str) -> None:
    """Change the name and the time zone; the address stays, so that links keep working."""
    Organization.objects.filter(pk=organization.pk).update(name=name, timezone=zone)


@transaction.atomic
def end_membership(*, membership: Membership, now: datetime) -> None:
    """Let the person in no longer, from their next request on. Raises LastOwner."""
    _keep_an_owner(without=membership)
    with scope.enter(membership.organization_id):
        Membership.objects.filter(pk=membership.pk).update(ended_at=now)


@transaction.atomic
def change_role(*, membership: Membership, role: Role) -> None:
    """Give the member another role, from their next request on. Raises LastOwner."""
    if role != Role.OWNER:
        _keep_an_owner(without=membership)
    with scope.enter(membership.organization_id):
        Membership.objects.filter(pk=membership.pk).update(role=role)


def _keep_an_owner(*, without: Membership) -> None:
    """Raise LastOwner if nobody else owns the organization; two owners cannot leave at once."""
    owners = Membership.objects.select_for_update().filter(
        organization=without.organization_id, role=Role.OWNER, ended_at=None
    )
    if {owner.pk for owner in owners} == {without.pk}:
        raise LastOwner


def choose_language(*, user: User, language: str) -> None:
    """Keep the person's language in their account."""
    User.objects.filter(pk=user.pk).update(locale=language)


def person_of(user: User) -> Person:
    """What the person says of themself now."""
    return Person(user.name, user.locale, user.timezone, user.units)


def change_person(*, user: User, person: Person) -> None:
    """Keep what the person says of themself in their account."""
    User.objects.filter(pk=user.pk).update(
        name=person.name, locale=person.locale, timezone=person.timezone, units=person.units
    )

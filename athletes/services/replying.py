"""The link in a mail by which an athlete answers without signing in: signed, for one message, one answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete, Event, Message, Notice, ReplyLink
from tenancy.models import Membership, Organization

LASTS = timedelta(days=14)
signer = Signer(salt="reply")


class ReplyGone(LookupError):
    """The link was used or ended, has expired, or never was."""

    message = _("This link does not count any more. Sign in to answer.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a link is for: the message that is answered, and whose answer it is."""

    link: ReplyLink
    message: Message


def link_for(*, notice: Notice, now: datetime) -> str:
    """A new link for the mail of a message to the athlete themself; "" for every other notice."""
    athlete = notice.athlete
    said = notice.params.get("message")
    if notice.event != Event.MESSAGE or not said or athlete is None:
        return ""
    if athlete.member_id != notice.member_id:
        return ""
    link = ReplyLink.objects.create(
        athlete=athlete, answered_id=said, member=notice.member, made_at=now, expires_at=now + LASTS
    )
    return f"{settings.SITE_URL}{reverse('reply_by_link', args=[token_of(link)])}"


def token_of(link: ReplyLink) -> str:
    """What stands in the address: which organization, which link, and the signature."""
    return signer.sign(f"{link.organization_id}.{link.public_id.hex}")


def organization_of(*, token: str) -> tuple[Organization, str]:
    """Whose link it is, and its public id. Raises ReplyGone; asks the database nothing for a forged one."""
    try:
        number, _dot, public_id = signer.unsign(token).partition(".")
    except BadSignature:
        raise ReplyGone from None
    organization = Organization.objects.filter(pk=number).first()
    if organization is None:
        raise ReplyGone
    return organization, public_id


def open_link(*, public_id: str, now: datetime) -> Asked:
    """The link, locked, and its message, if it still counts. Raises ReplyGone."""
    counting = ReplyLink.objects.filter(
        public_id=public_id,
        used_at=None,
        revoked_at=None,
        expires_at__gt=now,
        athlete__deleted_at=None,
        member__ended_at=None,
        member__user__is_active=True,
    )
    held = counting.select_for_update(of=("self",)).select_related("athlete", "member__user").first()
    if held is None or held.athlete.member_id != held.member_id:
        raise ReplyGone
    answered = Message.objects.of(held.athlete).filter(public_id=held.answered_id)
    message = answered.select_related("author__user").first()
    if message is None:
        raise ReplyGone
    return Asked(held, message)


def use_link(*, link: ReplyLink, now: datetime) -> None:
    """An answer was sent by it: it is spent. Raises ReplyGone if somebody was quicker."""
    if not ReplyLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None).update(used_at=now):
        raise ReplyGone


@transaction.atomic
def end_links(*, member: Membership, now: datetime, athlete: Athlete | None = None) -> int:
    """End every link that was mailed to the member, or about the athlete; returns how many counted."""
    counting = ReplyLink.objects.filter(used_at=None, revoked_at=None, expires_at__gt=now, member=member)
    if athlete is not None:
        counting = counting.filter(athlete=athlete)
    return int(counting.order_by().update(revoked_at=now))

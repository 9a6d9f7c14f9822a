"""No more mail: the link at the foot of each, signed, so that nothing has to be kept for it."""

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from athletes.models import Channel, Event, NoticePreference
from tenancy import scope
from tenancy.models import Membership

signer = Signer(salt="unsubscribe")
EVERYTHING = "all"


class LinkGone(LookupError):
    """The link was never made here, or its person has left."""

    message = _("This link does not count any more. Sign in to change what you are told.")


@dataclass(frozen=True, slots=True)
class Subscription:
    """Whose mail of what; of everything without an event."""

    member: Membership
    event: Event | None


def link_for(*, member: Membership, event: Event | None) -> str:
    """The whole address of the page that ends mail of this event to the member."""
    token = signer.sign(f"{member.public_id}.{event or EVERYTHING}")
    return f"{settings.SITE_URL}{reverse('unsubscribe', args=[token])}"


def subscription_of(*, token: str) -> Subscription:
    """What a link stands for. Raises LinkGone."""
    try:
        public_id, _dot, code = signer.unsign(token).rpartition(".")
        event = None if code == EVERYTHING else Event(code)
    except (BadSignature, ValueError):
        raise LinkGone from None
    members = Membership.objects.select_related("user", "organization")
    member = members.filter(public_id=public_id, ended_at=None).first()
    if member is None:
        raise LinkGone
    return Subscription(member, event)


@transaction.atomic
def set_mail(*, subscription: Subscription, wanted: bool) -> None:
    """End the mail of a subscription, or take it up again; of one athlete too. Safe to repeat."""
    member, event = subscription.member, subscription.event
    events = list(Event) if event is None else [event]
    with scope.enter(member.organization_id, membership_id=member.pk, source="unsubscribe"):
        said = NoticePreference.objects.filter(member=member, channel=Channel.EMAIL, event__in=events)
        said.delete()
        NoticePreference.objects.bulk_create(
            NoticePreference(member=member, event=one, channel=Channel.EMAIL, wanted=wanted) for one in events
        )

"""What a member wants to be told, and when not."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes import noticing
from athletes.models import Athlete, Channel, Event, MailRhythm, Mute, NoticePreference
from athletes.selectors.wishes import wishes_of
from tenancy.models import Membership

Wish = Mapping[tuple[Event, Channel], bool]


class NotOffered(ValueError):
    """A way that is not there yet was asked for."""

    message = _("Push messages are not offered yet.")


@transaction.atomic
def choose_notices(*, member: Membership, athlete: Athlete | None, wanted: Wish) -> Wish:
    """Keep by which ways the member is told; returns what it was, for an undo. Raises NotOffered.

    What says no more than the default, or for one athlete than for all, is not kept.
    """
    if any(channel not in noticing.OFFERED for _event, channel in wanted):
        raise NotOffered
    asked = dict(wishes_of(member=member).asked)
    whom = athlete.pk if athlete is not None else None
    before = {(event, way): noticing.wants(asked, event, way, whom) for event, way in wanted}
    others = {key: said for key, said in asked.items() if key[2] is None and whom is not None}
    stored = NoticePreference.objects.filter(member=member, athlete=athlete)
    for (event, way), said in wanted.items():
        stored.filter(event=event, channel=way).delete()
        if said != noticing.wants(others, event, way):
            row = NoticePreference(member=member, athlete=athlete, event=event, channel=way, wanted=said)
            row.save()
    return before


@transaction.atomic
def choose_rhythm(*, member: Membership, digest_hour: int | None) -> None:
    """Mail what is not urgent each day at this hour of the member's zone; None: each at once."""
    MailRhythm.objects.update_or_create(member=member, defaults={"digest_hour": digest_hour})


@transaction.atomic
def mute(
    *, member: Membership, athlete: Athlete | None, until: date | None, messages_only: bool = False
) -> Mute:
    """Quiet of an athlete, of their messages, or of everything; until a day, or until it is ended."""
    quiet: Mute
    quiet, _created = Mute.objects.update_or_create(
        member=member, athlete=athlete, messages_only=messages_only, defaults={"until": until}
    )
    return quiet


def unmute(*, quiet: Mute) -> None:
    """End it. Safe to repeat."""
    Mute.objects.filter(pk=quiet.pk).delete()

"""Telling a member something: a notice, and by their wishes a mail; once where it has a key."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from athletes.models import Athlete, Event, Mailing, Notice
from athletes.selectors.wishes import Wishes, wishes_of
from tenancy import outbox
from tenancy.models import Membership

KEPT = timedelta(days=90)


@transaction.atomic
def notify(
    *,
    event: Event,
    to: Membership,
    athlete: Athlete | None,
    params: dict[str, Any],
    now: datetime,
    key: str = "",
) -> Notice | None:
    """Tell a member of an event by the ways they want. With a key only once, ever; safe to repeat.

    `params`: what athletes.wording_notices needs to word it, and `case`, `session` or `activity`, public ids,
    for the page that it leads to. None where the member wants to hear nothing, was told before, or has left.
    """
    if to.ended_at is not None or (key and Notice.objects.filter(member=to, key=key).exists()):
        return None
    notice = Notice(member=to, athlete=athlete, event=event, params=params, key=key, at=now)
    if not _addressed(notice, wishes_of(member=to)):
        return None
    Notice.objects.bulk_create([notice], ignore_conflicts=bool(key))
    if notice.mailing == Mailing.NOW:
        outbox.put("athletes.mail_notice", public_id=str(notice.public_id))
    return notice


def notify_all(
    *,
    event: Event,
    to: Iterable[Membership],
    athlete: Athlete | None,
    params: dict[str, Any],
    now: datetime,
    key: str = "",
) -> None:
    """The same for several members, each by their own wishes."""
    for member in to:
        notify(event=event, to=member, athlete=athlete, params=params, now=now, key=key)


def mark_notices_read(*, member: Membership, now: datetime, public_ids: Iterable[object] = ()) -> int:
    """Nothing that the member has been told is news any more, or not these ones; returns how many were."""
    unread = Notice.objects.filter(member=member).unread()
    named = list(public_ids)
    found = unread.filter(public_id__in=named) if named else unread.filter(at__lte=now)
    return int(found.order_by().update(read_at=now))


def forget_notices(*, now: datetime) -> None:
    """Drop what is older than 90 days. Safe to repeat."""
    Notice.objects.filter(at__lt=now - KEPT).order_by().delete()


def take_back_notices(*, key: str) -> None:
    """What was told under this key holds no more: it goes, and is not mailed if it was not yet."""
    Notice.objects.filter(key=key).order_by().delete()


def _addressed(notice: Notice, wishes: Wishes) -> bool:
    """Say on the notice which ways it goes; False if the member wants none of them."""
    event = Event(notice.event)
    quiet = wishes.quiet(event, notice.athlete, notice.at)
    wanted = wishes.wanted(event, notice.athlete, quiet=quiet)
    notice.in_app, notice.mailing = wanted.in_app, wanted.mailing
    notice.read_at = notice.at if quiet else None
    return wanted.anything

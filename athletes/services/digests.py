"""The day's mail: once a day, at the hour that each member has chosen, in their own zone."""

from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.db import transaction

from athletes.models import DIGEST_HOUR, Mailing, MailRhythm, Notice
from athletes.services.mailing import mail_digest
from tenancy.models import Membership


def send_digests(*, now: datetime) -> int:
    """Mail what waits to everybody whose hour it is or was; returns how many letters left. Safe to repeat."""
    waiting = Notice.objects.filter(mailing=Mailing.DIGEST, mailed_at=None, at__lte=now)
    found = waiting.select_related("member__user", "member__organization", "athlete")
    notices = list(found.order_by("member", "at", "pk"))
    rhythms = {one.member_id: one for one in MailRhythm.objects.order_by("pk")}
    sent = 0
    for member, theirs in groupby(notices, key=lambda notice: notice.member):
        sent += _send(member, list(theirs), rhythms.get(member.pk), now)
    return sent


@transaction.atomic
def _send(member: Membership, notices: list[Notice], rhythm: MailRhythm | None, now: datetime) -> bool:
    local = now.astimezone(ZoneInfo(member.user.timezone))
    hour = rhythm.digest_hour if rhythm is not None else DIGEST_HOUR
    if hour is not None and local.hour < hour:
        return False
    if rhythm is None:
        MailRhythm.objects.bulk_create([MailRhythm(member=member)], ignore_conflicts=True)
    unsent = MailRhythm.objects.filter(member=member)
    fresh = unsent.exclude(digested_on=local.date()) if hour is not None else unsent
    if not fresh.update(digested_on=local.date()):
        return False
    return mail_digest(member=member, notices=notices, now=now)

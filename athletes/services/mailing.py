"""The mail of a notice, and the day's mail that bundles several: plain text, simple HTML, nothing tracked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from athletes import notice_links, wording_notices
from athletes.models import Athlete, Event, Mailing, Notice
from athletes.services import replying, unsubscribing
from tenancy.models import Membership


@transaction.atomic
def mail_notice(*, public_id: str, now: datetime) -> bool:
    """Mail one notice, once; True if it was. Not to whoever has left, or may not see the athlete now."""
    found = Notice.objects.filter(public_id=public_id, mailed_at=None, mailing=Mailing.NOW)
    held = found.select_for_update(of=("self",)).select_related("member__user", "member__organization")
    notice: Notice | None = held.select_related("athlete").first()
    if notice is None or not may_be_mailed(notice):
        return False
    Notice.objects.filter(pk=notice.pk).update(mailed_at=now)
    reply = replying.link_for(notice=notice, now=now)
    with translation.override(language_of(notice.member)):
        line = line_of(notice)
        words = {"line": line, "reply": reply, **_frame(notice.member, Event(notice.event))}
        _send(notice.member, line["title"], "mail/notice", words)
    return True


@transaction.atomic
def mail_digest(*, member: Membership, notices: Sequence[Notice], now: datetime) -> bool:
    """Mail what is left of these in one letter; True if there was anything to say."""
    due = [notice for notice in notices if may_be_mailed(notice)]
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=now)
    if not due:
        return False
    with translation.override(language_of(member)):
        lines = [line_of(notice) for notice in due]
        words = {"lines": lines, **_frame(member, None)}
        subject = render_to_string("mail/digest_subject.txt", words).strip()
        _send(member, subject, "mail/digest", words)
    return True


def may_be_mailed(notice: Notice) -> bool:
    """The member is still here, and may still see whom the notice is about."""
    member = notice.member
    if member.ended_at is not None or not member.user.is_active:
        return False
    if notice.athlete_id is None:
        return True
    return bool(Athlete.objects.visible_to(member).filter(pk=notice.athlete_id).exists())


def language_of(member: Membership) -> str:
    """The language of the person, else the site's."""
    return member.user.locale or settings.LANGUAGE_CODE


def line_of(notice: Notice) -> dict[str, str]:
    """A notice as a mail shows it, in the active language."""
    name = notice.athlete.name if notice.athlete is not None else ""
    return {
        "title": wording_notices.notice(notice.event, notice.params, name),
        "detail": wording_notices.detail(notice.event, notice.params),
        "link": notice_links.link_of(notice, notice.member.organization.slug),
    }


def _frame(member: Membership, event: Event | None) -> dict[str, Any]:
    """What each mail has: who it is for, and the way to get no more of its kind."""
    return {
        "member": member,
        "club": member.organization.name,
        "unsubscribe": unsubscribing.link_for(member=member, event=event),
    }


def _send(member: Membership, subject: str, template: str, words: dict[str, Any]) -> None:
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string(f"{template}.txt", words),
        to=[member.user.email],
        headers={
            "List-Unsubscribe": f"<{words['unsubscribe']}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(render_to_string(f"{template}.html", words), "text/html")
    mail.send()

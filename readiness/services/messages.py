"""The athlete's side of the talk: an answer brings the case back to the coach."""

from datetime import datetime

from django.db import transaction

from athletes import services as athletes
from athletes.models import About, Athlete, Author, Message
from athletes.services import NO_SUBJECT, Subject, replying
from readiness.services import interventions
from tenancy.models import Membership


@transaction.atomic
def reply(
    *, athlete: Athlete, author: Membership, body: str, now: datetime, about: Subject = NO_SUBJECT
) -> Message:
    """Send the athlete's words to the coach; what waited for them is the coach's again."""
    sent = athletes.send_message(
        athlete=athlete, author=author, side=Author.ATHLETE, body=body, now=now, about=about
    )
    interventions.return_to_queue(athlete=athlete, now=now)
    return sent


@transaction.atomic
def reply_by_link(*, asked: replying.Asked, body: str, now: datetime) -> Message:
    """The answer to one message, without a sign-in; the link is spent. Raises athletes' ReplyGone."""
    replying.use_link(link=asked.link, now=now)
    athlete, member = asked.link.athlete, asked.link.member
    athletes.read_thread(
        athlete=athlete, member=member, side=Author.COACH, now=now, until=asked.message.sent_at
    )
    about = subject_of(asked.message)
    return reply(athlete=athlete, author=member, body=body, now=now, about=about)


def subject_of(message: Message) -> Subject:
    """What an answer to the message is about: the same."""
    return Subject(About(message.about), message.about_id, message.about_params or {})

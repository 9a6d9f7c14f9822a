"""The athlete's side of the talk: an answer brings the case back to the coach."""

from datetime import datetime

from django.db import transaction

from athletes import services as athletes
from athletes.models import Athlete, Author, Message
from readiness.services import interventions
from tenancy.models import Membership


@transaction.atomic
def reply(*, athlete: Athlete, author: Membership, body: str, now: datetime) -> Message:
    """Send the athlete's words to the coach; what waited for them is the coach's again."""
    sent = athletes.send_message(athlete=athlete, author=author, side=Author.ATHLETE, body=body, now=now)
    interventions.return_to_queue(athlete=athlete, now=now)
    return sent


def mark_read(*, athlete: Athlete, now: datetime, side: Author = Author.COACH) -> None:
    """What this side of the athlete's thread has written was read by the other."""
    unread = Message.objects.of(athlete).filter(side=side, read_at=None, sent_at__lte=now)
    unread.order_by().update(read_at=now)

"""Notes between an athlete and the staff."""

from datetime import datetime

from django.db import transaction

from athletes.models import Athlete, AthleteState, Author, Message
from tenancy.models import Membership


@transaction.atomic
def send_message(*, athlete: Athlete, author: Membership, side: Author, body: str, now: datetime) -> Message:
    """Leave a note in the athlete's thread; one of the staff's counts as contact."""
    message: Message
    message = Message.objects.create(athlete=athlete, author=author, side=side, body=body, sent_at=now)
    if side == Author.COACH:
        AthleteState.objects.filter(athlete=athlete).update(last_contact_at=now)
    return message

"""Notes between an athlete and the staff: sent, read, taken back while nobody has read them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.models import About, Athlete, AthleteState, Author, Event, Message, ThreadRead
from athletes.selectors.people import staff_of
from athletes.services.notices import notify_all
from tenancy import outbox
from tenancy.models import Membership

TAKE_BACK_WITHIN = timedelta(minutes=10)
EXCERPT = 300


class TooLateToTakeBack(RuntimeError):
    """The message was read, is older than ten minutes, or is somebody else's."""

    message = _("This message can no longer be taken back: it was read, or ten minutes have passed.")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a message is about. `params`: the day and the title that the thing had then."""

    kind: About = About.NOTHING
    public_id: UUID | None = None
    params: dict[str, Any] = field(default_factory=dict)


NO_SUBJECT = Subject()


@transaction.atomic
def send_message(
    *,
    athlete: Athlete,
    author: Membership,
    side: Author,
    body: str,
    now: datetime,
    about: Subject = NO_SUBJECT,
    told: bool = False,
) -> Message:
    """Leave a note in the athlete's thread; one of the staff's counts as contact.

    The other side is told in ten minutes, unless it has read the note by then, the note is gone, or it was
    `told` in another way.
    """
    message: Message
    message = Message.objects.create(
        athlete=athlete,
        author=author,
        side=side,
        body=body,
        sent_at=now,
        about=about.kind,
        about_id=about.public_id,
        about_params=about.params or None,
    )
    if side == Author.COACH:
        AthleteState.objects.filter(athlete=athlete).update(last_contact_at=now)
    if not told:
        soon = now + TAKE_BACK_WITHIN
        outbox.put("athletes.tell_message", due_at=soon, public_id=str(message.public_id))
    return message


def tell_message(*, public_id: str, now: datetime) -> None:
    """Tell the other side of a message that it has not read. Safe to repeat."""
    found = Message.objects.filter(public_id=public_id, read_at=None)
    message = found.select_related("author__user", "athlete__coach__user", "athlete__member__user").first()
    if message is None:
        return
    athlete: Athlete = message.athlete
    member = [athlete.member] if athlete.member is not None else []
    params = {
        "who": str(message.author.user),
        "excerpt": message.body[:EXCERPT],
        "message": str(message.public_id),
    }
    notify_all(
        event=Event.MESSAGE,
        to=member if message.side == Author.COACH else staff_of(athlete=athlete),
        athlete=athlete,
        params=params,
        now=now,
        key=f"message:{message.public_id}",
    )


@transaction.atomic
def take_back_message(*, message: Message, member: Membership, now: datetime) -> None:
    """Let one's own message be gone, while the other side has not read it. Raises TooLateToTakeBack."""
    held = Message.objects.filter(pk=message.pk, author=member, read_at=None)
    young = held.filter(sent_at__gt=now - TAKE_BACK_WITHIN).select_for_update(of=("self",)).first()
    if young is None:
        raise TooLateToTakeBack
    Message.objects.filter(pk=young.pk).order_by().delete()
    if young.side == Author.COACH:
        _contact_before(young)


@transaction.atomic
def read_thread(
    *,
    athlete: Athlete,
    member: Membership,
    side: Author,
    now: datetime,
    until: datetime | None = None,
    about: Subject = NO_SUBJECT,
) -> int:
    """The member has on the screen what this side has written so far, until then, or about one thing.

    Returns how much of it was new.
    """
    unread = Message.objects.of(athlete).filter(side=side, read_at=None, sent_at__lte=until or now)
    if about.public_id is not None:
        return int(unread.about(about.kind, about.public_id).order_by().update(read_at=now))
    fresh = int(unread.order_by().update(read_at=now))
    marked = ThreadRead.objects.filter(athlete=athlete, member=member)
    if not marked.order_by().update(read_to=now):
        ThreadRead.objects.bulk_create(
            [ThreadRead(athlete=athlete, member=member, read_to=now)], ignore_conflicts=True
        )
    return fresh


def may_be_taken_back(message: Message, member: Membership, now: datetime) -> bool:
    """True while take_back_message would do it."""
    own = message.author_id == member.pk and message.read_at is None
    return own and message.sent_at > now - TAKE_BACK_WITHIN


def _contact_before(message: Message) -> None:
    """The last contact is the one before again."""
    earlier = Message.objects.of(message.athlete).filter(side=Author.COACH).order_by("-sent_at", "-pk")
    last = earlier.values_list("sent_at", flat=True).first()
    state = AthleteState.objects.filter(athlete=message.athlete_id, last_contact_at=message.sent_at)
    state.order_by().update(last_contact_at=last)

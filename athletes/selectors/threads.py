"""A thread as it is read: who wrote what when, about what, and who has read it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from athletes.models import About, Athlete, Author, Message, Phrase, ThreadRead
from tenancy.models import Membership
from tenancy.templatetags.display import localised, short_day

PAGE = 30
Messages = QuerySet[Message]


@dataclass(frozen=True, slots=True)
class Said:
    """One message. `readers`: the staff that have seen what an athlete wrote; `own`: of whoever looks."""

    message: Message
    author: str
    own: bool
    readers: tuple[str, ...]
    topic: str

    @property
    def read_at(self) -> datetime | None:
        return self.message.read_at


@dataclass(frozen=True, slots=True)
class Thread:
    """Newest first; `earlier` is the cursor of what comes before, "" at the beginning."""

    athlete: Athlete
    said: tuple[Said, ...]
    earlier: str


def thread(
    *,
    athlete: Athlete,
    member: Membership,
    about: tuple[About, UUID] | None = None,
    before: UUID | None = None,
) -> Thread:
    """A page of an athlete's thread, or of what it says about one thing. Two queries, three with a cursor."""
    found = Message.objects.of(athlete).select_related("author__user").order_by("-sent_at", "-pk")
    if about is not None:
        found = found.about(*about)
    if before is not None:
        found = _before(found, athlete, before)
    rows = list(found[: PAGE + 1])
    readers = _readers(athlete)
    said = tuple(_said(row, member, readers) for row in rows[:PAGE])
    return Thread(athlete, said, str(rows[PAGE - 1].public_id) if len(rows) > PAGE else "")


def unread_of(*, athlete: Athlete, side: Author) -> int:
    """How much of this side the other has not read."""
    return int(Message.objects.of(athlete).filter(side=side, read_at=None).count())


def phrases_of(*, member: Membership) -> list[Phrase]:
    """The templates that the member may use: their own and the organization's, by name."""
    return list(Phrase.objects.visible_to(member).select_related("owner__user").order_by("name", "pk"))


def topic(message: Message) -> str:
    """What the message is about, as it was called then; "" for nothing."""
    if not message.about:
        return ""
    params = message.about_params or {}
    day = params.get("day")
    parts = (
        localised(params.get("title")) or str(About(message.about).label),
        short_day(date.fromisoformat(day)) if day else "",
    )
    return ", ".join(part for part in parts if part)


def _before(found: Messages, athlete: Athlete, cursor: UUID) -> Messages:
    last = Message.objects.of(athlete).filter(public_id=cursor).first()
    if last is None:
        return found.none()
    return found.filter(Q(sent_at__lt=last.sent_at) | Q(sent_at=last.sent_at, pk__lt=last.pk))


def _readers(athlete: Athlete) -> list[ThreadRead]:
    marks = ThreadRead.objects.of(athlete).select_related("member__user")
    return list(marks.exclude(member=athlete.member_id).order_by("member__user__name", "pk"))


def _said(row: Message, member: Membership, readers: list[ThreadRead]) -> Said:
    seen = [mark for mark in readers if mark.read_to >= row.sent_at] if row.side == Author.ATHLETE else []
    return Said(
        message=row,
        author=str(row.author.user),
        own=row.author_id == member.pk,
        readers=tuple(str(mark.member.user) for mark in seen),
        topic=topic(row),
    )

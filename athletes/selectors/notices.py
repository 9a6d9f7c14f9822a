"""What a member has been told, a page at a time, with where each leads."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from athletes import notice_links, wording_notices
from athletes.models import Event, Notice
from tenancy.models import Membership

PAGE = 30


@dataclass(frozen=True, slots=True)
class Told:
    """One notice in words; `url` is the page it leads to."""

    public_id: UUID
    event: str
    title: str
    detail: str
    url: str
    at: datetime
    unread: bool


@dataclass(frozen=True, slots=True)
class Notices:
    """Newest first; `earlier` is the cursor of the next page, "" at the end."""

    told: tuple[Told, ...]
    earlier: str


def notices_of(
    *, member: Membership, event: Event | None = None, unread: bool = False, before: UUID | None = None
) -> Notices:
    """A page of what the member was told: all, of one event, or what is new. One query, two with a cursor."""
    found = Notice.objects.visible_to(member).listed().select_related("athlete").order_by("-at", "-pk")
    if event is not None:
        found = found.filter(event=event)
    if unread:
        found = found.filter(read_at=None)
    last = Notice.objects.filter(member=member, public_id=before).first() if before else None
    if last is not None:
        found = found.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk))
    rows = list(found[: PAGE + 1])
    slug = member.organization.slug
    told = tuple(_told(row, slug) for row in rows[:PAGE])
    return Notices(told, str(rows[PAGE - 1].public_id) if len(rows) > PAGE else "")


def unread_notices(*, member: Membership) -> int:
    """The number beside the bell."""
    return int(Notice.objects.visible_to(member).unread().count())


def _told(row: Notice, slug: str) -> Told:
    name = row.athlete.name if row.athlete is not None else ""
    return Told(
        public_id=row.public_id,
        event=str(Event(row.event).label),
        title=wording_notices.notice(row.event, row.params, name),
        detail=wording_notices.detail(row.event, row.params),
        url=notice_links.path_of(row, slug),
        at=row.at,
        unread=row.read_at is None,
    )

"""Changes to a calendar, for tests."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from planning import services
from planning.changes import Change, Content, Create
from planning.models import PlannedSession, Revision
from tests.factories import NOW, Club
from tests.planning.making import MONDAY

TODAY = NOW.date()
SUNDAY = TODAY + timedelta(days=1)
NEXT_TUESDAY = MONDAY + timedelta(days=8)
EASY = Content(title={"en": "Easy hour", "ko": "이지 1시간"}, category="easy", steps=None, load=50.0)


def new(day: date = SUNDAY, **content: Any) -> Create:
    """A session to come."""
    facts = {"title": EASY.title, "category": "easy", "steps": None, "load": 50.0, **content}
    return Create(UUID(str(uuid7())), day, Content(**facts))


def drafted(club: Club, *changes: Change, **given: Any) -> Revision:
    """The changes, drafted by the coach as one step."""
    facts = {"athlete": club.athlete, "author": club.coach, "now": NOW, **given}
    return services.draft_changes(changes=changes, **facts)


def published(club: Club, *changes: Change) -> Revision:
    """The same, seen by the athlete."""
    drafted(club, *changes)
    return services.publish_draft(athlete=club.athlete, now=NOW)


def fresh(session: PlannedSession) -> PlannedSession:
    return PlannedSession.objects.get(pk=session.pk)

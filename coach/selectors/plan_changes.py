"""What a set of changes to an athlete's plan came to: published by the coach, or moved by the athlete."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext, ngettext

from athletes.models import Athlete
from planning.changes import Change, Move
from planning.models import PlannedSession, Revision, Source
from planning.proposal import Words
from planning.selectors import change_of
from tenancy.templatetags.display import localised, short_day


@dataclass(frozen=True, slots=True)
class PlanChange:
    at: datetime
    who: str
    said: str
    lines: tuple[str, ...]


def told(*, athlete: Athlete, revisions: Sequence[Revision]) -> list[PlanChange]:
    """What each set of changes came to, with what an athlete has moved in words. Two queries."""
    prefetch_related_objects(list(revisions), "changes")
    made = {one.pk: tuple(change_of(row) for row in one.changes.all()) for one in revisions}
    named = {change.session for changes in made.values() for change in changes}
    rows = PlannedSession.objects.of(athlete).filter(public_id__in=named).order_by()
    titles: dict[UUID, Words] = dict(rows.values_list("public_id", "title"))
    return [_told(one, made[one.pk], titles) for one in revisions]


def _told(revision: Revision, changes: tuple[Change, ...], titles: Mapping[UUID, Words]) -> PlanChange:
    own = revision.source == Source.ATHLETE
    said = gettext("Moved their own session") if own else _counted(revision, len(changes))
    moves = [change for change in changes if isinstance(change, Move)] if own else []
    lines = tuple(f"{localised(titles.get(one.session))} → {short_day(one.day)}" for one in moves)
    who = str(revision.author.user) if revision.author else ""
    return PlanChange(revision.closed_at or revision.opened_at, who, said, lines)


def _counted(revision: Revision, count: int) -> str:
    if revision.source == Source.ADAPTATION:
        words = ngettext(
            "%(count)d change of the rules approved", "%(count)d changes of the rules approved", count
        )
    else:
        words = ngettext("%(count)d change published", "%(count)d changes published", count)
    return words % {"count": count}

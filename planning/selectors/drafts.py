"""Planned sessions as entries of a calendar, and what is drafted of changes to them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import BigIntegerField, DateField, Q

from athletes.models import Athlete
from planning import wording
from planning.changes import Change, Content, Entry, applied, from_json
from planning.models import Change as ChangeRow
from planning.models import PlannedSession, Revision, Source
from tenancy.database.prepared import Given, Prepared


@dataclass(frozen=True, slots=True)
class Draft:
    """What is drafted for an athlete: `steps` is how often one can undo, `seen` the versions it goes by.

    `proposed`: how many changes of the rules wait beside it for a decision.
    """

    revision: Revision | None = field(default=None, compare=False)
    changes: tuple[Change, ...] = ()
    steps: int = 0
    seen: dict[UUID, int] = field(default_factory=dict)
    proposed: int = 0

    @property
    def version(self) -> int:
        return self.revision.version if self.revision else 0

    @property
    def sessions(self) -> frozenset[UUID]:
        return frozenset(change.session for change in self.changes)


def draft_of(*, athlete: Athlete) -> Draft:
    """What is being drafted in the athlete's calendar, and what the rules propose beside it. One query."""
    rows = _undecided(athlete.organization_id).ask(athlete=athlete.pk)
    drafted = [row for row in rows if row.revision.source == Source.CALENDAR]
    return replace(draft_from(drafted), proposed=len(rows) - len(drafted))


@lru_cache(maxsize=256)
def _undecided(_organization_id: int) -> Prepared:
    athlete = Given("athlete", BigIntegerField())
    of_athlete = Revision.objects.filter(athlete=athlete)
    open_ones = (of_athlete.drafted() | of_athlete.waiting()).order_by()
    rows = ChangeRow.objects.filter(athlete=athlete, revision__in=open_ones)
    return Prepared(rows.select_related("revision"))


def drafts_of_all(*, athletes: Collection[Athlete]) -> dict[int, Draft]:
    """What is being drafted for each of them who has a draft. One query."""
    rows: dict[int, list[ChangeRow]] = defaultdict(list)
    drafted = Revision.objects.filter(athlete__in=athletes).drafted()
    for row in ChangeRow.objects.filter(revision__in=drafted).select_related("revision"):
        rows[row.athlete_id].append(row)
    return {athlete: draft_from(found) for athlete, found in rows.items()}


def draft_from(rows: list[ChangeRow]) -> Draft:
    """The draft that the rows of one revision make, in their order."""
    if not rows:
        return Draft()
    return Draft(
        revision=rows[0].revision,
        changes=tuple(change_of(row) for row in rows),
        steps=len({row.step for row in rows}),
        seen={row.session: row.seen_version for row in reversed(rows) if row.seen_version is not None},
    )


def change_of(row: ChangeRow) -> Change:
    """The change that the row keeps."""
    return from_json(row.kind, row.session, row.what)


def sessions_of_days(
    *, athlete: Athlete, first: date, last: date, also: Collection[UUID] = ()
) -> list[PlannedSession]:
    """What the athlete sees of these days, and the sessions that are named wherever they stand. One query."""
    if not also:
        return _of_days(athlete.organization_id).ask(athlete=athlete.pk, first=first, last=last)
    seen = PlannedSession.objects.published().of(athlete)
    return list(seen.filter(Q(day__range=(first, last)) | Q(public_id__in=list(also))))


@lru_cache(maxsize=256)
def _of_days(_organization_id: int) -> Prepared:
    athlete = Given("athlete", BigIntegerField())
    first, last = Given("first", DateField()), Given("last", DateField())
    return Prepared(PlannedSession.objects.published().filter(athlete=athlete, day__range=(first, last)))


def entries_between(*, athlete: Athlete, first: date, last: date) -> tuple[Entry, ...]:
    """The same days as entries, without their draft. One query."""
    return tuple(map(entry_of, sessions_of_days(athlete=athlete, first=first, last=last)))


def entries_drafted(*, athlete: Athlete, first: date, last: date) -> list[Entry]:
    """The same days as entries, as the draft leaves them. Two queries."""
    drafted = draft_of(athlete=athlete)
    sessions = sessions_of_days(athlete=athlete, first=first, last=last, also=sorted(drafted.sessions))
    after = applied(map(entry_of, sessions), drafted.changes)
    return [one for one in after if first <= one.day <= last]


def entries_named(*, athlete: Athlete, sessions: Iterable[UUID]) -> tuple[Entry, ...]:
    """The sessions that the athlete sees, as they stand. One query."""
    return tuple(map(entry_of, PlannedSession.objects.published().of(athlete).filter(public_id__in=sessions)))


def drafted_between(*, athlete: Athlete, first: date, last: date) -> tuple[Entry, ...]:
    """The same days as the draft leaves them. Two queries."""
    drafted = draft_of(athlete=athlete)
    sessions = sessions_of_days(athlete=athlete, first=first, last=last, also=sorted(drafted.sessions))
    after = applied(map(entry_of, sessions), drafted.changes)
    return tuple(one for one in after if first <= one.day <= last)


def entry_of(session: PlannedSession) -> Entry:
    """The session as changes look at it."""
    return Entry(
        session=session.public_id,
        day=session.day,
        content=Content.of(session),
        version=session.version,
        position=session.position,
        locked=session.locked,
        run=session.activity_id is not None,
        outcome=session.outcome,
        percent=session.percent,
        changed=wording.changed(session),
    )

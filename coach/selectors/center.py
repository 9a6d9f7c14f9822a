"""The command center: the squad's pulse, the counts, and the queue of who needs a decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import TextField

from analytics.business_time import BusinessTime
from athletes.models import Sight, sight_of
from athletes.selectors import business_time_of
from coach.selectors.narrowing import condition
from coach.selectors.paging import SORTED_BY, Cursor, behind, opened
from coach.selectors.rows import Found, Row, case_of_row, columns, row_of
from coach.selectors.saved_views import Shelf, shelf_of
from coach.selectors.tabs import WHENEVER, Place, Tab, in_order, in_parts, moment, standing_in
from coach.selectors.tallies import Counts, Pulse, tallies_asked, tallies_from, views_from
from readiness.models import Intervention
from tenancy.database.prepared import Asked, Given, Prepared, ask_together, first_of
from tenancy.models import Membership

LONGEST_QUEUE = 25
"""Rows of a page; a list that was shown longer comes back as long, up to MOST_ROWS."""

MOST_ROWS = 250
PART = Given("part", TextField())


@dataclass(frozen=True, slots=True)
class CommandCenter:
    """`clock` is now by the organization's clocks; `following` names the next page, "" on the last.

    `shelf`: the saved views; `from_first`: False further down than the first page.
    """

    clock: datetime
    place: Place
    pulse: Pulse
    counts: Counts
    rows: tuple[Row, ...]
    following: str
    chosen: Intervention | None
    shelf: tuple[Shelf, ...] = ()
    from_first: bool = True

    @property
    def wall_clock(self) -> datetime:
        """The clock as it hangs in the organization, to the minute, whatever the reader's own says."""
        return self.clock.replace(tzinfo=None, second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Rows of the queue, and the cursor of those that follow ("" for none)."""

    rows: tuple[Row, ...]
    following: str


def command_center(
    *,
    membership: Membership,
    now: datetime,
    place: Place | None = None,
    wanted: str = "",
    after: str = "",
    most: int = LONGEST_QUEUE,
) -> CommandCenter:
    """Everything left of the case, for the athletes that the member sees, and which case stands beside it.

    Two queries. `wanted` is the public id of a case; one that is not in the tab's queue costs a third.
    `after` is a page's `following`; of a list that stood longer `most` rows are shown again.
    """
    place, clock, cursor = place or Place(), _clock(membership, now), opened(after)
    most = _whole_pages(most)
    queue, numbers = ask_together(
        _queue_asked(membership, clock, place, most + 1, cursor),
        tallies_asked(membership=membership, clock=clock),
    )
    found, (pulse, counts) = [Found(*row) for row in queue], tallies_from(numbers, clock)
    rows = page_of(found, place, clock, most, cursor, hours=business_time_of(membership.organization))
    return CommandCenter(
        clock=clock,
        place=place,
        pulse=pulse,
        counts=counts,
        rows=rows.rows,
        following=rows.following,
        chosen=_beside(found[:most], membership, wanted),
        shelf=shelf_of(views_from(numbers), place.query),
        from_first=cursor is None,
    )


def queue_page(*, membership: Membership, now: datetime, place: Place, after: str) -> QueuePage:
    """The rows of the queue behind a page, and nothing besides. One query."""
    clock, cursor = _clock(membership, now), opened(after)
    prepared, given = _queue_asked(membership, clock, place, LONGEST_QUEUE + 1, cursor)
    found = [Found(*row) for row in prepared.ask(**given)]
    return page_of(
        found, place, clock, LONGEST_QUEUE, cursor, hours=business_time_of(membership.organization)
    )


def page_of(
    found: Sequence[Found],
    place: Place,
    clock: datetime,
    most: int,
    cursor: Cursor | None,
    *,
    hours: BusinessTime,
) -> QueuePage:
    """The rows of what was found, one more than are shown."""
    shown = found[:most]
    rows = tuple(row_of(case, place.tab, clock, hours) for case in shown)
    if len(found) <= most:
        return QueuePage(rows, "")
    return QueuePage(rows, _last(shown[-1], place.tab, cursor.read_at if cursor else clock).sealed())


def _whole_pages(most: int) -> int:
    """As many rows as that, in whole pages: statements are kept by their number."""
    pages = -(-most // LONGEST_QUEUE)
    return min(max(pages, 1) * LONGEST_QUEUE, MOST_ROWS)


def _last(case: Found, tab: Tab, read_at: datetime) -> Cursor:
    moment = getattr(case, SORTED_BY.get(tab, "due_at"))
    breached = tab == Tab.NEEDS_YOU and case.due_at < read_at
    return Cursor(read_at, breached, case.risk, moment, case.pk)


def chosen_case(
    *, membership: Membership, now: datetime, place: Place | None = None, wanted: str = ""
) -> Intervention | None:
    """The case that the address names; where it names none that there is, the first of the tab."""
    named = _by_id(membership, wanted)
    if named is not None:
        return named
    first = _queue(membership, _clock(membership, now), place or Place(), 1)
    return _beside(first, membership, "")


def _beside(shown: Sequence[Found], membership: Membership, wanted: str) -> Intervention | None:
    """The case that is wanted, or else the first; of those shown it is known already."""
    here = [case for case in shown if str(case.public_id) == wanted]
    named = None if here else _by_id(membership, wanted)
    if named is not None:
        return named
    return next((case_of_row(case, membership) for case in here or shown), None)


def _clock(membership: Membership, now: datetime) -> datetime:
    return now.astimezone(ZoneInfo(membership.organization.timezone))


def _queue(membership: Membership, clock: datetime, place: Place, most: int) -> list[Found]:
    prepared, given = _queue_asked(membership, clock, place, most)
    return [Found(*row) for row in prepared.ask(**given)]


def _queue_asked(
    membership: Membership, clock: datetime, place: Place, most: int, cursor: Cursor | None = None
) -> Asked:
    """Behind a cursor the parts of the tab are as they were when its first page was read."""
    after = () if cursor is None else ((cursor.breached,) if place.tab == Tab.NEEDS_YOU else (True,))
    shape = Shape(place.tab, bool(place.search), place.narrowed.shape, most, after)
    given = {**moment(clock).given, "part": place.search, **place.narrowed.given(membership)}
    if cursor is not None:
        given |= {**cursor.given, "now": cursor.read_at}
    return _asked_for(sight_of(membership), shape), given


class Shape(NamedTuple):
    """What a queue's statement is kept by; `after`: nothing, or whether its cursor is of the breached."""

    tab: Tab
    by_name: bool
    narrowed: tuple[tuple[str, str], ...]
    most: int
    after: tuple[bool, ...]


@lru_cache(maxsize=1024)
def _asked_for(sight: Sight, shape: Shape) -> Prepared:
    """Which cases they are is found in the queue's index alone; only those are then read."""
    tab = shape.tab
    found = Intervention.objects.visible_to(sight.membership).filter(standing_in(tab, WHENEVER))
    if shape.by_name:
        found = found.sought(PART)
    if shape.narrowed:
        found = found.filter(condition(shape.narrowed, sight.organization_id))
    parts = in_parts(found, tab, WHENEVER)
    if shape.after:
        first_part, *others = parts[:1] if shape.after[0] or len(parts) == 1 else parts[1:]
        rest = parts[1:] if shape.after[0] else ()
        parts = (first_part.filter(behind(tab)), *others, *rest)
    first = first_of(*parts, most=shape.most)
    rows = in_order(Intervention.objects.filter(id__any_of=first), tab, WHENEVER)
    return Prepared(rows.values_list(*columns()))


def _by_id(membership: Membership, wanted: str) -> Intervention | None:
    try:
        public_id = UUID(wanted)
    except ValueError:
        return None
    found = Intervention.objects.visible_to(membership).filter(public_id=public_id)
    named: Intervention | None = found.select_related("athlete__organization", "session").first()
    return named

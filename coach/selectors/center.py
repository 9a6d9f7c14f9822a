"""The command center: the squad's pulse, the counts, and the queue of who needs a decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import TextField

from athletes.models import Sight, sight_of
from athletes.selectors import business_time_of
from coach.selectors.rows import Found, Row, case_of_row, columns, row_of
from coach.selectors.tabs import WHENEVER, Place, Tab, in_order, in_parts, moment, standing_in
from coach.selectors.tallies import Counts, Pulse, tallies_asked, tallies_from
from readiness.models import Intervention
from tenancy.database.prepared import Asked, Given, Prepared, ask_together, first_of
from tenancy.models import Membership

LONGEST_QUEUE = 25
PART = Given("part", TextField())


@dataclass(frozen=True, slots=True)
class CommandCenter:
    """`clock` is now by the organization's clocks; `more`: the queue is longer than the rows shown."""

    clock: datetime
    place: Place
    pulse: Pulse
    counts: Counts
    rows: tuple[Row, ...]
    more: bool
    chosen: Intervention | None

    @property
    def wall_clock(self) -> datetime:
        """The clock as it hangs in the organization, to the minute, whatever the reader's own says."""
        return self.clock.replace(tzinfo=None, second=0, microsecond=0)


def command_center(
    *, membership: Membership, now: datetime, place: Place | None = None, wanted: str = ""
) -> CommandCenter:
    """Everything left of the case, for the athletes that the member sees, and which case stands beside it.

    Two queries. `wanted` is the public id of a case; one that is not in the tab's queue costs a third.
    """
    place, clock = place or Place(), _clock(membership, now)
    queue, numbers = ask_together(
        _queue_asked(membership, clock, place, LONGEST_QUEUE + 1),
        tallies_asked(membership=membership, clock=clock),
    )
    found, (pulse, counts) = [Found(*row) for row in queue], tallies_from(numbers, clock)
    shown, hours = found[:LONGEST_QUEUE], business_time_of(membership.organization)
    return CommandCenter(
        clock=clock,
        place=place,
        pulse=pulse,
        counts=counts,
        rows=tuple(row_of(case, place.tab, clock, hours) for case in shown),
        more=len(found) > LONGEST_QUEUE,
        chosen=_beside(shown, membership, wanted),
    )


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


def _queue_asked(membership: Membership, clock: datetime, place: Place, most: int) -> Asked:
    asked = _asked_for(sight_of(membership), place.tab, bool(place.search), most)
    return asked, {**moment(clock).given, "part": place.search}


@lru_cache(maxsize=256)
def _asked_for(sight: Sight, tab: Tab, by_name: bool, most: int) -> Prepared:
    """Which cases they are is found in the queue's index alone; only those are then read."""
    found = Intervention.objects.visible_to(sight.membership).filter(standing_in(tab, WHENEVER))
    if by_name:
        found = found.sought(PART)
    first = first_of(*in_parts(found, tab, WHENEVER), most=most)
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

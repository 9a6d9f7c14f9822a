"""The command center: the squad's pulse, the counts, and the queue of who needs a decision."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import JSONField, OuterRef, Subquery, TextField
from django.db.models.functions import JSONObject
from django.utils.formats import date_format
from django.utils.translation import gettext

from athletes.models import AthleteState, Band, Sight, sight_of
from coach.selectors.decided import unconfirmed
from coach.selectors.tabs import WHENEVER, Place, Tab, in_order, minutes_left, moment, standing_in
from coach.selectors.tallies import Counts, Pulse, tallies
from readiness import wording
from readiness.models import Intervention, InterventionState
from readiness.selectors.standing import PUT_BACK_WITHIN
from readiness.services import stands_alone
from tenancy.database.prepared import Given, Prepared
from tenancy.models import Membership
from tenancy.templatetags.display import short_day

LONGEST_QUEUE = 25
PART = Given("part", TextField())
# What a row shows; the case beside the queue is read whole by `coach.selectors.case`.
SHOWN = (
    *("public_id", "version", "state", "action", "factors"),
    *("due_at", "snoozed_until", "closed_at", "athlete__name", "athlete__timezone"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One athlete in the queue. Rows of one `kind` may be decided together; those that stand alone never."""

    public_id: UUID
    version: int
    kind: str
    stands_alone: bool
    name: str
    band: str
    reason: str
    next_step: str
    minutes_left: int | None


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
    found = _queue(membership, clock, place, LONGEST_QUEUE + 1)
    pulse, counts = tallies(membership=membership, clock=clock)
    shown = found[:LONGEST_QUEUE]
    in_queue = next((case for case in shown if str(case.public_id) == wanted), None)
    return CommandCenter(
        clock=clock,
        place=place,
        pulse=pulse,
        counts=counts,
        rows=tuple(_row(case, place, clock) for case in shown),
        more=len(found) > LONGEST_QUEUE,
        chosen=in_queue or _by_id(membership, wanted) or next(iter(shown), None),
    )


def chosen_case(
    *, membership: Membership, now: datetime, place: Place | None = None, wanted: str = ""
) -> Intervention | None:
    """The case that the address names; where it names none that there is, the first of the tab."""
    named = _by_id(membership, wanted)
    if named is not None:
        return named
    return next(iter(_queue(membership, _clock(membership, now), place or Place(), 1)), None)


def _clock(membership: Membership, now: datetime) -> datetime:
    return now.astimezone(ZoneInfo(membership.organization.timezone))


def _queue(membership: Membership, clock: datetime, place: Place, most: int) -> list[Intervention]:
    at = moment(clock)
    asked = _asked_for(sight_of(membership), place.tab, bool(place.search), most)
    cases: list[Intervention] = asked.ask(**at.given, part=place.search)
    for case in cases:
        case.athlete.organization = membership.organization
    return cases


@lru_cache(maxsize=256)
def _asked_for(sight: Sight, tab: Tab, by_name: bool, most: int) -> Prepared:
    """Which cases they are is found in the queue's index alone; only those are then read."""
    found = Intervention.objects.visible_to(sight.membership).filter(standing_in(tab, WHENEVER))
    if by_name:
        found = found.sought(PART)
    first = in_order(found, tab, WHENEVER).values("pk")[:most]
    rows = in_order(Intervention.objects.filter(pk__in=first).with_title(), tab, WHENEVER)
    beside = {"state_of_athlete": _state_beside(), "unconfirmed": unconfirmed()}
    return Prepared(rows.select_related("athlete").only(*SHOWN).annotate(**beside))


def _state_beside() -> Subquery:
    state = AthleteState.objects.filter(athlete=OuterRef("athlete"))
    return Subquery(state.values(data=JSONObject(band="band", day="readiness_day")), output_field=JSONField())


def _by_id(membership: Membership, wanted: str) -> Intervention | None:
    try:
        public_id = UUID(wanted)
    except ValueError:
        return None
    found = Intervention.objects.visible_to(membership).filter(public_id=public_id)
    named: Intervention | None = found.select_related("athlete__organization", "session").first()
    return named


def _row(found: Intervention, place: Place, clock: datetime) -> Row:
    return Row(
        public_id=found.public_id,
        version=found.version,
        kind=found.action,
        stands_alone=stands_alone(found),
        name=found.athlete.name,
        band=_band(found, clock),
        reason=wording.reason(found),
        next_step=_next_step(found, place.tab, clock),
        minutes_left=minutes_left(found, clock),
    )


def _band(found: Any, clock: datetime) -> str:
    """Of this morning: yesterday's band says nothing about today."""
    state = found.state_of_athlete or {}
    day = state.get("day") and date.fromisoformat(state["day"])
    return str(state["band"]) if day == found.athlete.local_day(clock) else Band.NONE.value


def _next_step(found: Intervention, tab: Tab, clock: datetime) -> str:
    if found.state == InterventionState.APPLIED:
        return _applied(found, clock)
    if tab != Tab.SNOOZED or found.snoozed_until is None:
        return wording.proposal(found)
    until = found.snoozed_until.astimezone(clock.tzinfo)
    return gettext("Back on %(day)s at %(time)s") % {
        "day": short_day(until.date()),
        "time": date_format(until, "H:i"),
    }


def _applied(found: Any, clock: datetime) -> str:
    """What the rules did, and whether there is still time to have it back at once."""
    if found.closed_at is None or not found.unconfirmed:
        return wording.proposal(found)
    until = (found.closed_at + PUT_BACK_WITHIN).astimezone(clock.tzinfo)
    if clock > until:
        return gettext("Applied by itself, not confirmed yet")
    return gettext("Applied by itself, undo until %(time)s") % {"time": date_format(until, "H:i")}

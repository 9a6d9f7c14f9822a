"""The numbers above the queue: how the squad woke up, and what waits. One query."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import (
    Count,
    DateField,
    DateTimeField,
    Exists,
    F,
    Func,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast, JSONObject

from athletes.models import Athlete, AthleteState, Band, Sight, sight_of
from coach.selectors.tabs import WHENEVER, Tab, moment, standing_in
from ingest.models import Upload, UploadState
from planning.models import Plan, PlanState
from readiness.models import Intervention, InterventionState
from tenancy.database.prepared import Given, Prepared
from tenancy.models import Membership, Organization

DUE_SOON = timedelta(hours=2)
REFUSED_SINCE = timedelta(days=7)
BANDS = (Band.GREEN, Band.AMBER, Band.RED)
# The column that every index holds, so that counting needs nothing but the index.
COUNTED = "organization_id"
TODAY = Given("today", DateField())
SOON = Given("soon", DateTimeField())
LATELY = Given("lately", DateTimeField())


@dataclass(frozen=True, slots=True)
class Pulse:
    """How the squad woke up: athletes by band today, and all of them."""

    green: int = 0
    amber: int = 0
    red: int = 0
    total: int = 0

    @property
    def checked_in(self) -> int:
        return self.green + self.amber + self.red

    @property
    def none(self) -> int:
        return self.total - self.checked_in


@dataclass(frozen=True, slots=True)
class Counts:
    """What waits, by tab, and what else wants a look; `unconfirmed`: done today by the rules alone."""

    needs_you: int = 0
    overdue: int = 0
    due_soon: int = 0
    waiting: int = 0
    snoozed: int = 0
    done: int = 0
    unconfirmed: int = 0
    drafts: int = 0
    refused: int = 0


def tallies(*, membership: Membership, clock: datetime) -> tuple[Pulse, Counts]:
    """The numbers for the athletes that the member sees; each athlete's today is that of their own zone."""
    at, zone = moment(clock), membership.organization.timezone
    ((at_home, abroad, *counts),) = _asked_for(sight_of(membership), zone).ask(
        now=at.now,
        midnight=at.midnight,
        today=clock.date(),
        soon=clock + DUE_SOON,
        lately=clock - REFUSED_SINCE,
    )
    pulse = Counter(at_home or {}) + Counter(abroad or {})
    return Pulse(**pulse), Counts(**{name: n for each in counts for name, n in (each or {}).items()})


@lru_cache(maxsize=256)
def _asked_for(sight: Sight, zone: str) -> Prepared:
    member = sight.membership
    here = Organization.objects.filter(pk=sight.organization_id)
    return Prepared(
        here.values_list(
            _pulse_at_home(member, zone),
            _pulse_abroad(member, zone),
            _open(member),
            _done(member),
            _drafts(member),
            _refused(member),
        )
    )


def _pulse_at_home(membership: Membership, zone: str) -> Subquery:
    """Nearly everyone: their today is the organization's. Counted from one index, without the others."""
    elsewhere = _abroad(zone).filter(pk=OuterRef("athlete_id"))
    states = AthleteState.objects.visible_to(membership).exclude(Exists(elsewhere))
    return _by_band(states, Q(readiness_day=TODAY))


def _pulse_abroad(membership: Membership, zone: str) -> Subquery:
    there = Func(F("athlete__timezone"), WHENEVER.now, function="timezone", output_field=DateTimeField())
    states = AthleteState.objects.visible_to(membership).filter(athlete__in=_abroad(zone).order_by())
    return _by_band(states, Q(readiness_day=Cast(there, DateField())))


def _abroad(zone: str) -> QuerySet[Athlete]:
    """Who lives by another clock; "less or greater" because an index knows no "other than"."""
    found: QuerySet[Athlete] = Athlete.objects.filter(Q(timezone__lt=zone) | Q(timezone__gt=zone))
    return found


def _by_band(states: QuerySet[AthleteState], today: Q) -> Subquery:
    by_band = {band.value: Count(COUNTED, filter=today & Q(band=band)) for band in BANDS}
    return _counted(states, total=Count(COUNTED), **by_band)


def _open(membership: Membership) -> Subquery:
    needed = standing_in(Tab.NEEDS_YOU, WHENEVER)
    return _counted(
        Intervention.objects.visible_to(membership).filter(closed_at=None),
        needs_you=Count(COUNTED, filter=needed),
        overdue=Count(COUNTED, filter=needed & Q(due_at__lt=WHENEVER.now)),
        due_soon=Count(COUNTED, filter=needed & Q(due_at__range=(WHENEVER.now, SOON))),
        waiting=Count(COUNTED, filter=standing_in(Tab.WAITING, WHENEVER)),
        snoozed=Count(COUNTED, filter=standing_in(Tab.SNOOZED, WHENEVER)),
    )


def _done(membership: Membership) -> Subquery:
    closed = Intervention.objects.visible_to(membership).filter(standing_in(Tab.DONE, WHENEVER))
    by_rules = Q(state=InterventionState.APPLIED, session__confirmed=False)
    return _counted(closed, done=Count(COUNTED), unconfirmed=Count(COUNTED, filter=by_rules))


def _drafts(membership: Membership) -> Subquery:
    return _counted(Plan.objects.visible_to(membership).filter(state=PlanState.DRAFT), drafts=Count(COUNTED))


def _refused(membership: Membership) -> Subquery:
    refused = Upload.objects.visible_to(membership).filter(state=UploadState.REFUSED)
    return _counted(refused.filter(received_at__gte=LATELY), refused=Count(COUNTED))


def _counted(rows: QuerySet[Any], **counts: Count) -> Subquery:
    """The counts as one JSON value, NULL where there are no rows."""
    one = rows.order_by().values("organization_id").annotate(data=JSONObject(**counts)).values("data")
    return Subquery(one, output_field=JSONField())

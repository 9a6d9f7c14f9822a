"""The numbers above the queue: how the squad woke up, and what waits. One query."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, DateField, DateTimeField, F, Func, JSONField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, JSONObject

from athletes.models import AthleteState, Band
from coach.selectors.tabs import Tab, standing_in
from ingest.models import Upload, UploadState
from planning.models import Plan, PlanState
from readiness.models import Intervention, InterventionState
from tenancy.models import Membership, Organization

DUE_SOON = timedelta(hours=2)
REFUSED_SINCE = timedelta(days=7)
BANDS = (Band.GREEN, Band.AMBER, Band.RED)


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
    here = Organization.objects.filter(pk=membership.organization_id).values_list(
        _pulse(membership, clock), _cases(membership, clock), _drafts(membership), _refused(membership, clock)
    )
    pulse, *counts = here.get()
    return Pulse(**pulse or {}), Counts(**{name: n for each in counts for name, n in (each or {}).items()})


def _pulse(membership: Membership, clock: datetime) -> Subquery:
    there = Func(F("athlete__timezone"), Value(clock), function="timezone", output_field=DateTimeField())
    today = Q(readiness_day=Cast(there, DateField()))
    by_band = {band.value: Count("pk", filter=today & Q(band=band)) for band in BANDS}
    return _counted(AthleteState.objects.visible_to(membership), total=Count("pk"), **by_band)


def _cases(membership: Membership, clock: datetime) -> Subquery:
    needed, done = standing_in(Tab.NEEDS_YOU, clock), standing_in(Tab.DONE, clock)
    by_rules = Q(state=InterventionState.APPLIED, session__confirmed=False)
    return _counted(
        Intervention.objects.visible_to(membership).filter(Q(closed_at=None) | done),
        needs_you=Count("pk", filter=needed),
        overdue=Count("pk", filter=needed & Q(due_at__lt=clock)),
        due_soon=Count("pk", filter=needed & Q(due_at__range=(clock, clock + DUE_SOON))),
        waiting=Count("pk", filter=standing_in(Tab.WAITING, clock)),
        snoozed=Count("pk", filter=standing_in(Tab.SNOOZED, clock)),
        done=Count("pk", filter=done),
        unconfirmed=Count("pk", filter=done & by_rules),
    )


def _drafts(membership: Membership) -> Subquery:
    return _counted(Plan.objects.visible_to(membership).filter(state=PlanState.DRAFT), drafts=Count("pk"))


def _refused(membership: Membership, clock: datetime) -> Subquery:
    refused = Upload.objects.visible_to(membership).filter(state=UploadState.REFUSED)
    return _counted(refused.filter(received_at__gte=clock - REFUSED_SINCE), refused=Count("pk"))


def _counted(rows: QuerySet[Any], **counts: Count) -> Subquery:
    """The counts as one JSON value, NULL where there are no rows."""
    one = rows.order_by().values("organization_id").annotate(data=JSONObject(**counts)).values("data")
    return Subquery(one, output_field=JSONField())

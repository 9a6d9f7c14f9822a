"""The command center: the squad's pulse, the counts, and the queue of who needs a decision."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When

from athletes.models import Athlete, AthleteState, Band
from ingest.models import Upload, UploadState
from planning.models import Plan, PlanState
from readiness import wording
from readiness.models import Intervention, InterventionState
from tenancy.models import Membership

DUE_SOON = timedelta(hours=2)
REFUSED_SINCE = timedelta(days=7)
LONGEST_QUEUE = 200


class Tab(StrEnum):
    NEEDS_YOU = "needs-you"
    WAITING = "waiting"
    SNOOZED = "snoozed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Pulse:
    """How the squad woke up: athletes by band today, and those without an answer."""

    green: int
    amber: int
    red: int
    total: int

    @property
    def checked_in(self) -> int:
        return self.green + self.amber + self.red

    @property
    def none(self) -> int:
        return self.total - self.checked_in


@dataclass(frozen=True, slots=True)
class Counts:
    """What waits, by tab, and what else wants a look."""

    needs_you: int
    overdue: int
    due_soon: int
    waiting: int
    snoozed: int
    done: int
    drafts: int
    refused: int


@dataclass(frozen=True, slots=True)
class Row:
    """One athlete in the queue."""

    public_id: UUID
    name: str
    band: str
    reason: str
    proposal: str
    minutes_left: int | None


@dataclass(frozen=True, slots=True)
class CommandCenter:
    now: datetime
    tab: Tab
    pulse: Pulse
    counts: Counts
    rows: tuple[Row, ...]


def command_center(*, membership: Membership, now: datetime, tab: Tab = Tab.NEEDS_YOU, search: str = "") -> CommandCenter:
    """Everything left of the case, for the athletes this member sees. `now` rules every clock."""
    local = now.astimezone(ZoneInfo(membership.organization.timezone))
    return CommandCenter(
        now=local,
        tab=tab,
        pulse=_pulse(membership, now),
        counts=_counts(membership, now),
        rows=tuple(_row(found, now) for found in queue(membership=membership, now=now, tab=tab, search=search)),
    )


def queue(*, membership: Membership, now: datetime, tab: Tab, search: str = "") -> list[Intervention]:
    """The tab's interventions: breached first, then by severity, then by time left."""
    found = in_tab(Intervention.objects.visible_to(membership), tab=tab, now=now)
    if search:
        found = found.filter(athlete__name__icontains=search)
    breached = Case(When(due_at__lt=now, then=Value(True)), default=Value(False), output_field=BooleanField())
    ordered = found.annotate(breached=breached).order_by("-breached", "-risk", "due_at", "pk")
    rows = list(ordered.select_related("athlete", "session").prefetch_related("flags")[:LONGEST_QUEUE])
    _attach_bands(rows)
    return rows


def in_tab(found: QuerySet[Intervention], *, tab: Tab, now: datetime) -> QuerySet[Intervention]:
    """Those of the interventions that stand in a tab."""
    if tab == Tab.DONE:
        return found.filter(closed_at__gte=now - timedelta(days=1))
    if tab == Tab.WAITING:
        return found.filter(closed_at=None, state=InterventionState.WAITING)
    if tab == Tab.SNOOZED:
        return found.filter(closed_at=None, snoozed_until__gt=now).exclude(state=InterventionState.WAITING)
    awake = Q(snoozed_until=None) | Q(snoozed_until__lte=now)
    return found.filter(awake, closed_at=None).exclude(state=InterventionState.WAITING)


def _attach_bands(rows: list[Intervention]) -> None:
    states = AthleteState.objects.filter(athlete__in=[row.athlete_id for row in rows])
    bands = dict(states.values_list("athlete_id", "band"))
    for row in rows:
        row.band = bands.get(row.athlete_id, Band.NONE)


def _row(found: Intervention, now: datetime) -> Row:
    return Row(
        public_id=found.public_id,
        name=found.athlete.name,
        band=found.band,
        reason=wording.reason(found),
        proposal=wording.proposal(found),
        minutes_left=None if found.closed_at else int((found.due_at - now).total_seconds() // 60),
    )


def _pulse(membership: Membership, now: datetime) -> Pulse:
    """Bands of the athletes' own today: a morning counts until its day is over in their zone."""
    today = now.astimezone(ZoneInfo(membership.organization.timezone)).date()
    states = AthleteState.objects.filter(athlete__in=Athlete.objects.visible_to(membership).order_by())
    answered = Q(readiness_day__gte=today)
    tally = states.aggregate(
        total=Count("pk"),
        **{band: Count("pk", filter=answered & Q(band=band)) for band in ("green", "amber", "red")},
    )
    return Pulse(**tally)


def _counts(membership: Membership, now: datetime) -> Counts:
    open_rows = Intervention.objects.visible_to(membership).filter(
        Q(closed_at=None) | Q(closed_at__gte=now - timedelta(days=1))
    )
    asleep = Q(snoozed_until__gt=now)
    waiting = Q(closed_at=None, state=InterventionState.WAITING)
    needs = Q(closed_at=None) & ~Q(state=InterventionState.WAITING) & ~asleep
    tally = open_rows.aggregate(
        needs_you=Count("pk", filter=needs),
        overdue=Count("pk", filter=needs & Q(due_at__lt=now)),
        due_soon=Count("pk", filter=needs & Q(due_at__range=(now, now + DUE_SOON))),
        waiting=Count("pk", filter=waiting),
        snoozed=Count("pk", filter=Q(closed_at=None) & asleep & ~Q(state=InterventionState.WAITING)),
        done=Count("pk", filter=Q(closed_at__isnull=False)),
    )
    drafts = Plan.objects.visible_to(membership).filter(state=PlanState.DRAFT, deleted_at=None)
    refused = Upload.objects.visible_to(membership).filter(
        state=UploadState.REFUSED, received_at__gte=now - REFUSED_SINCE
    )
    return Counts(**tally, drafts=drafts.count(), refused=refused.count())

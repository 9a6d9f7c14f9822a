"""What flows in: an athlete's imports and sources; for a coach, those of the caseload."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count as Number
from django.db.models import Max, Q, QuerySet

from athletes.models import ActivitySource, Athlete
from ingest import wording_recorded
from ingest.models import Conflict, ConflictState, ImportRun, Upload, UploadState, WatchedFolder
from ingest.selectors.imports import Count, counted
from tenancy.models import Membership

MOST_IMPORTS = 30
MOST_ATHLETES = 100
LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class RunCounts:
    """An import in a list, with what its files became."""

    run: ImportRun
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A kind of source: when it last told of something, of how much, and what of it wants a decision."""

    kind: str
    label: str
    latest: datetime
    number: int
    disputes: int


@dataclass(frozen=True, slots=True)
class Received:
    """An athlete whose files came lately, and what is wrong with them."""

    athlete: Athlete
    latest: datetime | None
    number: int
    refused: int
    disputes: int


@dataclass(frozen=True, slots=True)
class Flow:
    """`sources` are told of one athlete, `athletes` of a caseload."""

    imports: tuple[RunCounts, ...]
    sources: tuple[Told, ...] = ()
    athletes: tuple[Received, ...] = ()
    folders: tuple[WatchedFolder, ...] = ()
    disputes: int = 0


def flow_of(*, athlete: Athlete) -> Flow:
    """What flows in for one athlete. Five queries."""
    pending = Conflict.objects.of(athlete).filter(state=ConflictState.PENDING, activity__deleted_at=None)
    options = list(pending.order_by().values_list("options", flat=True))
    disputes = Counter(kind for said in options for kind in {one.get("kind", "") for one in said})
    told = ActivitySource.objects.of(athlete).order_by().values("kind")
    groups = told.annotate(latest=Max("received_at"), number=Number("pk")).order_by("-latest", "kind")
    sources = tuple(
        Told(
            one["kind"],
            wording_recorded.source(one["kind"]),
            one["latest"],
            one["number"],
            disputes[one["kind"]],
        )
        for one in groups
    )
    folders = tuple(WatchedFolder.objects.of(athlete).filter(active=True).order_by("path"))
    return Flow(_listed(ImportRun.objects.of(athlete)), sources, folders=folders, disputes=len(options))


def flow_of_caseload(*, membership: Membership, now: datetime) -> Flow:
    """What flows in for everybody whom the member sees. Six queries."""
    runs = ImportRun.objects.visible_to(membership)
    pending = Conflict.objects.visible_to(membership).filter(state=ConflictState.PENDING)
    asked = pending.filter(activity__deleted_at=None).order_by().values("athlete").annotate(n=Number("pk"))
    disputes = {one["athlete"]: one["n"] for one in asked}
    lately = Upload.objects.visible_to(membership).filter(received_at__gte=now - LATELY).order_by()
    refused = Number("pk", filter=Q(state=UploadState.REFUSED))
    groups = lately.values("athlete").annotate(latest=Max("received_at"), n=Number("pk"), refused=refused)
    received = {one["athlete"]: one for one in groups}
    people = Athlete.objects.filter(pk__in={*received, *disputes}).order_by("name", "pk")
    athletes = sorted(
        (_received(one, received.get(one.pk, {}), disputes.get(one.pk, 0)) for one in people),
        key=lambda one: -(one.refused + one.disputes),
    )
    folders = WatchedFolder.objects.visible_to(membership).filter(active=True).select_related("athlete")
    return Flow(
        _listed(runs),
        athletes=tuple(athletes[:MOST_ATHLETES]),
        folders=tuple(folders.order_by("path")),
        disputes=sum(disputes.values()),
    )


def _received(athlete: Athlete, facts: dict[str, object], disputes: int) -> Received:
    latest, number, refused = facts.get("latest"), facts.get("n", 0), facts.get("refused", 0)
    return Received(athlete, latest, number, refused, disputes)  # type: ignore[arg-type]  # as annotated


def _listed(runs: "QuerySet[ImportRun]") -> tuple[RunCounts, ...]:
    """The latest imports with their counts. Two queries."""
    found: Sequence[ImportRun] = list(runs.select_related("athlete", "uploader__user")[:MOST_IMPORTS])
    if not found:
        return ()
    uploads = Upload.objects.filter(run__in=[one.pk for one in found]).order_by()
    groups = list(uploads.values_list("run_id", "state", "outcome").annotate(number=Number("pk")))
    return tuple(
        RunCounts(run, counted([tuple(row[1:]) for row in groups if row[0] == run.pk])) for run in found
    )

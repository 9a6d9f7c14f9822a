"""What came in through the doors of ingest, over all organizations: for the status of the site."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Max, Sum

from athletes.models import ActivitySource
from ingest.models import (
    Conflict,
    ConflictState,
    Door,
    ImportRun,
    ImportState,
    RawFile,
    WatchedFolder,
)
from tenancy import scope

UNDER_WAY = (ImportState.RUNNING, ImportState.PREVIEWING)


@dataclass(frozen=True, slots=True)
class Latest:
    """When something of this kind came last."""

    name: str
    at: datetime


@dataclass(slots=True)
class Intake:
    """`doors`: the last import through each; `sources`: the last activity told of by each kind of source."""

    doors: list[Latest] = field(default_factory=list)
    sources: list[Latest] = field(default_factory=list)
    under_way: int = 0
    conflicts: int = 0
    folders: int = 0
    folders_in_trouble: int = 0
    files: int = 0
    bytes: int = 0


def read_intake(organizations: Iterable[int]) -> Intake:
    """One organization after the other: nobody sees across them."""
    found = Intake()
    latest: dict[tuple[str, str], datetime] = {}
    for pk in organizations:
        with scope.enter(pk, source="status"):
            _add(found, latest)
    found.doors = _latest(latest, "door")
    found.sources = _latest(latest, "source")
    return found


def _add(found: Intake, latest: dict[tuple[str, str], datetime]) -> None:
    """Of the organization that is entered."""
    runs = ImportRun.objects.order_by()
    told = ActivitySource.objects.order_by()
    for name, at in runs.values_list("door").annotate(at=Max("started_at")):
        _later(latest, ("door", str(Door(name).label)), at)
    for name, at in told.values_list("kind").annotate(at=Max("received_at")):
        _later(latest, ("source", name), at)
    found.under_way += runs.filter(state__in=UNDER_WAY).count()
    found.conflicts += Conflict.objects.filter(state=ConflictState.PENDING).count()
    folders = WatchedFolder.objects.filter(active=True)
    found.folders += folders.count()
    found.folders_in_trouble += folders.exclude(problem="").count()
    files = RawFile.objects.aggregate(files=Count("pk"), bytes=Sum("size"))
    found.files, found.bytes = found.files + files["files"], found.bytes + (files["bytes"] or 0)


def _later(latest: dict[tuple[str, str], datetime], key: tuple[str, str], at: datetime) -> None:
    latest[key] = max(at, latest.get(key, at))


def _latest(latest: dict[tuple[str, str], datetime], what: str) -> list[Latest]:
    return [Latest(name, at) for (of, name), at in sorted(latest.items()) if of == what]

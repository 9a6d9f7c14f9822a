"""The status of the site, as ready data: the page and `manage.py status` show the same."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Min, Q
from django.utils.translation import gettext, ngettext

from athletes.models import Athlete
from config.health import QUEUE_LATE, WORKER_SILENT
from config.operator.intake import Intake, read_intake
from config.operator.versions import Version, read_versions
from tenancy import scope, selectors
from tenancy.models import ErrorSeen, Organization, Outbox, SlowStatement, User
from tenancy.work import TICK

SCHEDULER_SILENT = timedelta(minutes=2)
LEAST_FREE = 0.05
SHOWN = 20
PROCESSES = (("worker", WORKER_SILENT), ("scheduler", SCHEDULER_SILENT), (TICK, SCHEDULER_SILENT))


@dataclass(frozen=True, slots=True)
class Jobs:
    """What the queue holds of one kind of job."""

    kind: str
    waiting: int
    due: int
    dead: int
    oldest_due: datetime | None


@dataclass(frozen=True, slots=True)
class Beat:
    """When a process was last heard."""

    name: str
    heard_at: datetime | None
    silent: bool


@dataclass(frozen=True, slots=True)
class Disk:
    """The place where uploaded files lie, in bytes."""

    free: int
    total: int

    @property
    def is_full(self) -> bool:
        return self.free < self.total * LEAST_FREE


@dataclass(frozen=True, slots=True)
class Totals:
    organizations: int
    users: int
    athletes: int


@dataclass(frozen=True, slots=True)
class Status:
    """Everything an operator asks first; `troubles` are sentences, and empty when all is well."""

    at: datetime
    jobs: list[Jobs]
    beats: list[Beat]
    errors: list[ErrorSeen]
    slow: list[SlowStatement]
    slow_from_ms: int
    versions: list[Version]
    unapplied: list[str]
    disk: Disk
    totals: Totals
    intake: Intake
    troubles: list[str]


def read_status(*, now: datetime) -> Status:
    """The status of the site at this moment. Counts what is theirs one organization after the other."""
    jobs, beats, disk, unapplied = _jobs(now), _beats(now), _disk(), _unapplied()
    organizations = list(Organization.objects.order_by("pk").values_list("pk", flat=True))
    intake = read_intake(organizations)
    return Status(
        at=now,
        jobs=jobs,
        beats=beats,
        errors=list(ErrorSeen.objects.order_by("-last_at", "pk")[:SHOWN]),
        slow=list(SlowStatement.objects.order_by("-worst_ms", "pk")[:SHOWN]),
        slow_from_ms=settings.SLOW_QUERY_MS,
        versions=read_versions(),
        unapplied=unapplied,
        disk=disk,
        totals=_totals(organizations),
        intake=intake,
        troubles=[
            *_troubles_of_jobs(jobs, now),
            *_troubles_of_processes(beats),
            *_troubles_of_site(unapplied, disk),
            *_troubles_of_intake(intake),
        ],
    )


def _jobs(now: datetime) -> list[Jobs]:
    waiting = Q(done_at=None, dead_at=None)
    due = waiting & Q(due_at__lte=now)
    rows = Outbox.objects.filter(done_at=None).values("kind").order_by("kind")
    counted = rows.annotate(
        waiting=Count("id", filter=waiting),
        due=Count("id", filter=due),
        dead=Count("id", filter=Q(dead_at__isnull=False)),
        oldest_due=Min("due_at", filter=due),
    )
    return [Jobs(**row) for row in counted]


def _beats(now: datetime) -> list[Beat]:
    heard = [(name, selectors.last_beat(name), longest) for name, longest in PROCESSES]
    return [Beat(name, at, at is None or now - at > longest) for name, at, longest in heard]


def _unapplied() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def _disk() -> Disk:
    folder = Path(settings.MEDIA_ROOT).absolute()
    usage = shutil.disk_usage(next(place for place in (folder, *folder.parents) if place.exists()))
    return Disk(free=usage.free, total=usage.total)


def _totals(organizations: list[int]) -> Totals:
    return Totals(len(organizations), User.objects.count(), sum(map(_athletes_of, organizations)))


def _athletes_of(organization_id: int) -> int:
    with scope.enter(organization_id, source="status"):
        return Athlete.objects.current().count()


def _troubles_of_jobs(jobs: list[Jobs], now: datetime) -> Iterator[str]:
    dead = sum(each.dead for each in jobs)
    if dead:
        words = ngettext("%(count)d job was given up.", "%(count)d jobs were given up.", dead)
        yield words % {"count": dead}
    if any(each.oldest_due is not None and now - each.oldest_due > QUEUE_LATE for each in jobs):
        yield gettext("A job has been due for more than ten minutes.")


def _troubles_of_processes(beats: list[Beat]) -> Iterator[str]:
    for beat in beats:
        if beat.silent:
            yield gettext("Nothing is heard from: %(name)s.") % {"name": beat.name}


def _troubles_of_intake(intake: Intake) -> Iterator[str]:
    count = intake.folders_in_trouble
    if count:
        words = ngettext(
            "%(count)d watched folder cannot be read.", "%(count)d watched folders cannot be read.", count
        )
        yield words % {"count": count}


def _troubles_of_site(unapplied: list[str], disk: Disk) -> Iterator[str]:
    if settings.DATABASE_ROLE != "app":
        yield gettext("This process does not work as the application: row security may not bind it.")
    if unapplied:
        yield gettext("Migrations are not applied: %(names)s.") % {"names": ", ".join(unapplied)}
    if disk.is_full:
        yield gettext("The disk that holds the files is nearly full.")

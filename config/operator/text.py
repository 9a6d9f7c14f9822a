"""The status of the site as text for a terminal."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from config.operator.intake import Intake
from config.operator.status import Jobs, Status

GIGABYTE, MEGABYTE = 1_000_000_000, 1_000_000


def as_text(status: Status) -> str:
    """A section for each part of the page, in its order."""
    return "\n".join(line for title, lines in _sections(status) for line in _section(title, lines))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield title
    yield from [f"  {line}" for line in lines] or ["  none"]


def _sections(status: Status) -> Iterator[tuple[str, Iterable[str]]]:
    yield "What is wrong", status.troubles
    yield "Jobs", (_jobs(each) for each in status.jobs)
    yield "Last heard", (f"{each.name}: {_when(each.heard_at)}" for each in status.beats)
    yield (
        "Errors",
        (
            f"{each.count} x {each.kind} in {each.place or '?'}, last {_when(each.last_at)} ({each.trace})"
            for each in status.errors
        ),
    )
    yield (
        f"Slow statements, from {status.slow_from_ms} ms",
        (
            f"{each.worst_ms:.0f} ms at worst, {each.count} x, last {_when(each.last_at)}: {each.text}"
            for each in status.slow
        ),
    )
    yield "Versions", (f"{each.name}: {each.number or 'unknown'}" for each in status.versions)
    yield "Migrations not applied", status.unapplied
    yield (
        "Disk of the files",
        [f"{status.disk.free / GIGABYTE:.1f} of {status.disk.total / GIGABYTE:.1f} GB free"],
    )
    yield "Intake", _intake(status.intake)
    yield (
        "Numbers",
        [
            f"organizations: {status.totals.organizations}",
            f"users: {status.totals.users}",
            f"athletes: {status.totals.athletes}",
        ],
    )


def _intake(intake: Intake) -> Iterator[str]:
    yield f"imports under way: {intake.under_way}"
    yield f"conflicts that wait: {intake.conflicts}"
    yield f"watched folders: {intake.folders}, {intake.folders_in_trouble} of them cannot be read"
    yield f"files kept: {intake.files}, {intake.bytes / MEGABYTE:.1f} MB"
    yield from (f"last import, {each.name}: {_when(each.at)}" for each in intake.doors)
    yield from (f"last activity, {each.name}: {_when(each.at)}" for each in intake.sources)


def _jobs(jobs: Jobs) -> str:
    since = _when(jobs.oldest_due)
    return f"{jobs.kind}: {jobs.waiting} waiting, {jobs.due} due since {since}, {jobs.dead} dead"


def _when(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else "never"

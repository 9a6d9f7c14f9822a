"""Files from watches that never were, for the tests of ingest."""

from datetime import UTC, datetime, timedelta
from typing import Any

from athletes.models import Athlete
from demo.fitfile import encode_run
from demo.simulation import Course, Runner, Segment, simulate
from ingest import sandbox, services
from ingest.models import Upload
from tests.factories import NOW, Club
from tests.ingest.parsers.samples import activity, records, session

STARTED_AT = datetime(2026, 11, 21, 5, 30, tzinfo=UTC)
EASY_RUN = (Segment(300, 2.8), Segment(2100, 3.2), Segment(300, 2.6))
SEOUL = Course(lat_deg=37.52, lon_deg=126.99)


def fit_file(segments: tuple[Segment, ...] = EASY_RUN, **changes: Any) -> bytes:
    """A run of 45 minutes on the morning of NOW, unless said otherwise."""
    facts = {"runner": Runner(), "started_at": STARTED_AT, "seed": 3, "course": SEOUL, "lap_every_m": 1000.0}
    return encode_run(simulate(segments, **{**facts, **changes}), every_s=5)


def short_file(seed: int, **changes: Any) -> bytes:
    """Another run of four minutes for each seed, on another morning."""
    facts = {"seed": seed, "lap_every_m": None, "started_at": _morning(seed)}
    return fit_file((Segment(240, 3.0),), **{**facts, **changes})


def twin_of(seed: int) -> bytes:
    """The run of short_file as another watch has it, which was started and stopped a moment later."""
    return fit_file((Segment(246, 3.0),), seed=seed + 100, lap_every_m=None, started_at=_morning(seed))


def _morning(seed: int) -> datetime:
    return STARTED_AT - timedelta(days=seed)


def file_of(sport: str, **fields: Any) -> bytes:
    """Half an hour of another sport."""
    totals = {"total_timer_time": 1800.0, "total_distance": 9000.0, "sport": sport, **fields}
    return activity(*records(range(0, 1800, 60), distance=100.0), session(**totals))


def accept(club: Club, data: bytes, *, athlete: Athlete | None = None, **changes: Any) -> Upload:
    facts = {"uploader": club.runner, "filename": "run.fit", "now": NOW, **changes}
    return services.accept_upload(athlete=athlete or club.athlete, data=data, **facts)


def processed(club: Club, data: bytes, **changes: Any) -> Upload:
    """The file accepted and read, without a process of its own."""
    upload = accept(club, data, **changes)
    services.process_upload(upload_id=upload.pk, now=NOW, read=sandbox.read_here)
    upload.refresh_from_db()
    return upload

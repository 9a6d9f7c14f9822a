"""Reads of ingest: how far a file is, and an athlete's log."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from athletes.models import Activity, Athlete
from athletes.selectors import recent_activities
from ingest import wording
from ingest.models import Upload, UploadState
from ingest.selectors.workouts import FoundWorkout, workouts_of
from planning.models import PlannedSession
from tenancy.models import Outbox

KIND = "ingest.process"
MOST_RUNS, MOST_UPLOADS = 14, 8
RATE_WITHIN = timedelta(days=7)
NO_PLAN = "no_plan"


class Phase(StrEnum):
    """How far a file is, as its owner sees it."""

    WAITING = "waiting"
    WORKING = "working"
    AGAIN = "again"
    DONE = "done"
    REFUSED = "refused"
    STUCK = "stuck"


OVER = frozenset({Phase.DONE, Phase.REFUSED, Phase.STUCK})


@dataclass(frozen=True, slots=True)
class UploadStatus:
    """A file on its way; `activity` is the run it became, if there is one to look at."""

    upload: Upload
    phase: Phase
    title: str
    words: str
    activity: Activity | None

    @property
    def workouts(self) -> tuple[FoundWorkout, ...]:
        """What of the file is a workout to be run yet."""
        return workouts_of(self.upload)

    @property
    def is_over(self) -> bool:
        return self.phase in OVER


@dataclass(frozen=True, slots=True)
class UploadList:
    """An athlete's latest files, newest first; `seen` changes when one of them gets on."""

    statuses: tuple[UploadStatus, ...]

    @property
    def is_over(self) -> bool:
        return all(status.is_over for status in self.statuses)

    @property
    def seen(self) -> str:
        return "-".join(f"{status.upload.pk}{status.phase}" for status in self.statuses)


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run with what it was in the plan; `verdict` as the tag of that name wants it."""

    activity: Activity
    session: PlannedSession | None
    verdict: str
    percent: float | None
    unrated: bool


@dataclass(frozen=True, slots=True)
class Log:
    runs: tuple[RunLine, ...]
    uploads: UploadList

    @property
    def unrated(self) -> list[RunLine]:
        return [run for run in self.runs if run.unrated]


def job_key(upload: Upload) -> str:
    """The key of the job that reads the file: one for each time it was received."""
    return f"{upload.pk}:{upload.received_at.isoformat()}"


def job_of(upload: Upload) -> Outbox | None:
    """The job that reads the file, while the outbox remembers it."""
    return Outbox.objects.filter(kind=KIND, key=job_key(upload)).first()


def upload_status(*, upload: Upload) -> UploadStatus:
    """How far the file is. Two queries at most."""
    job = job_of(upload) if upload.state == UploadState.WAITING else None
    return _status(upload, job)


def recent_uploads(*, athlete: Athlete, limit: int = MOST_UPLOADS) -> UploadList:
    """The athlete's latest files. Two queries."""
    return UploadList(upload_statuses(Upload.objects.of(athlete).select_related("activity")[:limit]))


def upload_statuses(uploads: Iterable[Upload]) -> tuple[UploadStatus, ...]:
    """How far each of the files is. One query besides theirs."""
    found = list(uploads)
    jobs = _jobs(upload for upload in found if upload.state == UploadState.WAITING)
    return tuple(_status(upload, jobs.get(job_key(upload))) for upload in found)


def log_of(*, athlete: Athlete, today: date) -> Log:
    """The athlete's last runs against the plan, which of them want a rating, and the latest files."""
    runs = recent_activities(athlete=athlete, limit=MOST_RUNS)
    planned = PlannedSession.objects.published().filter(activity__in=runs)
    sessions = {session.activity_id: session for session in planned}
    lines = tuple(_line(run, sessions.get(run.pk), today) for run in runs)
    return Log(lines, recent_uploads(athlete=athlete))


def _jobs(uploads: Iterable[Upload]) -> dict[str, Outbox]:
    keys = [job_key(upload) for upload in uploads]
    return {job.key: job for job in Outbox.objects.filter(kind=KIND, key__in=keys)} if keys else {}


def _status(upload: Upload, job: Outbox | None) -> UploadStatus:
    phase = _phase(upload, job)
    title, words = wording.phase(phase)
    if phase == Phase.REFUSED:
        words = wording.refusal(upload.refusal, upload.params)
    activity = upload.activity if upload.activity and upload.activity.deleted_at is None else None
    return UploadStatus(upload, phase, title, words, activity)


def _phase(upload: Upload, job: Outbox | None) -> Phase:
    if upload.state != UploadState.WAITING:
        return Phase(upload.state)
    if job is None or not job.attempts:
        return Phase.WAITING
    if job.dead_at is not None:
        return Phase.STUCK
    return Phase.AGAIN if job.error else Phase.WORKING


def _line(run: Activity, session: PlannedSession | None, today: date) -> RunLine:
    verdict = session.outcome if session and session.outcome else NO_PLAN
    percent = session.percent if session else None
    return RunLine(run, session, verdict, percent, run.rpe is None and run.day > today - RATE_WITHIN)

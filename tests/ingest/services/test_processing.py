"""A kept file becomes a run that is matched and scored, or is refused; half of it never happens."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError
from django.utils import timezone

from athletes.models import Activity, ActivitySource, ActivityStreams, AthleteState, Lap
from athletes.selectors import streams_of
from ingest import sandbox, services
from ingest.models import Outcome, RawFile, Upload, UploadState
from ingest.services.originals import RawFileDamaged
from readiness.models import Flag
from tenancy import queue
from tenancy.models import Outbox
from tests.factories import NOW, Club
from tests.ingest.files import accept, file_of, fit_file, processed
from tests.ingest.parsers.samples import workout_file
from tests.planning.making import make_plan, make_run, make_session
from tests.readiness.given import TIRED, TODAY, check_in, mornings, plan_for, session_for

LONG_AGO = datetime(2024, 5, 4, 6, 0, tzinfo=UTC)


def test_process_upload_records_the_run(inside: Club):
    upload = processed(inside, fit_file(workout_name="Easy"))

    run = Activity.objects.get()
    source = ActivitySource.objects.get()
    assert (upload.state, upload.activity, upload.finished_at) == (UploadState.DONE, run, NOW)
    assert (run.athlete, run.day, run.duration_s, run.name, run.load_method) == (
        inside.athlete,
        TODAY,
        2700.0,
        "Easy",
        "rtss",
    )
    assert (source.kind, source.sha256, source.device) == ("fit", upload.raw.sha256, "garmin fr255")
    assert (Lap.objects.count(), len(streams_of(activity=run, names=["speed_m_s"])["speed_m_s"])) == (9, 2701)
    assert AthleteState.objects.get(athlete=inside.athlete).last_activity_at == run.started_at


def test_process_upload_matches_the_planned_session(inside: Club):
    session = make_session(make_plan(inside.athlete, inside.coach), TODAY)

    upload = processed(inside, fit_file())

    session.refresh_from_db()
    assert (session.activity, session.outcome, session.percent) == (upload.activity, "done", 100.0)


def test_process_upload_scores_the_morning_again(inside: Club):
    """What was to be eased has been run: the key session is in doubt no more."""
    mornings(inside.athlete, 10)
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, TIRED)
    in_doubt = Flag.objects.filter(kind="key_session", withdrawn_at=None)
    before = in_doubt.count()

    processed(inside, fit_file())

    assert (before, in_doubt.count()) == (1, 0)


def test_process_upload_twice_changes_nothing(inside: Club):
    upload = processed(inside, fit_file())

    again = services.process_upload(upload_id=upload.pk, now=NOW + timedelta(hours=1), read=sandbox.read_here)

    assert (again.finished_at, again.activity) == (NOW, upload.activity)


def test_same_bytes_twice_are_one_activity_and_one_raw_file(inside: Club):
    first = processed(inside, fit_file())

    second = processed(inside, fit_file(), filename="again.fit")

    assert second == first
    counts = [model.objects.count() for model in (RawFile, Upload, Activity, ActivitySource, ActivityStreams)]
    assert counts == [1, 1, 1, 1, 1]


def test_process_upload_keeps_what_is_whole_of_a_truncated_file(inside: Club):
    whole = fit_file()

    upload = processed(inside, whole[: len(whole) // 2])

    run = upload.activity
    assert run is not None
    assert 1200 < run.duration_s < 1500
    assert [one["code"] for one in run.warnings] == ["truncated", "summary_computed"]


@pytest.mark.parametrize(
    "data, code, params",
    [
        (b"%PDF-1.7 a report, not a run", "not_read", {"category": "media"}),
        (b"\x02" + fit_file()[1:], "bad_header", {}),
        (fit_file()[:40], "no_records", {}),
    ],
    ids=["a report", "bad header", "no records"],
)
def test_process_upload_refuses_with_a_code(inside: Club, data: bytes, code: str, params: dict[str, str]):
    upload = processed(inside, data)

    assert (upload.state, upload.refusal, upload.params) == (UploadState.REFUSED, code, params)
    assert (Activity.objects.count(), upload.finished_at) == (0, NOW)
    assert default_storage.open(upload.raw.path).read() == data


@pytest.mark.parametrize("sport", ["cycling", "swimming"])
def test_process_upload_keeps_other_sports_too(inside: Club, sport: str):
    upload = processed(inside, file_of(sport))

    assert upload.activity is not None
    assert (upload.outcome, upload.activity.sport) == (Outcome.ACTIVITY, sport)


def test_process_upload_keeps_a_workout_with_its_steps(inside: Club):
    upload = processed(inside, workout_file())

    assert (upload.state, upload.outcome) == (UploadState.DONE, Outcome.WORKOUT)
    assert upload.found["workouts"][0]["name"] == "Tempo"


def test_process_upload_leaves_nothing_behind_when_a_later_step_fails(inside: Club):
    """The day's session wants a run that, against the rules, another day's session holds."""
    plan = make_plan(inside.athlete, inside.coach)
    other = make_run(inside.athlete, TODAY, 2700, sport="running")
    make_session(plan, TODAY - timedelta(days=1), activity=other, match_locked=True)
    make_session(plan, TODAY, duration_s=2700.0)
    upload = accept(inside, fit_file())

    with pytest.raises(IntegrityError, match="session_one_per_activity"):
        services.process_upload(upload_id=upload.pk, now=NOW, read=sandbox.read_here)

    upload.refresh_from_db()
    counts = [model.objects.count() for model in (Activity, ActivitySource, ActivityStreams, Lap)]
    assert (upload.state, counts) == (UploadState.WAITING, [1, 0, 0, 0])
    assert default_storage.exists(upload.raw.path)


def test_process_upload_does_not_believe_a_damaged_store(inside: Club):
    upload = accept(inside, fit_file())
    default_storage.delete(upload.raw.path)
    default_storage.save(upload.raw.path, ContentFile(b"something else"))

    with pytest.raises(RawFileDamaged):
        services.process_upload(upload_id=upload.pk, now=NOW)


def test_the_queue_reads_the_file_in_the_sandbox(inside: Club):
    upload = accept(inside, fit_file(started_at=LONG_AGO))

    queue.drain()

    upload.refresh_from_db()
    assert upload.state == UploadState.DONE
    assert Outbox.objects.get().done_at is not None


def test_the_queue_gives_up_a_file_that_breaks_the_reader_and_keeps_it(inside: Club):
    upload = accept(inside, fit_file())
    default_storage.delete(upload.raw.path)

    for hour in range(queue.MOST_ATTEMPTS + 2):
        queue.drain(now=timezone.now() + timedelta(hours=2 * hour))

    job = Outbox.objects.get()
    upload.refresh_from_db()
    assert (job.attempts, job.error, job.done_at) == (queue.MOST_ATTEMPTS, "FileNotFoundError", None)
    assert job.dead_at is not None
    assert upload.state == UploadState.WAITING

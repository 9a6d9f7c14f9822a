"""Files coming in: one uploaded beside what a library needs to decode it, and an archive by two workers."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from athletes.models import Activity, ActivityStreams, Athlete
from athletes.services import create_athlete
from bench import files, fit
from bench.people import Club
from bench.statements import inside
from bench.timing import WARM_UP, in_turn
from bench.verdicts import Verdict
from ingest.models import Door, ImportRun, ImportState, Outcome, Upload
from ingest.services import Incoming, accept_upload, open_import, process_upload
from tenancy import queue

WORKERS = 2
TURNS = 2
LEAST_GROWTH = 0.5  # a worker's first second is shared by fewer files; more than that is no such thing
ARCHIVES = (100, 400)  # files: a small one and a large one, so that growth shows
PATIENCE_S = 600.0
PAUSE_S = 0.05
PROJECT = Path(__file__).resolve().parents[1]
MEGABYTE = 1024


@dataclass(frozen=True, slots=True)
class Imported:
    """An archive that came in: seconds from opening to the end, and what the processes took at most."""

    seconds: float
    files: int
    megabytes: float


def one_file(club: Club, *, rounds: int) -> Iterator[Verdict]:
    """From the upload's bytes to a run that is stored, matched, scored and seen, beside decoding it alone.

    The file is one as watches of today write it: that is what comes in, and what a library has to decode.
    """
    days = [files.hour_of_today(number) for number in range(WARM_UP + rounds)]
    ours, theirs = iter(days), iter(days)
    with inside(club.organization.pk):
        athlete = newcomer(club)

        def whole_path() -> None:
            now = timezone.now()
            upload = accept_upload(
                athlete=athlete, uploader=club.membership, filename="run.fit", data=next(ours), now=now
            )
            process_upload(upload_id=upload.pk, now=now)

        times = in_turn(
            {"ours": whole_path, "fitparse": lambda: fit.by_fitparse(next(theirs))}, rounds=rounds
        )
        stored = Activity.objects.of(athlete).count()
        remove(athlete)
    if stored != len(days):
        raise fit.Wrong(f"{stored} runs of {len(days)} uploads")
    share = 100 * times["ours"].p50 / times["fitparse"].p50
    words = f"p50 {times['ours'].p50:.0f} ms, fitparse decodes in {times['fitparse'].p50:.0f} ms"
    yield Verdict("an hour's run uploaded, all of it stored / fitparse decodes it", share, 5, " %", words)


def an_archive(club: Club) -> Iterator[Verdict]:
    """Two workers on one ZIP of one athlete: how many files a second, how much memory, and how both grow.

    In turn, and the better of two: a worker that is busy with what was measured before tells of no import.
    """
    queue.drain()
    found = [_imported(club, size) for _ in range(TURNS) for size in ARCHIVES]
    small, large = (min(found[place :: len(ARCHIVES)], key=_seconds) for place in range(len(ARCHIVES)))
    rate = large.files / large.seconds
    words = f"{large.files} runs of an hour in {large.seconds:.1f} s: {rate:.0f} a second"
    yield Verdict(f"a file of an archive, {WORKERS} workers", 1000 / rate, 15, " ms", words)
    words = f"workers and their readers together {large.megabytes:.0f} MB at most"
    yield Verdict("memory of the largest process", large.megabytes, 400, " MB", words)
    growth = (large.seconds / large.files) / (small.seconds / small.files)
    if growth < LEAST_GROWTH:
        raise fit.Wrong(f"{small.seconds:.1f} s for {small.files} files: they waited for something else")
    words = f"{1000 * small.seconds / small.files:.1f} ms a file of {small.files}"
    yield Verdict(f"a file of {large.files} / a file of {small.files}", growth, 1.2, "×", words)
    with inside(club.organization.pk):
        yield _stored(club)


def _seconds(imported: Imported) -> float:
    return imported.seconds


def newcomer(club: Club) -> Athlete:
    """An athlete without a past."""
    return create_athlete(
        name=f"Imports {timezone.now():%H:%M:%S.%f}",
        coach=None,
        member=None,
        zone="UTC",
        sex="m",
        max_hr_bpm=190,
        resting_hr_bpm=50,
        threshold_hr_bpm=170,
        threshold_speed_m_s=4.0,
    )


def remove(athlete: Athlete) -> None:
    """The club stays as large as it was."""
    Athlete.objects.filter(pk=athlete.pk).update(deleted_at=timezone.now())


def _imported(club: Club, size: int) -> Imported:
    archive = io.BytesIO(files.archive(size))
    with inside(club.organization.pk):
        athlete = newcomer(club)
    workers = [_worker() for _ in range(WORKERS)]
    try:
        time.sleep(3)  # so that starting Python is not measured
        begun = time.perf_counter()
        with inside(club.organization.pk), transaction.atomic():
            run = open_import(
                athlete=athlete,
                uploader=club.membership,
                door=Door.COMMAND,
                name="archive",
                files=[Incoming("archive.zip", archive)],
                now=timezone.now(),
            )
        most = _wait_for(club, run, workers, begun)
        seconds = time.perf_counter() - begun
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    with inside(club.organization.pk):
        new = Upload.objects.filter(run=run, outcome=Outcome.ACTIVITY).count()
        remove(athlete)
    if new != size:
        raise fit.Wrong(f"{new} runs out of an archive of {size}")
    return Imported(seconds, size, most)


def _worker() -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.local", "LOG_LEVEL": "ERROR"}
    return subprocess.Popen(
        [sys.executable, "manage.py", "worker"],
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _wait_for(club: Club, run: ImportRun, workers: list[subprocess.Popen[bytes]], begun: float) -> float:
    """Until the import is over; returns the megabytes of the largest process."""
    most = 0.0
    for turn in count():
        with inside(club.organization.pk), transaction.atomic():
            run.refresh_from_db()
        if turn % 10 == 0:
            most = max([most, *(_memory(worker.pid) for worker in workers)])
        if run.state == ImportState.DONE:
            return max([most, *(_memory(worker.pid) for worker in workers)])
        if time.perf_counter() - begun > PATIENCE_S:
            raise fit.Wrong(f"the import is still {run.state}")
        time.sleep(PAUSE_S)
    raise AssertionError


def _memory(pid: int) -> float:
    """Megabytes that the process, or one of those it started, had resident at most."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    pids = [pid, *(int(child) for child in children.read_text().split())] if children.exists() else []
    return max((_peak(one) for one in pids), default=0.0)


def _peak(pid: int) -> float:
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / MEGABYTE for line in lines if line.startswith("VmHWM")), 0.0)


def _stored(club: Club) -> Verdict:
    """What the streams of an hour take, as they lie in the table."""
    latest = ActivityStreams.objects.order_by("-pk").values_list("pk", flat=True)[:50]
    columns = [
        field.name for field in ActivityStreams._meta.fields if field.get_internal_type() == "BinaryField"
    ]
    rows = ActivityStreams.objects.filter(pk__in=list(latest)).values(*columns, "length")
    found = [(sum(len(row[name] or b"") for name in columns), row["length"]) for row in rows]
    kibibytes = sum(size for size, _length in found) / 1024
    hours = sum(length for _size, length in found) / 3600
    count_of = sum(1 for name in columns if rows[0][name] is not None)
    words = f"{count_of} columns, histograms with them, {hours:.0f} hours; rows on disk are about these bytes"
    return Verdict("streams stored, an hour", kibibytes / hours, 25, " KiB", words)

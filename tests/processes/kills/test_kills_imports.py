"""An import of many files, its worker killed at random moments: none lost, none doubled, none by half."""

import io
import random
import time
import zipfile
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.utils import timezone
from pytest_django import DjangoDbBlocker, Settings

from athletes.models import Athlete
from demo.fitfile import encode_run
from demo.simulation import Course, Runner, Segment, simulate
from ingest import services
from ingest.models import Door
from tenancy import scope
from tenancy.models import Membership
from tests.database import superuser
from tests.processes.kills.killer import Victim, count
from tests.processes.kills.scene import KILLS, Scene
from tests.processes.pointing import pointed_at
from tests.waiting import wait_for

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("kills")]

BELL = "postgres"
FILES = 20 * KILLS
LONGEST_PAUSE_S = 0.6
DRAINED_S = 240.0 + 10 * KILLS
SEOUL = Course(lat_deg=37.52, lon_deg=126.99)
BEGUN = datetime(2020, 1, 1, 6, tzinfo=UTC)
OF_IMPORT = "FROM ingest_upload WHERE run_id IS NOT NULL"
COUNTS = {
    "runs": f"SELECT count(*) {OF_IMPORT} AND outcome = 'activity' AND state = 'done'",
    "files twice": f"SELECT count(*) - count(DISTINCT (run_id, filename)) {OF_IMPORT}",
    "files left": f"SELECT count(*) {OF_IMPORT} AND state = 'waiting'",
    "activities": "SELECT count(*) FROM athletes_activity WHERE deleted_at IS NULL",
    "moments": "SELECT count(DISTINCT (athlete_id, started_at)) FROM athletes_activity",
    "sources": "SELECT count(DISTINCT key) FROM athletes_activitysource",
    "streams": "SELECT count(DISTINCT activity_id) FROM athletes_activitystreams",
}


def archive() -> bytes:
    """So many short runs, each on a morning of its own."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for number in range(FILES):
            begun = BEGUN + timedelta(days=number)
            run = simulate((Segment(240, 3.0),), runner=Runner(), started_at=begun, seed=number, course=SEOUL)
            packed.writestr(f"{number}.fit", encode_run(run, every_s=5))
    return file.getvalue()


def open_import(scene: Scene) -> None:
    """For the first club's athlete, as the upload page does it."""
    team = scene.teams[0]
    with scope.enter(team.organization_id):
        athlete = Athlete.objects.get(public_id=team.athlete)
        uploader = Membership.objects.get(organization_id=team.organization_id, pk=athlete.member_id)
        files = [services.Incoming("export.zip", io.BytesIO(archive()))]
        services.open_import(
            athlete=athlete, uploader=uploader, door=Door.PAGE, name="export", files=files, now=timezone.now()
        )


def kill_meanwhile(scene: Scene, reader: psycopg.Connection) -> int:
    """SIGKILL for the worker and its reader, at moments nobody chose; how many hit an import under way."""
    chance, hit = random.Random(7), 0
    for _ in range(KILLS):
        time.sleep(chance.uniform(0.05, LONGEST_PAUSE_S))
        wait_for(lambda: scene.site.pid("worker") and True, within_s=90, what="a worker runs")
        hit += count(reader, COUNTS["runs"]) < FILES
        scene.site.kill(Victim.WORKER)
        scene.site.children.look()
    return hit


def test_worker_killed_in_an_import(
    scene: Scene, django_db_blocker: DjangoDbBlocker, settings: Settings
) -> None:
    """The site keeps its files on a disk, and so does whoever hands them in."""
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": storage}
    settings.MEDIA_ROOT = scene.site.files
    with superuser(scene.server, scene.site.database.name) as reader:
        with django_db_blocker.unblock(), pointed_at(scene.site.database):
            open_import(scene)
        hit = kill_meanwhile(scene, reader)
        ended = "SELECT count(*) FROM ingest_importrun WHERE state = 'done'"

        def is_over() -> bool:
            scene.site.children.look()
            return count(reader, ended) == 1

        wait_for(is_over, within_s=DRAINED_S, what="the import is over")
        found = {name: count(reader, query) for name, query in COUNTS.items()}

    print(f"import    worker    {hit:>5}  {FILES:>12,} files: {found}", flush=True)
    one_each = dict.fromkeys(("runs", "activities", "moments", "sources", "streams"), FILES)
    assert found == {**one_each, "files twice": 0, "files left": 0}

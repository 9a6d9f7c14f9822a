"""Working an import off without a worker."""

from datetime import timedelta

from django.utils import timezone

from athletes.models import Activity
from ingest.models import ImportState
from ingest.services.working_off import work_off
from tenancy.models import Outbox
from tests.factories import Club
from tests.ingest.services.test_importing import imported, runs, zipped


def test_archives_and_their_files_are_worked_off(inside: Club):
    run = imported(inside, {"export.zip": zipped(runs(3))}, drain=False)

    assert work_off(run=run)

    run.refresh_from_db()
    assert (run.state, Activity.objects.count()) == (ImportState.DONE, 3)
    assert not Outbox.objects.filter(done_at=None).exists()


def test_of_two_imports_only_this_one(inside: Club):
    other, run = imported(inside, runs(1), drain=False), imported(inside, runs(1), drain=False)

    work_off(run=run)

    other.refresh_from_db()
    run.refresh_from_db()
    assert (other.state, run.state) == (ImportState.RUNNING, ImportState.DONE)


def test_a_job_that_fails_again_is_left_to_a_worker(inside: Club):
    run = imported(inside, runs(1), drain=False)
    soon = timezone.now() + timedelta(hours=1)
    Outbox.objects.update(error="SomethingElse", attempts=2, due_at=soon)

    assert not work_off(run=run)
    assert Activity.objects.count() == 0


def test_a_job_that_was_given_up_is_no_success(inside: Club):
    run = imported(inside, runs(1), drain=False)
    Outbox.objects.filter(kind="ingest.batch").update(dead_at=timezone.now())

    assert not work_off(run=run)

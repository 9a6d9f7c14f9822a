"""How far a file is, and an athlete's log."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity
from ingest import selectors
from ingest.models import Upload, UploadState
from ingest.selectors import Phase
from tenancy.models import Outbox
from tests.factories import NOW, Club
from tests.ingest.files import accept, fit_file, processed
from tests.planning.making import make_plan, make_run, make_session
from tests.readiness.given import TODAY


@pytest.mark.parametrize(
    "job, phase",
    [
        ({}, Phase.WAITING),
        ({"attempts": 1}, Phase.WORKING),
        ({"attempts": 1, "error": "ReaderFailed"}, Phase.AGAIN),
        ({"attempts": 8, "error": "ReaderFailed", "dead_at": NOW}, Phase.STUCK),
    ],
)
def test_upload_status_of_a_waiting_file_follows_its_job(inside: Club, job: dict[str, Any], phase: Phase):
    upload = accept(inside, b"bytes")
    Outbox.objects.update(**job)

    status = selectors.upload_status(upload=upload)

    assert (status.phase, status.activity, status.is_over) == (phase, None, phase == Phase.STUCK)


def test_upload_status_of_a_refused_file_says_why(inside: Club):
    status = selectors.upload_status(upload=processed(inside, b"<pwx>not a file that is read</pwx>"))

    assert (status.phase, status.is_over) == (Phase.REFUSED, True)
    assert (status.title, status.words) == (
        "Not taken as a run",
        "We cannot read files of this kind. FIT, TCX, GPX, CSV, XLSX and ZIP are read.",
    )


def test_upload_status_of_a_file_that_was_read_leads_to_the_run(inside: Club):
    upload = processed(inside, fit_file())

    assert selectors.upload_status(upload=upload).activity == upload.activity


def test_upload_status_does_not_lead_to_a_run_that_was_removed(inside: Club):
    upload = processed(inside, fit_file())
    Activity.objects.update(deleted_at=NOW)

    status = selectors.upload_status(upload=Upload.objects.get(pk=upload.pk))

    assert (status.phase, status.activity) == (Phase.DONE, None)


def test_recent_uploads_are_the_athletes_own_newest_first(inside: Club):
    names = [f"{hour}.fit" for hour in range(4)]
    for hour, name in enumerate(names):
        accept(inside, name.encode(), filename=name, now=NOW + timedelta(hours=hour))
    accept(inside, b"other", athlete=inside.stranger)

    found = selectors.recent_uploads(athlete=inside.athlete, limit=3)

    assert [status.upload.filename for status in found.statuses] == ["3.fit", "2.fit", "1.fit"]


def test_recent_uploads_seen_changes_when_a_file_gets_on(inside: Club):
    accept(inside, b"bytes")
    before = selectors.recent_uploads(athlete=inside.athlete)
    Outbox.objects.update(attempts=1)

    after = selectors.recent_uploads(athlete=inside.athlete)

    assert (before.is_over, after.is_over, before.seen == after.seen) == (False, False, False)


@pytest.mark.parametrize("count", [1, 3])
def test_recent_uploads_takes_two_queries(
    inside: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for number in range(count):
        accept(inside, b"bytes %d" % number)

    with django_assert_num_queries(2):
        selectors.recent_uploads(athlete=inside.athlete)


def test_log_of_shows_runs_against_the_plan(inside: Club):
    plan = make_plan(inside.athlete, inside.coach)
    rated = make_run(inside.athlete, TODAY - timedelta(days=1), rpe=5)
    planned = make_run(inside.athlete, TODAY)
    session = make_session(plan, TODAY, activity=planned, outcome="partly", percent=70.0)

    log = selectors.log_of(athlete=inside.athlete, today=TODAY)

    assert [(one.activity, one.session, one.verdict, one.percent) for one in log.runs] == [
        (planned, session, "partly", 70.0),
        (rated, None, "no_plan", None),
    ]
    assert [one.activity for one in log.unrated] == [planned]


def test_log_of_asks_for_no_rating_of_old_runs(inside: Club):
    runs = [make_run(inside.athlete, TODAY - timedelta(days=days)) for days in (6, 7)]

    log = selectors.log_of(athlete=inside.athlete, today=TODAY)

    assert [one.activity for one in log.unrated] == runs[:1]


@pytest.mark.parametrize("count", [1, 3])
def test_log_of_takes_four_queries(
    inside: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for days in range(count):
        make_run(inside.athlete, TODAY - timedelta(days=days))
        accept(inside, b"bytes %d" % days)
    assert Upload.objects.filter(state=UploadState.WAITING).count() == count

    with django_assert_num_queries(4):
        selectors.log_of(athlete=inside.athlete, today=TODAY)

"""How far an import is, in words and numbers; what would go with it."""

from datetime import timedelta

from django.db import connection
from pytest_django import DjangoAssertNumQueries

from ingest import selectors, wording_imports
from ingest.models import ImportRun, Outcome, Upload, UploadState
from tests.factories import NOW, Club
from tests.ingest.services.test_importing import imported, runs, zipped


def waiting(club: Club, count: int = 4, **facts: object) -> ImportRun:
    return imported(club, runs(count), drain=False, **facts)


def finish(run: ImportRun, names: list[str], **facts: object) -> None:
    given = {"state": UploadState.DONE, "outcome": Outcome.ACTIVITY, "finished_at": NOW, **facts}
    Upload.objects.filter(run=run, filename__in=names).update(**given)


def test_progress_counts_by_outcome_and_says_what_is_next(inside: Club):
    run = waiting(inside)
    finish(run, ["0.fit"])
    finish(run, ["1.fit"], outcome=Outcome.DUPLICATE)

    progress = selectors.progress_of(run=run, now=NOW + timedelta(seconds=10))

    assert (progress.done, progress.total, progress.percent, progress.current) == (2, 4, 50, "2.fit")
    assert [count.words for count in progress.counts] == ["1 new", "1 already here"]
    assert not progress.is_over


def test_progress_tells_the_rate_of_late_and_the_time_left(inside: Club):
    run = waiting(inside)
    finish(run, ["0.fit"], finished_at=NOW - timedelta(minutes=30))
    finish(run, ["1.fit"], finished_at=NOW + timedelta(seconds=9))

    progress = selectors.progress_of(run=run, now=NOW + timedelta(seconds=10))

    assert (progress.per_second, progress.left) == (0.1, timedelta(seconds=20))
    assert wording_imports.rate(progress.per_second) == "6 files a minute"
    assert wording_imports.left(progress.left) == "about 20 s left"


def test_progress_of_an_archive_says_that_the_total_grows(inside: Club):
    run = imported(inside, {"export.zip": zipped(runs(2))}, drain=False)

    progress = selectors.progress_of(run=run, now=NOW)

    assert (progress.unpacking, progress.total, progress.left) == (True, 1, None)


def test_progress_of_a_preview_counts_what_was_tried(inside: Club):
    run = waiting(inside, preview=True)
    Upload.objects.filter(filename="0.fit").update(previewed=True, outcome=Outcome.ACTIVITY)

    progress = selectors.progress_of(run=run, now=NOW + timedelta(seconds=5))

    assert (progress.done, progress.total, progress.per_second) == (1, 4, 0.2)


def test_progress_counts_in_one_query_by_index(
    inside: Club, django_assert_num_queries: DjangoAssertNumQueries
):
    run = imported(inside, runs(2))

    with django_assert_num_queries(1) as asked:
        selectors.progress_of(run=run, now=NOW)

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + asked.captured_queries[0]["sql"])
        assert "upload_of_run" in str(cursor.fetchall())


def test_items_are_paged_and_filtered(inside: Club):
    run = imported(inside, {**runs(2), "torn.fit": b"not a run"})

    refused = selectors.items_of(run=run, outcome=Outcome.REFUSED)
    beyond = selectors.items_of(run=run, page=99)

    assert [(line.name, line.tone) for line in refused.lines] == [("torn.fit", "stop")]
    assert (beyond.page.number, len(beyond.lines)) == (1, 3)


def test_what_would_go_leaves_runs_that_others_tell_of(inside: Club):
    imported(inside, {"a.fit": runs(1)["0.fit"]})
    second = imported(inside, {"b.fit": runs(2)["1.fit"], "a.fit": runs(1)["0.fit"]})

    taken = selectors.undo_preview(run=second)

    assert (taken.removed, taken.kept, taken.days) == (1, 0, 0)


def test_notices_are_of_what_ended_and_nobody_has_put_away(inside: Club):
    waiting(inside)
    ended = imported(inside, runs(1))
    imported(inside, runs(1)).__class__.objects.exclude(pk=ended.pk).update(seen_at=NOW)

    found = selectors.notices(membership=inside.runner, athlete=inside.athlete)

    assert [(run, run.disputes) for run in found] == [(ended, 0)]

"""The page of an import, its buttons, the lists, and the notices."""

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity
from ingest.models import Door, ImportRun, Outcome, Upload
from tenancy import queue, scope
from tests.factories import NOW, Club
from tests.ingest.services.test_importing import imported, runs, zipped
from tests.ingest.views.browsing import HTMX, at, signed_in

BUTTONS = ("start", "cancel", "retry", "undo", "seen")


def page_url(club: Club, run: ImportRun, verb: str = "") -> str:
    return at(club, f"imports/{run.public_id}/{verb}")


@pytest.fixture
def done(club: Club) -> ImportRun:
    """Two new runs, a picture and a file that nobody reads."""
    with scope.enter(club.organization.pk):
        files = {**runs(2), "photo.jpg": b"\xff\xd8\xff", "torn.fit": b"not a run"}
        return imported(club, {"export.zip": zipped(files)})


def waiting(club: Club, **facts: object) -> ImportRun:
    with scope.enter(club.organization.pk):
        return imported(club, runs(2), drain=False, **facts)


def test_import_page_says_what_became_of_each_file(club: Club, runner: Client, done: ImportRun):
    page = runner.get(page_url(club, done)).content.decode()

    assert all(words in page for words in ("2 new", "1 not read", "1 category that we do not read: media"))
    assert "This is not a FIT file. Export the original file from the watch or its app." in page
    assert 'hx-trigger="every' not in page


def test_import_page_shows_one_outcome_alone(club: Club, runner: Client, done: ImportRun):
    page = runner.get(page_url(club, done) + "?outcome=refused").content.decode()

    assert ("torn.fit" in page, "photo.jpg" in page) == (True, False)


def test_import_page_answers_htmx_only_when_there_is_news(club: Club, runner: Client):
    run = waiting(club)
    page = runner.get(page_url(club, run)).content.decode()
    seen = page.split("?seen=")[1].split('"')[0]

    unchanged = runner.get(f"{page_url(club, run)}?seen={seen}", headers=HTMX)
    with scope.enter(club.organization.pk):
        Upload.objects.filter(filename="0.fit").update(
            state="done", outcome=Outcome.ACTIVITY, finished_at=NOW
        )
    changed = runner.get(f"{page_url(club, run)}?seen={seen}", headers=HTMX)

    assert "0 of 2 files" in page
    assert (unchanged.status_code, changed.status_code) == (204, 200)
    assert "1 of 2 files" in changed.content.decode()


def test_import_page_is_loaded_anew_when_it_is_over(club: Club, runner: Client, done: ImportRun):
    response = runner.get(page_url(club, done) + "?seen=running-1-0-2", headers=HTMX)

    assert (response.status_code, response["HX-Redirect"]) == (204, page_url(club, done))


@pytest.mark.parametrize("count", [1, 3])
def test_import_page_takes_as_many_queries_for_one_file_as_for_three(
    club: Club, runner: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    with scope.enter(club.organization.pk):
        run = imported(club, runs(count))
    runner.get(page_url(club, run))

    with django_assert_num_queries(12):
        runner.get(page_url(club, run))


def test_a_preview_is_imported_or_discarded(club: Club, runner: Client):
    run = waiting(club, preview=True)
    with scope.enter(club.organization.pk):
        queue.drain()
    page = runner.get(page_url(club, run)).content.decode()

    response = runner.post(page_url(club, run, "start/"))

    assert ("Import these now" in page, "Discard" in page) == (True, True)
    assert response["Location"] == page_url(club, run)
    with scope.enter(club.organization.pk):
        queue.drain()
        assert Activity.objects.count() == 2


def test_a_running_import_is_cancelled_and_gone_on_with(club: Club, coach: Client):
    run = waiting(club)

    coach.post(page_url(club, run, "cancel/"))
    page = coach.get(page_url(club, run)).content.decode()
    coach.post(page_url(club, run, "retry/"))

    assert "Go on with what was left" in page
    with scope.enter(club.organization.pk):
        assert ImportRun.objects.get().state == "running"


def test_an_import_is_undone_after_one_was_told_what_goes(club: Club, runner: Client, done: ImportRun):
    page = runner.get(page_url(club, done, "undo/")).content.decode()

    after = runner.post(page_url(club, done, "undo/"), follow=True).content.decode()

    assert "2 runs go: nothing else tells of them." in page
    assert "What the import brought has been taken back." in after
    with scope.enter(club.organization.pk):
        assert Activity.objects.current().count() == 0


def test_a_button_that_comes_too_late_says_why(club: Club, runner: Client, done: ImportRun):
    page = runner.post(page_url(club, done, "cancel/"), follow=True).content.decode()

    assert "The import is done already." in page


@pytest.mark.parametrize("verb", ["", *(f"{name}/" for name in BUTTONS)])
def test_an_import_of_a_stranger_is_not_found(club: Club, runner: Client, verb: str):
    with scope.enter(club.organization.pk):
        run = ImportRun.objects.create(
            athlete=club.stranger, uploader=club.owner, door=Door.PAGE, name="x", started_at=NOW
        )

    for url in (page_url(club, run, verb), at(club, f"imports/{uuid4()}/{verb}")):
        assert (runner.get(url).status_code in (404, 405), runner.post(url).status_code in (404, 405)) == (
            True,
            True,
        )
        assert 404 in (runner.get(url).status_code, runner.post(url).status_code)


@pytest.mark.parametrize("count", [1, 3])
def test_imports_take_as_many_queries_for_one_as_for_three(
    club: Club, runner: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    with scope.enter(club.organization.pk):
        for _ in range(count):
            imported(club, runs(1))
    url = at(club, f"athletes/{club.athlete.public_id}/imports/")
    page = runner.get(url).content.decode()

    assert page.count("export") == 0
    assert "FIT file" in page
    with django_assert_num_queries(13):
        runner.get(url)


def test_imports_of_nobody_yet_say_what_to_do(club: Club, runner: Client):
    page = runner.get(at(club, f"athletes/{club.athlete.public_id}/imports/")).content.decode()

    assert "all years come in at once." in page


def test_imports_of_a_stranger_are_not_found(club: Club, runner: Client):
    for public_id in (club.stranger.public_id, uuid4()):
        assert runner.get(at(club, f"athletes/{public_id}/imports/")).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_sync_shows_the_caseload_in_a_constant_number_of_queries(
    club: Club, coach: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    with scope.enter(club.organization.pk):
        for _ in range(count):
            imported(club, runs(1))
    page = coach.get(at(club, "sync/")).content.decode()

    assert page.count(f"imports-{club.athlete.public_id}") <= 1
    with django_assert_num_queries(14):
        coach.get(at(club, "sync/"))


def test_sync_is_for_the_staff(club: Club, runner: Client):
    assert runner.get(at(club, "sync/")).status_code == 404


def test_a_notice_is_shown_until_it_is_put_away(club: Club, runner: Client, done: ImportRun):
    before = runner.get(at(club, "log/")).content.decode()

    response = runner.post(page_url(club, done, "seen/"), headers=HTMX)

    after = runner.get(at(club, "log/")).content.decode()
    assert ("An import for Ji-woo Han is done" in before, response.status_code) == (True, 200)
    assert "An import for Ji-woo Han is done" not in after


def test_a_notice_goes_when_the_import_was_looked_at(club: Club, runner: Client, done: ImportRun):
    runner.get(page_url(club, done))

    assert "An import for" not in runner.get(at(club, "today/")).content.decode()


def test_notices_are_shown_to_who_sent_the_files_and_whose_they_are(club: Club, done: ImportRun):
    with scope.enter(club.organization.pk):
        ImportRun.objects.update(uploader=club.owner)

    shown = {
        name: "An import for Ji-woo Han is done"
        in signed_in(getattr(club, name)).get(at(club, path)).content.decode()
        for name, path in (("runner", "today/"), ("owner", "queue/"), ("coach", "queue/"))
    }

    assert shown == {"runner": True, "owner": True, "coach": False}

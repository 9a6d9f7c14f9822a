"""The log, sending files and following them, as pages and as fragments."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from athletes.models import Activity
from ingest.models import ImportRun, Upload, UploadState
from tenancy import scope
from tenancy.models import Outbox
from tests.factories import Club
from tests.ingest.files import accept, fit_file, processed
from tests.ingest.services.test_importing import zipped
from tests.ingest.views.browsing import HTMX, at, signed_in
from tests.planning.making import make_run


def upload_url(club: Club) -> str:
    return at(club, f"athletes/{club.athlete.public_id}/upload/")


def status_url(club: Club, upload: Upload) -> str:
    return at(club, f"uploads/{upload.public_id}/")


def sent(*contents: bytes) -> dict[str, list[SimpleUploadedFile]]:
    return {"file": [SimpleUploadedFile(f"{number}.fit", data) for number, data in enumerate(contents)]}


def uploads() -> list[Upload]:
    return list(Upload.objects.order_by("pk"))


@pytest.fixture
def waiting(club: Club) -> Upload:
    with scope.enter(club.organization.pk):
        return accept(club, fit_file())


def test_log_shows_the_last_runs_and_asks_for_a_rating(club: Club, runner: Client):
    with scope.enter(club.organization.pk):
        run = make_run(
            club.athlete, club.athlete.local_day(timezone.now()), distance_m=8400.0, name="Park run"
        )

    page = runner.get(at(club, "log/")).content.decode()

    assert "Park run" in page
    assert "8.4 km" in page
    assert "1 run waits for your rating." in page
    assert at(club, f"activities/{run.public_id}/") in page


def test_log_is_for_athletes(club: Club, coach: Client):
    assert coach.get(at(club, "log/")).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_log_takes_as_many_queries_for_one_run_as_for_three(
    club: Club, runner: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    with scope.enter(club.organization.pk):
        for _ in range(count):
            make_run(club.athlete, club.athlete.local_day(timezone.now()))
    runner.get(at(club, "log/"))

    with django_assert_num_queries(10):
        runner.get(at(club, "log/"))


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_upload_shows_the_form(club: Club, member: str):
    response = signed_in(getattr(club, member)).get(upload_url(club))

    assert response.status_code == 200
    assert 'name="file"' in response.content.decode()


def test_upload_of_one_file_leads_to_its_progress(club: Club, runner: Client):
    response = runner.post(upload_url(club), sent(fit_file()))

    with scope.enter(club.organization.pk):
        upload = uploads()[0]
        assert (upload.athlete, upload.uploader, upload.filename) == (club.athlete, club.runner, "0.fit")
    assert (response.status_code, response["Location"]) == (302, status_url(club, upload))


def test_upload_by_the_coach_of_several_files_leads_to_their_import(club: Club, coach: Client):
    response = coach.post(upload_url(club), sent(b"one", b"two", b"three"))

    with scope.enter(club.organization.pk):
        run = ImportRun.objects.get()
        assert (run.uploader, run.state, run.name) == (club.coach, "running", "0.fit and 2 more")
        assert [one.filename for one in uploads()] == ["0.fit", "1.fit", "2.fit"]
    assert (response.status_code, response["Location"]) == (302, at(club, f"imports/{run.public_id}/"))


def test_upload_of_files_called_the_same_keeps_them_all(club: Club, runner: Client):
    files = [SimpleUploadedFile("a.fit", data) for data in (b"one", b"two")]
    folder = [SimpleUploadedFile("a.fit", b"three"), SimpleUploadedFile(".DS_Store", b"x")]

    runner.post(upload_url(club), {"file": files, "folder": folder})

    with scope.enter(club.organization.pk):
        assert [one.filename for one in uploads()] == ["a.fit", "a (2).fit", "a (3).fit"]


@pytest.mark.parametrize("preview, state", [("on", "previewing"), ("", "running")])
def test_upload_of_an_archive_is_an_import(club: Club, runner: Client, preview: str, state: str):
    archive = SimpleUploadedFile("export.zip", zipped({"a.fit": b"one"}))

    runner.post(upload_url(club), {"file": archive, "preview": preview})

    with scope.enter(club.organization.pk):
        assert (ImportRun.objects.get().state, ImportRun.objects.get().name) == (state, "export.zip")


def test_upload_of_an_archive_may_be_larger_than_a_file(club: Club, runner: Client, settings: Settings):
    settings.MAX_UPLOAD_BYTES, settings.MAX_ARCHIVE_BYTES = 10, 10_000

    response = runner.post(upload_url(club), {"file": SimpleUploadedFile("e.zip", zipped({"a.fit": b"one"}))})

    assert response.status_code == 302


def test_upload_of_a_known_file_says_so(club: Club, runner: Client):
    with scope.enter(club.organization.pk):
        upload = processed(club, fit_file())

    response = runner.post(upload_url(club), sent(fit_file()), follow=True)

    assert response.redirect_chain[0][0] == status_url(club, upload)
    assert "A file that was here already is not stored twice." in response.content.decode()


@pytest.mark.parametrize(
    "files, sentence",
    [
        ({}, "Choose a file first."),
        (sent(b""), "0.fit: The file is empty. Export it from the watch again."),
        (sent(b"one", b"x" * 2000), "1.fit: The file is larger than 1.0\xa0KB, the most that can be taken."),
        (sent(*[b"one"] * 1001), "At most 1000 files at once."),
    ],
)
def test_upload_that_cannot_be_taken_shows_the_form_again(
    club: Club, runner: Client, settings: Settings, files: dict[str, list[SimpleUploadedFile]], sentence: str
):
    settings.MAX_UPLOAD_BYTES = 1024

    response = runner.post(upload_url(club), files)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    with scope.enter(club.organization.pk):
        assert uploads() == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_upload_for_a_strangers_athlete_is_not_found(club: Club, runner: Client, method: str):
    for public_id in (club.stranger.public_id, uuid4()):
        response = getattr(runner, method)(at(club, f"athletes/{public_id}/upload/"), sent(b"x"))
        assert response.status_code == 404


def test_upload_list_is_sent_again_only_when_a_file_got_on(club: Club, runner: Client, waiting: Upload):
    page = runner.get(upload_url(club), headers=HTMX)
    seen = page.content.decode().split("?seen=")[1].split('"')[0]

    unchanged = runner.get(f"{upload_url(club)}?seen={seen}", headers=HTMX)
    Outbox.objects.update(attempts=1)
    changed = runner.get(f"{upload_url(club)}?seen={seen}", headers=HTMX)

    assert (unchanged.status_code, changed.status_code) == (204, 200)
    assert "Reading the run" in changed.content.decode()


def test_upload_status_asks_again_until_it_is_over(club: Club, runner: Client, waiting: Upload):
    page = runner.get(status_url(club, waiting)).content.decode()

    assert "Waiting for its turn" in page
    assert f'hx-get="{status_url(club, waiting)}?seen=waiting" hx-trigger="every 1s"' in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page


def test_upload_status_answers_htmx_only_when_there_is_news(club: Club, runner: Client, waiting: Upload):
    unchanged = runner.get(status_url(club, waiting) + "?seen=waiting", headers=HTMX)
    Outbox.objects.update(attempts=1)
    changed = runner.get(status_url(club, waiting) + "?seen=waiting", headers=HTMX)

    assert (unchanged.status_code, changed.status_code) == (204, 200)
    assert changed.content.decode().lstrip().startswith('<section class="card pad" id="upload-state"')


def test_upload_status_of_a_run_leads_to_it(club: Club, runner: Client):
    with scope.enter(club.organization.pk):
        upload = processed(club, fit_file())
        run = at(club, f"activities/{Activity.objects.get().public_id}/")

    page = runner.get(status_url(club, upload))
    fragment = runner.get(status_url(club, upload), headers=HTMX)

    assert (page.status_code, page["Location"]) == (302, run)
    assert (fragment.status_code, fragment["HX-Redirect"]) == (204, run)


def test_upload_status_of_a_refused_file_says_why_and_tries_again(club: Club, coach: Client):
    with scope.enter(club.organization.pk):
        upload = processed(club, b"<pwx>not a file that is read</pwx>")

    page = coach.get(status_url(club, upload)).content.decode()
    response = coach.post(status_url(club, upload))

    assert "We cannot read files of this kind. FIT, TCX, GPX, CSV, XLSX and ZIP are read." in page
    assert 'hx-trigger="every' not in page
    assert (response.status_code, response["Location"]) == (302, status_url(club, upload))
    with scope.enter(club.organization.pk):
        assert uploads()[0].state == UploadState.WAITING


@pytest.mark.parametrize("method", ["get", "post"])
def test_upload_status_of_a_strangers_file_is_not_found(club: Club, runner: Client, method: str):
    with scope.enter(club.organization.pk):
        other = accept(club, b"bytes", athlete=club.stranger)

    for url in (status_url(club, other), at(club, f"uploads/{uuid4()}/")):
        assert getattr(runner, method)(url).status_code == 404

"""Taking files in: kept once, asked for once, tried again when they were refused."""

import hashlib
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pytest_django import Settings

from ingest.models import RawFile, Upload, UploadState
from ingest.parsers import Refusal
from ingest.services import NotAccepted, try_again
from tenancy import queue, scope
from tenancy.models import Outbox
from tests.factories import NOW, Club
from tests.ingest.files import accept

DATA = b"any bytes will do here"
SHA256 = hashlib.sha256(DATA).hexdigest()
LATER = NOW + timedelta(hours=1)


def asked() -> list[dict[str, int]]:
    return [job.ids for job in Outbox.objects.filter(kind="ingest.process").order_by("pk")]


def test_accept_upload_keeps_the_bytes_under_the_organization(inside: Club):
    upload = accept(inside, DATA)

    path = f"{inside.organization.pk}/raw/{SHA256[:2]}/{SHA256}"
    raw = RawFile.objects.get()
    assert (raw.sha256, raw.size, raw.path) == (SHA256, len(DATA), path)
    assert default_storage.open(path).read() == DATA
    assert (upload.raw_id, upload.state, upload.received_at) == (raw.pk, UploadState.WAITING, NOW)


def test_accept_upload_asks_for_the_file_to_be_read(inside: Club):
    upload = accept(inside, DATA)

    assert asked() == [{"upload_id": upload.pk}]


def test_accept_upload_twice_is_one_upload_and_one_job(inside: Club):
    first = accept(inside, DATA)

    second = accept(inside, DATA, filename="the same.fit", now=LATER)

    assert second == first
    assert (RawFile.objects.count(), Upload.objects.count(), len(asked())) == (1, 1, 1)


def test_accept_upload_for_another_athlete_shares_the_bytes(inside: Club):
    accept(inside, DATA)

    accept(inside, DATA, athlete=inside.stranger)

    assert (RawFile.objects.count(), Upload.objects.count(), len(asked())) == (1, 2, 2)


def test_accept_upload_in_another_organization_keeps_its_own_bytes(club: Club, other_club: Club):
    paths = []
    for one in (club, other_club):
        with scope.enter(one.organization.pk):
            accept(one, DATA)
            paths.append(RawFile.objects.get().path)

    assert paths == [f"{one.organization.pk}/raw/{SHA256[:2]}/{SHA256}" for one in (club, other_club)]


def test_accept_upload_leaves_no_half_file_behind(inside: Club):
    folder = f"{inside.organization.pk}/raw/{SHA256[:2]}"
    default_storage.save(f"{folder}/{SHA256}", ContentFile(DATA[:5]))

    upload = accept(inside, DATA)

    assert default_storage.open(upload.raw.path).read() == DATA
    assert default_storage.listdir(folder) == ([], [SHA256])


def test_accept_upload_takes_up_a_whole_file_left_behind(inside: Club):
    left_behind = f"{inside.organization.pk}/raw/{SHA256[:2]}/{SHA256}"
    default_storage.save(left_behind, ContentFile(DATA))

    upload = accept(inside, DATA)

    assert upload.raw.path == left_behind


@pytest.mark.parametrize("state", [UploadState.WAITING, UploadState.DONE])
def test_accept_upload_leaves_what_waits_or_is_done(inside: Club, state: UploadState):
    upload = accept(inside, DATA)
    Upload.objects.update(state=state)

    again = accept(inside, DATA, now=LATER)

    assert (again.state, again.received_at, asked()) == (state, NOW, [{"upload_id": upload.pk}])


def test_accept_upload_tries_a_refused_one_again(inside: Club):
    upload = accept(inside, DATA)
    Upload.objects.update(state=UploadState.REFUSED, refusal="not_fit", params={"a": 1}, finished_at=NOW)

    again = accept(inside, DATA, now=LATER)

    assert (again.pk, again.state, again.refusal, again.params) == (upload.pk, UploadState.WAITING, "", {})
    assert (again.received_at, again.finished_at) == (LATER, None)
    assert asked() == [{"upload_id": upload.pk}] * 2


def test_try_again_asks_for_one_that_was_given_up(inside: Club):
    upload = accept(inside, DATA)
    Outbox.objects.update(attempts=queue.MOST_ATTEMPTS, dead_at=NOW, error="ReaderFailed")

    for _ in range(2):
        try_again(upload=upload, now=LATER)

    assert asked() == [{"upload_id": upload.pk}] * 2


@pytest.mark.parametrize(
    "filename, kept",
    [
        ("C:\\watch\\run.fit", "run.fit"),
        ("../../etc/passwd", "passwd"),
        ("아침 조깅.fit", "아침 조깅.fit"),
        ("a\x00b\n.fit", "ab.fit"),
        ("", "run.fit"),
        ("x" * 300, "x" * 200),
    ],
)
def test_accept_upload_keeps_the_name_alone(inside: Club, filename: str, kept: str):
    upload = accept(inside, DATA, filename=filename)

    assert upload.filename == kept


def test_accept_upload_refuses_an_empty_file(inside: Club):
    with pytest.raises(NotAccepted) as refused:
        accept(inside, b"")

    assert refused.value.code == Refusal.EMPTY
    assert refused.value.message == "The file is empty. Export it from the watch again."


def test_accept_upload_refuses_a_file_over_the_limit(inside: Club, settings: Settings):
    settings.MAX_UPLOAD_BYTES = 1024**2
    accept(inside, b"x" * 1024**2)

    with pytest.raises(NotAccepted) as refused:
        accept(inside, b"x" * (1024**2 + 1))

    assert refused.value.message == "The file is larger than 1.0\xa0MB, the most that can be taken."
    assert RawFile.objects.count() == 1

"""Files: taken at once, read later, given once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from ingest import sandbox
from ingest.models import Upload
from ingest.services import process_upload
from tenancy import scope
from tests.api.asking import V1, as_member, errors, refusal
from tests.factories import NOW, Club


def upload(
    club: Club,
    member: str = "runner",
    athlete: str = "athlete",
    data: bytes = b"no FIT file",
    name: str = "morning.fit",
    **headers: str,
) -> HttpResponse:
    path = f"{V1}/athletes/{getattr(club, athlete).public_id}/uploads/"
    named = {word.replace("_", "-"): value for word, value in headers.items()}
    file = SimpleUploadedFile(name, data)
    return as_member(getattr(club, member)).post(path, {"file": file}, headers=named)


def rows(club: Club) -> int:
    with scope.enter(club.organization.pk):
        return Upload.objects.count()


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_file_is_taken_and_waits(club: Club, member: str) -> None:
    answer = upload(club, member)

    given = answer.json()
    assert (answer.status_code, answer["Location"]) == (202, f"{V1}/uploads/{given['public_id']}/")
    assert as_member(club.runner).get(answer["Location"]).json() == given
    assert (given["state"], given["title"], given["filename"]) == (
        "waiting",
        "Waiting for its turn",
        "morning.fit",
    )
    assert (given["athlete"]["name"], given["activity"], given["finished_at"]) == ("Ji-woo Han", None, None)


def test_file_that_is_no_run_says_why(club: Club) -> None:
    where = upload(club)["Location"]
    with scope.enter(club.organization.pk):
        process_upload(upload_id=Upload.objects.get().pk, now=NOW, read=sandbox.read_here)

    given = as_member(club.runner).get(where).json()

    assert (given["state"], given["refusal"], given["finished_at"]) == (
        "refused",
        "not_fit",
        "2026-11-21T06:30:00Z",
    )
    assert given["words"] == "This is not a FIT file. Export the original file from the watch or its app."


def test_same_file_is_the_same_upload(club: Club) -> None:
    assert upload(club)["Location"] == upload(club, name="other.fit")["Location"]


def test_same_key_gets_the_same_answer(club: Club) -> None:
    first, again = upload(club, Idempotency_Key="one"), upload(club, Idempotency_Key="one")

    assert (again.status_code, again.json(), again["Location"]) == (202, first.json(), first["Location"])
    assert rows(club) == 1


def test_same_key_for_another_file(club: Club) -> None:
    upload(club, Idempotency_Key="one")

    assert refusal(upload(club, data=b"something else", Idempotency_Key="one")) == (422, "other_request")
    assert rows(club) == 1


def test_empty_file(club: Club) -> None:
    assert errors(upload(club, data=b"")) == [("file", "empty")]


def test_file_that_is_too_large(club: Club, settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 10

    assert refusal(upload(club)) == (413, "too_large")
    assert rows(club) == 0


def test_no_file(club: Club) -> None:
    answer = as_member(club.runner).post(f"{V1}/athletes/{club.athlete.public_id}/uploads/", {"note": "?"})

    assert errors(answer) == [("file", "required")]


@pytest.mark.parametrize(
    "member,athlete", [("runner", "stranger"), ("coach", "stranger"), ("assistant", "athlete")]
)
def test_stranger_is_not_there(club: Club, member: str, athlete: str) -> None:
    assert refusal(upload(club, member, athlete)) == (404, "not_found")
    assert rows(club) == 0


def test_upload_of_a_stranger_is_not_there(club: Club) -> None:
    where = upload(club, "owner", "stranger")["Location"]

    assert refusal(as_member(club.runner).get(where)) == (404, "not_found")
    assert refusal(as_member(club.coach).get(where)) == (404, "not_found")


@pytest.mark.parametrize("count", [1, 3])
def test_files_of_an_athlete(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        upload(club, data=f"file {number}".encode(), name=f"{number}.fit")
    client = as_member(club.coach)

    with django_assert_num_queries(8):
        found = client.get(f"{V1}/athletes/{club.athlete.public_id}/uploads/").json()["results"]

    assert {(one["filename"], one["state"]) for one in found} == {
        (f"{n}.fit", "waiting") for n in range(count)
    }


def test_refused_file_is_tried_again(club: Club) -> None:
    where = upload(club)["Location"]
    with scope.enter(club.organization.pk):
        process_upload(upload_id=Upload.objects.get().pk, now=NOW, read=sandbox.read_here)

    answer = as_member(club.coach).post(where, content_type="application/json")

    assert (answer.status_code, answer.json()["state"]) == (202, "waiting")
    assert refusal(as_member(club.assistant).post(where)) == (404, "not_found")

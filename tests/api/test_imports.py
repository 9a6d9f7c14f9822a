"""Imports: many files at once, archives among them; tried out, started, cancelled, tried again, undone."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from athletes.models import Activity
from ingest.models import Door, ImportRun
from tenancy import queue, scope
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.factories import Club
from tests.ingest.files import short_file, twin_of
from tests.ingest.services.test_importing import runs, zipped

GOOD, BAD = short_file(1), b"\x0e\x20 not really .FIT"


def post(
    club: Club,
    files: dict[str, bytes],
    member: str = "coach",
    athlete: str = "athlete",
    said: dict[str, Any] | None = None,
    **headers: str,
) -> HttpResponse:
    path = f"{V1}/athletes/{getattr(club, athlete).public_id}/imports/"
    sent = [SimpleUploadedFile(name, data) for name, data in files.items()]
    named = {word.replace("_", "-"): value for word, value in headers.items()}
    return as_member(getattr(club, member)).post(path, {"files": sent, **(said or {})}, headers=named)


def imported(club: Club, files: dict[str, bytes], **said: Any) -> str:
    """These files, taken in and worked off; the address of the import."""
    where = post(club, files, said=said)["Location"]
    queue.drain()
    return where


def act(club: Club, where: str, name: str, member: str = "coach") -> HttpResponse:
    return send(as_member(getattr(club, member)), "post", f"{where.removeprefix(f'{V1}/')}{name}/")


def items(club: Club, where: str, query: str = "") -> dict[str, str]:
    found = as_member(club.runner).get(f"{where}items/{query}").json()["results"]
    return {one["filename"]: one["outcome"] for one in found}


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_files_are_taken_and_wait(club: Club, member: str) -> None:
    answer = post(club, {"a.fit": GOOD, "b.fit": BAD}, member)

    given = answer.json()
    assert (answer.status_code, answer["Location"]) == (202, f"{V1}/imports/{given['public_id']}/")
    assert as_member(club.runner).get(answer["Location"]).json() == given
    assert (given["state"], given["total"], given["waiting"], given["outcomes"]) == ("running", 2, 2, {})
    assert (given["name"], given["door"], given["athlete"]["name"]) == ("a.fit, b.fit", "api", "Ji-woo Han")


def test_an_archive_is_unpacked_and_counted(club: Club) -> None:
    where = imported(club, {"export.zip": zipped(runs(2)), "b.fit": BAD}, name="All of 2026")

    given = as_member(club.coach).get(where).json()

    assert (given["state"], given["name"], given["total"], given["waiting"]) == ("done", "All of 2026", 4, 0)
    assert given["outcomes"] == {"activity": 2, "archive": 1, "refused": 1}


def test_items_say_what_became_of_each_file(club: Club) -> None:
    where = imported(club, {"a.fit": GOOD, "b.fit": BAD})

    good, bad = as_member(club.coach).get(f"{where}items/").json()["results"]

    with scope.enter(club.organization.pk):
        assert good["activity"] == str(Activity.objects.get().public_id)
    assert (good["outcome"], good["found"]["activity"], good["words"]) == ("activity", 1, "")
    assert (bad["outcome"], bad["state"], bad["refusal"], bad["activity"]) == (
        "refused",
        "refused",
        "not_fit",
        None,
    )
    assert bad["words"].startswith("This is not a FIT file.")


def test_items_can_be_narrowed(club: Club) -> None:
    where = imported(club, {"a.fit": GOOD, "b.fit": BAD})

    assert items(club, where, "?outcome=activity") == {"a.fit": "activity"}
    assert items(club, where, "?state=refused") == {"b.fit": "refused"}
    assert items(club, where, "?q=B.F") == {"b.fit": "refused"}


def test_a_preview_writes_nothing_until_it_is_started(club: Club) -> None:
    where = imported(club, {"a.fit": GOOD, "b.fit": twin_of(1)}, preview="true")
    client = as_member(club.coach)
    tried, found = client.get(where).json(), items(club, where)
    with scope.enter(club.organization.pk):
        assert Activity.objects.count() == 0

    started = act(club, where, "start")
    queue.drain()

    assert (tried["state"], tried["waiting"], found) == (
        "previewed",
        0,
        {"a.fit": "activity", "b.fit": "merged"},
    )
    assert (started.status_code, started.json()["state"]) == (200, "running")
    assert client.get(where).json()["state"] == "done"


def test_what_a_preview_remembers_is_not_shown(club: Club) -> None:
    where = imported(club, {"a.fit": GOOD}, preview="true")

    (item,) = as_member(club.coach).get(f"{where}items/").json()["results"]

    assert item["found"] == {"activity": 1, "disputes": 0}


def test_a_cancelled_import_is_taken_up_by_a_retry(club: Club) -> None:
    where = post(club, {"a.fit": GOOD})["Location"]

    cancelled = act(club, where, "cancel")
    queue.drain()
    again = act(club, where, "retry")
    queue.drain()

    assert (cancelled.json()["state"], again.json()["state"]) == ("cancelled", "running")
    assert as_member(club.coach).get(where).json()["outcomes"] == {"activity": 1}


def test_undo_takes_back_what_came(club: Club) -> None:
    where = imported(club, {"a.fit": GOOD})

    undone = act(club, where, "undo")

    assert (undone.status_code, undone.json()["state"]) == (200, "undone")
    with scope.enter(club.organization.pk):
        assert Activity.objects.current().count() == 0


@pytest.mark.parametrize("name", ["start", "cancel"])
def test_what_is_over_cannot_be_started_or_cancelled(club: Club, name: str) -> None:
    where = imported(club, {"a.fit": GOOD})

    assert refusal(act(club, where, name)) == (409, "not_now")


@pytest.mark.parametrize("name", ["retry", "undo"])
def test_what_runs_cannot_be_retried_or_undone(club: Club, name: str) -> None:
    where = post(club, {"a.fit": GOOD})["Location"]

    assert refusal(act(club, where, name)) == (409, "not_now")


def test_same_key_gets_the_same_answer(club: Club) -> None:
    first, again = (post(club, {"a.fit": GOOD}, Idempotency_Key="one") for _ in range(2))

    assert (again.status_code, again.json(), again["Location"]) == (202, first.json(), first["Location"])
    with scope.enter(club.organization.pk):
        assert [run.door for run in ImportRun.objects.all()] == [Door.API]


def test_same_key_for_another_file_or_for_a_preview(club: Club) -> None:
    post(club, {"a.fit": GOOD}, Idempotency_Key="one")

    other = post(club, {"a.fit": BAD}, Idempotency_Key="one")
    preview = post(club, {"a.fit": GOOD}, said={"preview": "true"}, Idempotency_Key="one")

    assert [refusal(answer) for answer in (other, preview)] == [(422, "other_request")] * 2


def test_files_of_one_name_are_several(club: Club) -> None:
    path = f"{V1}/athletes/{club.athlete.public_id}/imports/"
    sent = [SimpleUploadedFile("run.fit", short_file(seed)) for seed in (1, 2)]

    where = as_member(club.coach).post(path, {"files": sent})["Location"]

    assert list(items(club, where)) == ["run.fit", "2/run.fit"]


def test_empty_files_and_no_file_at_all(club: Club) -> None:
    path = f"{V1}/athletes/{club.athlete.public_id}/imports/"

    assert errors(post(club, {"a.fit": b""})) == [("files", "empty")]
    assert errors(as_member(club.coach).post(path, {"name": "x"})) == [("files", "required")]


def test_a_file_may_be_so_large_and_an_archive_larger(club: Club, settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 10

    assert refusal(post(club, {"a.fit": GOOD})) == (413, "too_large")
    assert post(club, {"a.zip": zipped(runs(1))}).status_code == 202


@pytest.mark.parametrize(
    "member,athlete", [("runner", "stranger"), ("coach", "stranger"), ("assistant", "athlete")]
)
def test_stranger_is_not_there(club: Club, member: str, athlete: str) -> None:
    assert refusal(post(club, {"a.fit": GOOD}, member, athlete)) == (404, "not_found")


def test_an_import_of_a_stranger_is_not_there(club: Club) -> None:
    where = post(club, {"a.fit": GOOD}, "owner", "stranger")["Location"]
    client = as_member(club.coach)

    answers = [client.get(where), client.get(f"{where}items/"), act(club, where, "cancel")]

    assert [refusal(answer) for answer in answers] == [(404, "not_found")] * 3


@pytest.mark.parametrize("count", [1, 3])
def test_imports_of_an_athlete(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        post(club, {f"{number}.fit": GOOD})
    client = as_member(club.runner)

    with django_assert_num_queries(8):
        found = client.get(f"{V1}/athletes/{club.athlete.public_id}/imports/").json()["results"]

    assert [one["name"] for one in found] == [f"{number}.fit" for number in reversed(range(count))]


@pytest.mark.parametrize("count", [1, 3])
def test_items_cost_the_same_at_any_number(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    where = imported(club, runs(count))
    client = as_member(club.runner)

    with django_assert_num_queries(7):
        assert len(client.get(f"{where}items/").json()["results"]) == count

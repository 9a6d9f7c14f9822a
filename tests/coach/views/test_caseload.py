"""The page of the caseload, and two more pages of one athlete."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import AthleteState, Bucket, Group, GroupMember, ZoneKind
from athletes.services import set_zones
from coach.selectors.files import PAGE
from ingest.models import RawFile, Upload, UploadState
from tests.coach.given import address, case_for
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import TODAY


def page(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(address(name, *args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def names(client: Client, **query: str) -> list[str]:
    columns = client.get(address("caseload"), query).context["columns"]
    return [line.name for column in columns for line in column.lines]


@pytest.mark.parametrize("number", [1, 3])
def test_the_caseload_is_fifteen_queries(
    inside: Club, coach: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in range(number):
        case_for(inside, make_athlete(f"Runner {count}", coach=inside.coach))
    coach.get(address("caseload"))

    with django_assert_num_queries(16):
        coach.get(address("caseload"))


def test_nobody_anywhere_has_words_and_a_next_step(inside: Club, coach: Client) -> None:
    AthleteState.objects.all().delete()

    shown = page(coach, "caseload")

    assert all(word in shown for word in ("Nobody is at risk.", "Nobody is on watch.", "Add an athlete"))


def test_filters_name_who_is_looked_at(inside: Club, owner: Client) -> None:
    group = Group.objects.create(name="Track")
    GroupMember.objects.create(group=group, athlete=inside.stranger)

    asked = [
        {"coach": str(inside.coach.public_id)},
        {"coach": "none"},
        {"group": str(group.public_id)},
        {"coach": str(uuid4()), "group": "nonsense", "bucket": "worse"},
    ]

    assert [names(owner, **query) for query in asked] == [
        ["Ji-woo Han"],
        ["Daniel Okafor"],
        ["Daniel Okafor"],
        ["Daniel Okafor", "Ji-woo Han"],
    ]


def test_a_coach_is_not_asked_whose(inside: Club, coach: Client) -> None:
    assert 'name="coach"' not in page(coach, "caseload")


def test_one_column_by_itself(inside: Club, owner: Client) -> None:
    AthleteState.objects.filter(athlete=inside.athlete).update(bucket=Bucket.WATCH, bucket_since=NOW)

    shown = page(owner, "caseload", bucket="watch")

    assert (names(owner, bucket="watch"), 'id="all-columns"' in shown) == (["Ji-woo Han"], True)


def test_behind_the_last_one_comes_nobody(inside: Club, coach: Client) -> None:
    after = str(inside.athlete.public_id)

    assert "Nobody comes after these." in page(coach, "caseload", bucket="stable", after=after)
    assert names(coach, bucket="stable", after=str(uuid4())) == ["Ji-woo Han"]


def test_athletes_have_no_caseload(inside: Club, runner: Client) -> None:
    assert runner.get(address("caseload")).status_code == 404


@pytest.mark.parametrize("name", ["zone_history", "athlete_files"])
def test_pages_of_one_athlete_are_for_who_sees_them(
    inside: Club, coach: Client, runner: Client, assistant: Client, name: str
) -> None:
    own, strange = inside.athlete.public_id, inside.stranger.public_id

    asked = [(coach, own), (coach, strange), (coach, uuid4()), (runner, own), (assistant, own)]

    assert [client.get(address(name, one)).status_code for client, one in asked] == [200, 404, 404, 404, 404]


def test_zones_say_from_when_and_by_whom(inside: Club, coach: Client) -> None:
    bounds = {f"hr-zone_{number}": 130 + 10 * number for number in range(2, 7)}
    sent = {"kind": "hr", "hr-valid_from": TODAY.isoformat(), **bounds}
    assert coach.post(address("zones_edit", inside.athlete.public_id), sent).status_code == 302

    shown = page(coach, "zone_history", inside.athlete.public_id)

    assert all(word in shown for word in ("in force", "Northline Coach", "180"))


def test_without_zones_there_is_a_next_step(inside: Club, coach: Client) -> None:
    assert "No zones have been set" in page(coach, "zone_history", inside.athlete.public_id)


@pytest.mark.parametrize("sets", [1, 3])
def test_the_history_of_zones_costs_the_same_with_more(
    inside: Club, coach: Client, sets: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(sets):
        set_zones(
            athlete=inside.athlete, kind=ZoneKind.HEART_RATE, bounds=[120, 140, 150, 160, 170],
            valid_from=TODAY - timedelta(days=number),
        )  # fmt: skip
    coach.get(address("zone_history", inside.athlete.public_id))

    with django_assert_num_queries(11):
        coach.get(address("zone_history", inside.athlete.public_id))


def upload(club: Club, number: int, state: str = UploadState.DONE) -> None:
    raw = RawFile.objects.create(sha256=str(number), size=1, path=f"x{number}", stored_at=NOW)
    Upload.objects.create(
        athlete=club.athlete, raw=raw, uploader=club.coach, filename=f"{number:03}.fit", state=state,
        outcome="activity" if state == UploadState.DONE else "refused", received_at=NOW,
    )  # fmt: skip


def test_files_come_in_pages_each_once(inside: Club, coach: Client) -> None:
    for number in range(PAGE + 2):
        upload(inside, number)

    url = address("athlete_files", inside.athlete.public_id)
    first = coach.get(url).context["files"]
    second = coach.get(url, {"after": str(first.after)}).context["files"]

    shown = [line.upload.filename for line in (*first.lines, *second.lines)]
    assert (len(first.lines), second.after) == (PAGE, None)
    assert shown == [f"{number:03}.fit" for number in reversed(range(PAGE + 2))]


def test_refused_files_by_themselves(inside: Club, coach: Client) -> None:
    upload(inside, 1)
    url = address("athlete_files", inside.athlete.public_id)
    assert "No file was refused" in page(coach, "athlete_files", inside.athlete.public_id, files="refused")

    upload(inside, 2, UploadState.REFUSED)

    found = coach.get(url, {"files": "refused"}).context["files"]
    assert [line.upload.filename for line in found.lines] == ["002.fit"]


def test_without_files_there_is_a_next_step(inside: Club, coach: Client) -> None:
    assert "No files yet" in page(coach, "athlete_files", inside.athlete.public_id)

"""The timeline, the buckets with their history, and the caseload, by the API."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from athletes.models import AthleteState, Group, GroupMember, ZoneKind
from athletes.services import set_zones
from tenancy import scope
from tests.api.asking import V1, as_member, errors, send
from tests.api.given import a_case, more_athletes
from tests.factories import NOW, Club
from tests.readiness.given import TODAY, run_for


def ask(club: Club, path: str, member: str = "coach") -> HttpResponse:
    return send(as_member(getattr(club, member)), "get", path)


def about(club: Club, what: str) -> str:
    return f"athletes/{club.athlete.public_id}/{what}/"


def results(club: Club, path: str, member: str = "coach") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(club, path, member).json()["results"]
    return found


def test_what_happened_is_told_newest_first(club: Club) -> None:
    a_case(club)

    codes = [entry["code"] for entry in results(club, about(club, "timeline"))]

    assert codes[:3] == ["at_risk", "raised", "check_in"]


def test_a_timeline_comes_in_pages(club: Club) -> None:
    with scope.enter(club.organization.pk):
        for number in range(5):
            run_for(club.athlete, started_at=NOW - timedelta(days=number))
    client, url, found = as_member(club.coach), f"{V1}/{about(club, 'timeline')}?kind=sessions&limit=2", []

    while url:
        answer = client.get(url).json()
        found += [entry["about"]["public_id"] for entry in answer["results"]]
        url = answer["next"]

    assert len(found) == len(set(found)) == 5


@pytest.mark.parametrize(
    "query, error",
    [
        ("kind=gossip", ("kind", "invalid_choice")),
        ("cursor=x", ("cursor", "bad_cursor")),
        ("limit=0", ("limit", "out_of_range")),
        ("since=2026", ("since", "unknown_filter")),
    ],
)
def test_what_cannot_be_meant_is_refused(club: Club, query: str, error: tuple[str, str]) -> None:
    assert errors(ask(club, f"{about(club, 'timeline')}?{query}")) == [error]


def test_the_bucket_and_its_history(club: Club) -> None:
    a_case(club)

    standing = ask(club, about(club, "bucket")).json()
    (change,) = results(club, about(club, "bucket-changes"))

    assert (standing["bucket"], standing["since"]) == ("at_risk", "2026-11-21")
    assert (change["before"], change["bucket"], change["changed_at"]) == (
        "stable",
        "at_risk",
        "2026-11-21T06:30:00Z",
    )
    assert {reason["code"] for reason in standing["reasons"]} >= {"pain"}
    assert all(reason["words"] for reason in change["reasons"])


@pytest.mark.parametrize("count", [1, 3])
def test_the_caseload_costs_the_same_with_more(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for athlete in more_athletes(club, count):
        a_case(club, athlete)
    client = as_member(club.coach)
    client.get(f"{V1}/caseload/")

    with django_assert_num_queries(9):
        client.get(f"{V1}/caseload/")


def test_the_caseload_is_narrowed(club: Club) -> None:
    a_case(club)
    with scope.enter(club.organization.pk):
        group = Group.objects.create(name="Track")
        GroupMember.objects.create(group=group, athlete=club.stranger)

    asked = ("bucket=at_risk", f"coach={club.coach.public_id}", f"group={group.public_id}")
    found = [[one["athlete"]["name"] for one in results(club, f"caseload/?{q}", "owner")] for q in asked]

    assert found == [["Ji-woo Han"], ["Ji-woo Han"], ["Daniel Okafor"]]


def test_a_line_says_why_and_when_to_be_in_touch(club: Club) -> None:
    case = a_case(club)

    (line,) = results(club, "caseload/")

    assert (line["case"], line["trend"], line["bucket"]) == (
        str(case.public_id),
        "unknown",
        "at_risk",
    )
    assert line["contact_due_at"] == case.due_at.isoformat().replace("+00:00", "Z")


def test_the_caseload_in_numbers(club: Club) -> None:
    with scope.enter(club.organization.pk):
        state = AthleteState.objects.filter(athlete=club.athlete)
        state.update(bucket="watch", bucket_since=NOW)

    counted = ask(club, "caseload/counts/", "owner").json()

    assert [(one["bucket"], one["total"]) for one in counted] == [("at_risk", 0), ("watch", 1), ("stable", 1)]


def test_who_set_the_zones(club: Club) -> None:
    with scope.enter(club.organization.pk, membership_id=club.coach.pk):
        bounds = [120, 140, 150, 160, 170]
        set_zones(athlete=club.athlete, kind=ZoneKind.HEART_RATE, bounds=bounds, valid_from=TODAY)

    (zones,) = [one for one in ask(club, about(club, "zone-history")).json()["zones"] if one["current"]]

    assert (zones["who"], zones["threshold"], zones["valid_from"]) == ("Northline Coach", 160, "2026-11-21")


@pytest.mark.parametrize("what", ["timeline", "bucket", "bucket-changes", "zone-history"])
def test_athletes_do_not_read_what_is_the_coachs(club: Club, what: str) -> None:
    assert ask(club, about(club, what), "runner").status_code == 404
    assert ask(club, f"athletes/{club.stranger.public_id}/{what}/").status_code == 404
    assert ask(club, about(club, what), "assistant").status_code == 404

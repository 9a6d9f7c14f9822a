"""Pages that new rows do not shift, behind cursors that cannot be made up."""

import pytest
from django.http import HttpResponse
from django.test import Client

from readiness.models import Intervention
from tenancy import scope
from tests.api.asking import V1, as_member, errors
from tests.api.given import a_case, more_athletes, runs
from tests.athletes.factories import a_run, record
from tests.factories import Club


def pages(client: Client, path: str) -> list[list[str]]:
    """The public ids of every page, from the first to the last."""
    found, address = [], f"{V1}/{path}"
    while address:
        answer = client.get(address).json()
        found.append([row["public_id"] for row in answer["results"]])
        address = answer["next"]
    return found


def asked(club: Club, query: str) -> HttpResponse:
    return as_member(club.runner).get(f"{V1}/activities/?{query}")


def test_pages_hold_every_row_once(club: Club) -> None:
    ids = [str(run.public_id) for run in runs(club, 5)]

    assert pages(as_member(club.runner), "activities/?limit=2") == [ids[:2], ids[2:4], ids[4:]]


def test_rows_that_stand_level_are_told_apart(club: Club) -> None:
    with scope.enter(club.organization.pk):
        ids = [str(record(club.athlete, a_run()).public_id) for _ in range(3)]

    assert pages(as_member(club.runner), "activities/?limit=1") == [[one] for one in reversed(ids)]


def test_order_of_several_fields(club: Club) -> None:
    cases = [a_case(club, athlete) for athlete in more_athletes(club, 4)]
    with scope.enter(club.organization.pk):
        for case, risk in zip(cases, (0.5, 0.1 + 0.2, 0.5, 0.9), strict=True):
            Intervention.objects.filter(pk=case.pk).update(risk=risk)

    found = pages(as_member(club.coach), "interventions/?limit=1")

    assert found == [[str(cases[number].public_id)] for number in (3, 0, 2, 1)]


def test_new_row_shifts_nothing(club: Club) -> None:
    ids = [str(run.public_id) for run in runs(club, 3)]
    following = asked(club, "limit=2").json()["next"]
    runs(club, 1)

    assert [row["public_id"] for row in as_member(club.runner).get(following).json()["results"]] == ids[2:]


def test_cursor_of_another_list(club: Club) -> None:
    runs(club, 2)
    following = asked(club, "limit=1").json()["next"]
    elsewhere = following.replace("/activities/", f"/athletes/{club.athlete.public_id}/activities/")

    assert errors(as_member(club.runner).get(elsewhere)) == [("cursor", "bad_cursor")]


@pytest.mark.parametrize("cursor", ["x", "WzFd", "WzFd:1abc:def", "%00", "a" * 5000])
def test_cursor_that_was_made_up(club: Club, cursor: str) -> None:
    assert errors(asked(club, f"cursor={cursor}")) == [("cursor", "bad_cursor")]


@pytest.mark.parametrize("limit", ["0", "201", "-1", "many", "1.5", "", "9" * 5000, "٣"])
def test_limit_out_of_range(club: Club, limit: str) -> None:
    assert errors(asked(club, f"limit={limit}")) == [("limit", "out_of_range")]

"""Links to calendars by API."""

import pytest
from django.http import HttpResponse
from django.test import Client

from tenancy import scope
from tests.api.asking import as_member, errors, refusal, send
from tests.api.given import a_session
from tests.factories import Club


def make(club: Club, member: str = "coach", kind: str = "full") -> HttpResponse:
    path = f"athletes/{club.athlete.public_id}/feeds/"
    return send(as_member(getattr(club, member)), "post", path, {"kind": kind})


@pytest.mark.parametrize("member", ["coach", "runner"])
def test_a_new_link_is_shown_once_and_reads_the_plan(club: Club, member: str) -> None:
    a_session(club)
    made = make(club, member)

    read = Client().get(made.json()["address"].removeprefix("http://testserver"))
    listed = send(as_member(club.coach), "get", f"athletes/{club.athlete.public_id}/feeds/").json()["results"]
    assert (made.status_code, read.status_code) == (201, 200)
    assert b"BEGIN:VEVENT" in read.content
    assert listed == [made.json()["feed"]]


def test_a_revoked_link_reads_nothing_and_is_gone(club: Club) -> None:
    made = make(club).json()
    path = f"feeds/{made['feed']['public_id']}/"

    answers = [send(as_member(club.runner), "delete", path).status_code for _ in range(2)]

    assert answers == [204, 404]
    assert Client().get(made["address"].removeprefix("http://testserver")).status_code == 404


def test_there_are_ten_at_most(club: Club) -> None:
    for _ in range(10):
        make(club)

    assert refusal(make(club)) == (409, "too_many_feeds")


def test_a_kind_that_is_none(club: Club) -> None:
    assert errors(make(club, kind="half")) == [("kind", "invalid_choice")]


def test_of_a_stranger_there_is_nothing(club: Club) -> None:
    made = make(club).json()["feed"]
    with scope.enter(club.organization.pk):
        club.athlete.coach = None
        club.athlete.save()

    asked = [
        send(as_member(club.coach), "get", f"athletes/{club.athlete.public_id}/feeds/"),
        make(club),
        send(as_member(club.coach), "delete", f"feeds/{made['public_id']}/"),
    ]

    assert [refusal(one) for one in asked] == [(404, "not_found")] * 3

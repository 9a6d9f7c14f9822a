"""Races and shoes: listed, added, changed, removed and taken back."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from athletes.models import Race, Shoe
from tenancy import scope
from tests.api import given
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.factories import Club


@dataclass(frozen=True)
class Noun:
    """A kind of fact that is kept in the same way: what is sent, what is filled in, and a change."""

    name: str
    model: type[Any]
    body: dict[str, Any]
    filled_in: dict[str, Any]
    change: dict[str, Any]
    queries: int

    def add(self, club: Club, member: str = "coach", **said: Any) -> HttpResponse:
        path = f"athletes/{club.athlete.public_id}/{self.name}/"
        body = {**self.body, **said}
        return send(as_member(getattr(club, member)), "post", path, body, Idempotency_Key="one")

    def rows(self, club: Club) -> int:
        with scope.enter(club.organization.pk):
            return self.model.objects.current().count()


RACES = Noun(
    "races",
    Race,
    {"name": "City ten", "day": "2027-01-10", "distance_m": 10_000.0, "target_time_s": 2700},
    {"priority": "A"},
    {"priority": "B"},
    queries=7,
)
SHOES = Noun(
    "shoes",
    Shoe,
    {"name": "Racers", "started_on": "2026-10-01", "limit_m": 400_000.0},
    {
        "retired_on": None,
        "brand": "",
        "model": "",
        "external_id": "",
        "distance_m": 0.0,
        "runs": 0,
        "last_on": None,
        "wear": "fine",
    },
    {"retired_on": "2026-11-20", "brand": "Swift", "model": "Two"},
    queries=9,
)
both = pytest.mark.parametrize("noun", [RACES, SHOES], ids=lambda noun: noun.name)


@both
@pytest.mark.parametrize("count", [1, 3])
def test_list_is_in_order(
    club: Club, noun: Noun, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make = getattr(given, noun.name)
    mine = make(club, count)
    make(club, 1, club.stranger)
    client = as_member(club.runner)

    with django_assert_num_queries(noun.queries):
        found = client.get(f"{V1}/athletes/{club.athlete.public_id}/{noun.name}/").json()["results"]

    assert [one["public_id"] for one in found] == [str(one.public_id) for one in mine]


@both
@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_added_twice_under_a_key_is_one(club: Club, noun: Noun, member: str) -> None:
    first, again = noun.add(club, member), noun.add(club, member)

    made = first.json()
    assert (first.status_code, again.json(), noun.rows(club)) == (201, made, 1)
    assert made == {"public_id": made["public_id"], "version": 1, **noun.body, **noun.filled_in}


@pytest.mark.parametrize(
    "noun,said,code",
    [
        (RACES, {"name": ""}, "blank"),
        (RACES, {"day": "9999-12-31"}, "late"),
        (RACES, {"day": "soon"}, "invalid"),
        (RACES, {"distance_m": 10}, "min_value"),
        (RACES, {"priority": "D"}, "invalid_choice"),
        (RACES, {"target_time_s": 45}, "too_fast"),
        (SHOES, {"name": ""}, "blank"),
        (SHOES, {"started_on": "once"}, "invalid"),
        (SHOES, {"retired_on": "2026-09-30"}, "too_early"),
        (SHOES, {"limit_m": 999}, "min_value"),
    ],
)
def test_what_cannot_be(club: Club, noun: Noun, said: dict[str, Any], code: str) -> None:
    assert errors(noun.add(club, **said)) == [(next(iter(said)), code)]
    assert noun.rows(club) == 0


@both
def test_change_leaves_the_rest(club: Club, noun: Noun) -> None:
    made = noun.add(club).json()
    path = f"{noun.name}/{made['public_id']}/"

    answer = send(as_member(club.runner), "patch", path, noun.change)

    assert (answer.status_code, answer.json()) == (200, {**made, **noun.change, "version": 2})
    assert as_member(club.coach).get(f"{V1}/{path}").json() == answer.json()


@both
def test_removed_row_comes_back(club: Club, noun: Noun) -> None:
    path, client = f"{noun.name}/{noun.add(club).json()['public_id']}/", as_member(club.runner)

    removed = send(client, "delete", path).json()
    assert (noun.rows(club), refusal(send(client, "get", path))) == (0, (404, "not_found"))

    body = {"version": removed["version"]}
    answers = [send(client, "post", f"{path}restore/", body, Idempotency_Key="two") for _ in range(2)]
    assert (answers[0].status_code, answers[1].json()) == (200, answers[0].json())
    assert noun.rows(club) == 1


@both
def test_removal_of_what_has_changed_is_not_undone(club: Club, noun: Noun) -> None:
    path, client = f"{noun.name}/{noun.add(club).json()['public_id']}/", as_member(club.runner)
    body = {"version": send(client, "delete", path).json()["version"]}
    send(client, "post", f"{path}restore/", body)

    assert refusal(send(client, "post", f"{path}restore/", body)) == (409, "changed")
    assert errors(send(client, "post", f"{path}restore/", {})) == [("version", "required")]


@both
@pytest.mark.parametrize("body", [{}, {"version": 1}, {"version": "2"}, ["version"], {"version": 2**40}])
def test_removed_row_shows_itself_to_its_version_alone(club: Club, noun: Noun, body: Any) -> None:
    path, client = f"{noun.name}/{noun.add(club).json()['public_id']}/", as_member(club.runner)
    send(client, "delete", path)

    assert refusal(send(client, "post", f"{path}restore/", body)) == (404, "not_found")

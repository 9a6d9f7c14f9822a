"""Shoes: by name, added, changed, retired, removed and taken back."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from athletes.models import Shoe
from tenancy import scope
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.given import shoes
from tests.factories import Club

BODY = {"name": "Racers", "started_on": "2026-10-01", "limit_m": 400_000}


def add(club: Club, member: str = "coach", **said: Any) -> HttpResponse:
    path = f"athletes/{club.athlete.public_id}/shoes/"
    return send(as_member(getattr(club, member)), "post", path, {**BODY, **said}, Idempotency_Key="one")


def rows(club: Club) -> int:
    with scope.enter(club.organization.pk):
        return Shoe.objects.current().count()


@pytest.mark.parametrize("count", [1, 3])
def test_shoes_in_order(club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    mine = shoes(club, count)
    shoes(club, 1, club.stranger)
    client = as_member(club.runner)

    with django_assert_num_queries(7):
        found = client.get(f"{V1}/athletes/{club.athlete.public_id}/shoes/").json()["results"]

    assert [one["public_id"] for one in found] == [str(one.public_id) for one in mine]


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_shoe_added_twice_under_a_key_is_one(club: Club, member: str) -> None:
    first, again = add(club, member), add(club, member)

    made = first.json()
    assert (first.status_code, again.json()) == (201, made)
    assert made == {
        "public_id": made["public_id"],
        "version": 1,
        "name": "Racers",
        "started_on": "2026-10-01",
        "retired_on": None,
        "limit_m": 400_000.0,
    }
    assert rows(club) == 1


@pytest.mark.parametrize(
    "said,field,code",
    [
        ({"name": ""}, "name", "blank"),
        ({"started_on": "once"}, "started_on", "invalid"),
        ({"retired_on": "2026-09-30"}, "retired_on", "too_early"),
        ({"limit_m": 999}, "limit_m", "min_value"),
    ],
)
def test_shoe_that_cannot_be(club: Club, said: dict[str, Any], field: str, code: str) -> None:
    assert errors(add(club, **said)) == [(field, code)]
    assert rows(club) == 0


def test_change_of_a_shoe_leaves_the_rest(club: Club) -> None:
    made, change = add(club).json(), {"retired_on": "2026-11-20"}

    answer = send(as_member(club.runner), "patch", f"shoes/{made['public_id']}/", change)

    assert (answer.status_code, answer.json()) == (200, {**made, **change, "version": 2})
    assert as_member(club.coach).get(f"{V1}/shoes/{made['public_id']}/").json() == answer.json()


def test_removed_shoe_comes_back(club: Club) -> None:
    path, client = f"shoes/{add(club).json()['public_id']}/", as_member(club.runner)

    removed = send(client, "delete", path).json()
    assert (rows(club), refusal(send(client, "get", path))) == (0, (404, "not_found"))

    body = {"version": removed["version"]}
    answers = [send(client, "post", f"{path}restore/", body, Idempotency_Key="two") for _ in range(2)]
    assert (answers[0].status_code, answers[1].json()) == (200, answers[0].json())
    assert rows(club) == 1


def test_removal_of_what_has_changed_is_not_undone(club: Club) -> None:
    (shoe,) = shoes(club, 1)
    client, path = as_member(club.runner), f"shoes/{shoe.public_id}/"
    version = send(client, "delete", path).json()["version"]
    send(client, "post", f"{path}restore/", {"version": version})

    assert refusal(send(client, "post", f"{path}restore/", {"version": version})) == (409, "changed")
    assert errors(send(client, "post", f"{path}restore/", {})) == [("version", "required")]


@pytest.mark.parametrize("body", [{}, {"version": 1}, {"version": "2"}, ["version"], {"version": 2**40}])
def test_removed_shoe_shows_itself_to_its_version_alone(club: Club, body: Any) -> None:
    (shoe,) = shoes(club, 1)
    client, path = as_member(club.runner), f"shoes/{shoe.public_id}/"
    send(client, "delete", path)

    assert refusal(send(client, "post", f"{path}restore/", body)) == (404, "not_found")

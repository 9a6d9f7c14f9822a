"""Races: by day, written down, changed, removed and taken back."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from athletes.models import Race
from tenancy import scope
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.given import races
from tests.factories import Club

BODY = {"name": "City ten", "day": "2027-01-10", "distance_m": 10_000, "target_time_s": 2700}


def add(club: Club, member: str = "coach", **said: Any) -> HttpResponse:
    path = f"athletes/{club.athlete.public_id}/races/"
    return send(as_member(getattr(club, member)), "post", path, {**BODY, **said}, Idempotency_Key="one")


def rows(club: Club) -> int:
    with scope.enter(club.organization.pk):
        return Race.objects.current().count()


@pytest.mark.parametrize("count", [1, 3])
def test_races_in_order(club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    mine = races(club, count)
    races(club, 1, club.stranger)
    client = as_member(club.runner)

    with django_assert_num_queries(7):
        found = client.get(f"{V1}/athletes/{club.athlete.public_id}/races/").json()["results"]

    assert [one["public_id"] for one in found] == [str(one.public_id) for one in mine]


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_race_added_twice_under_a_key_is_one(club: Club, member: str) -> None:
    first, again = add(club, member), add(club, member)

    made = first.json()
    assert (first.status_code, again.json()) == (201, made)
    assert made == {
        "public_id": made["public_id"],
        "version": 1,
        "name": "City ten",
        "day": "2027-01-10",
        "distance_m": 10_000.0,
        "priority": "A",
        "target_time_s": 2700,
    }
    assert rows(club) == 1


@pytest.mark.parametrize(
    "said,field,code",
    [
        ({"name": ""}, "name", "blank"),
        ({"day": "9999-12-31"}, "day", "late"),
        ({"day": "soon"}, "day", "invalid"),
        ({"distance_m": 10}, "distance_m", "min_value"),
        ({"priority": "D"}, "priority", "invalid_choice"),
        ({"target_time_s": 45}, "target_time_s", "too_fast"),
    ],
)
def test_race_that_cannot_be(club: Club, said: dict[str, Any], field: str, code: str) -> None:
    assert errors(add(club, **said)) == [(field, code)]
    assert rows(club) == 0


def test_change_of_a_race_leaves_the_rest(club: Club) -> None:
    made, change = add(club).json(), {"priority": "B"}

    answer = send(as_member(club.runner), "patch", f"races/{made['public_id']}/", change)

    assert (answer.status_code, answer.json()) == (200, {**made, **change, "version": 2})
    assert as_member(club.coach).get(f"{V1}/races/{made['public_id']}/").json() == answer.json()


def test_removed_race_comes_back(club: Club) -> None:
    path, client = f"races/{add(club).json()['public_id']}/", as_member(club.runner)

    removed = send(client, "delete", path).json()
    assert (rows(club), refusal(send(client, "get", path))) == (0, (404, "not_found"))

    body = {"version": removed["version"]}
    answers = [send(client, "post", f"{path}restore/", body, Idempotency_Key="two") for _ in range(2)]
    assert (answers[0].status_code, answers[1].json()) == (200, answers[0].json())
    assert rows(club) == 1


def test_removal_of_what_has_changed_is_not_undone(club: Club) -> None:
    (race,) = races(club, 1)
    client, path = as_member(club.runner), f"races/{race.public_id}/"
    version = send(client, "delete", path).json()["version"]
    send(client, "post", f"{path}restore/", {"version": version})

    assert refusal(send(client, "post", f"{path}restore/", {"version": version})) == (409, "changed")
    assert errors(send(client, "post", f"{path}restore/", {})) == [("version", "required")]


@pytest.mark.parametrize("body", [{}, {"version": 1}, {"version": "2"}, ["version"], {"version": 2**40}])
def test_removed_race_shows_itself_to_its_version_alone(club: Club, body: Any) -> None:
    (race,) = races(club, 1)
    client, path = as_member(club.runner), f"races/{race.public_id}/"
    send(client, "delete", path)

    assert refusal(send(client, "post", f"{path}restore/", body)) == (404, "not_found")

"""The squad over the API: the lines of the page, in numbers."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import AthleteState
from tenancy import scope
from tests.api.asking import V1, as_member, errors
from tests.api.given import more_athletes
from tests.factories import NOW, Club, make_athlete


def results(club: Club, query: str = "") -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = as_member(club.coach).get(f"{V1}/squad/{query}").json()["results"]
    return answer


@pytest.mark.parametrize("count", [0, 2])
def test_the_squad_costs_the_same_with_more(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    more_athletes(club, count)
    client = as_member(club.coach)
    client.get(f"{V1}/squad/")

    with django_assert_num_queries(7):
        assert len(client.get(f"{V1}/squad/").json()["results"]) == count + 1


def test_a_line_in_numbers(club: Club) -> None:
    with scope.enter(club.organization.pk):
        AthleteState.objects.update(
            ctl=41.5,
            week_load=300.5,
            band_low=210.0,
            band_high=330.0,
            week_done=2,
            week_due=3,
            last_activity_at=NOW,
        )

    (line,) = results(club)

    assert line | {"mornings": []} == {
        "public_id": str(club.athlete.public_id),
        "name": "Ji-woo Han",
        "coach": "Northline Coach",
        "groups": [],
        "readiness": None,
        "band": "",
        "mornings": [],
        "ctl": 41.5,
        "tsb": 0.0,
        "ramp": None,
        "week_load": 300.5,
        "usual_from": 210.0,
        "usual_to": 330.0,
        "sessions_run": 2,
        "sessions_planned": 3,
        "next_race": "",
        "race_day": None,
        "last_run_at": "2026-11-21T06:30:00Z",
        "last_contact_at": None,
    }
    assert line["mornings"] == [None] * 28


def test_the_next_page_is_linked(club: Club) -> None:
    with scope.enter(club.organization.pk):
        for number in range(52):
            make_athlete(f"Runner {number:02}", coach=club.coach)
    client = as_member(club.coach)

    first = client.get(f"{V1}/squad/?sort=-name").json()
    second = client.get(first["next"]).json()

    names = [line["name"] for page in (first, second) for line in page["results"]]
    assert names == [*(f"Runner {number:02}" for number in reversed(range(52))), "Ji-woo Han"]
    assert second["next"] is None


@pytest.mark.parametrize(
    "query, field",
    [
        ("?sort=age", "sort"),
        ("?band=blue", "band"),
        ("?coach=me", "coach"),
        ("?group=1", "group"),
        ("?x=1", "x"),
    ],
)
def test_what_makes_no_sense_is_refused(club: Club, query: str, field: str) -> None:
    answer = as_member(club.coach).get(f"{V1}/squad/{query}")

    assert [name for name, _code in errors(answer)] == [field]


def test_an_athlete_does_not_find_it(club: Club) -> None:
    assert as_member(club.runner).get(f"{V1}/squad/").status_code == 404

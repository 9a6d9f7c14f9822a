"""The squad with its latest numbers."""

import pytest
from pytest_django import DjangoAssertNumQueries

from readiness.models import CheckIn
from tenancy import scope
from tests.api.asking import V1, as_member
from tests.api.given import a_case, more_athletes
from tests.factories import Club


@pytest.mark.parametrize("count", [0, 2])
def test_squad_by_name(club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    more_athletes(club, count)
    client = as_member(club.coach)

    with django_assert_num_queries(7):
        answer = client.get(f"{V1}/athletes/").json()

    names = [athlete["name"] for athlete in answer["results"]]
    assert names == ["Ji-woo Han", "Runner 0", "Runner 1"][: count + 1]


def test_athlete_with_the_latest_numbers(club: Club) -> None:
    a_case(club)
    with scope.enter(club.organization.pk):
        score = CheckIn.objects.get().score

    (athlete,) = as_member(club.coach).get(f"{V1}/athletes/").json()["results"]

    assert athlete == {
        "public_id": str(club.athlete.public_id),
        "name": "Ji-woo Han",
        "timezone": "UTC",
        "readiness": score,
        "band": "red",
        "readiness_day": "2026-11-21",
        "load_day": None,
        "ctl": 0.0,
        "atl": 0.0,
        "tsb": 0.0,
        "ramp": None,
        "last_check_in_at": "2026-11-21T06:30:00Z",
        "last_activity_at": None,
    }


def test_owner_sees_everyone_an_assistant_whom_was_granted(club: Club) -> None:
    assert len(as_member(club.owner).get(f"{V1}/athletes/").json()["results"]) == 2
    assert as_member(club.assistant).get(f"{V1}/athletes/").json()["results"] == []

"""A season by its weeks, and what is supposed of it, by the API."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from planning.models import Revision
from tenancy import scope
from tests.api.asking import V1, as_member, errors, send
from tests.api.given import a_session, races, runs
from tests.factories import Club

MISS = {"kind": "miss", "first": "2026-11-21", "last": "2026-11-29"}
ASKED = {"first": "2026-11-18", "weeks": 3, "ideas": [MISS]}


def season(club: Club, member: str = "coach", query: str = "first=2026-11-18&weeks=3") -> HttpResponse:
    path = f"{V1}/athletes/{club.athlete.public_id}/season/?{query}"
    return as_member(getattr(club, member)).get(path)


def what_if(club: Club, member: str = "coach", **said: Any) -> HttpResponse:
    path = f"athletes/{club.athlete.public_id}/season/what-if/"
    return send(as_member(getattr(club, member)), "post", path, {**ASKED, **said})


def test_each_week_is_meant_planned_and_done(club: Club) -> None:
    a_session(club)
    runs(club, 2)
    (race,) = races(club, 1)

    found = season(club).json()

    assert (found["first"], found["last"], len(found["weeks"])) == ("2026-11-16", "2026-12-06", 3)
    one, two, _three = found["weeks"]
    assert (one["planned"]["load"], one["planned"]["monday"]) == (104.0, "2026-11-16")
    assert (one["done_s"] > 0, two["done_s"], two["kind"]) == (True, None, "race")
    (raced,) = found["races"]
    assert raced["public_id"] == str(race.public_id)
    assert raced["standing"]["tsb"] == pytest.approx(raced["standing"]["ctl"] - raced["standing"]["atl"])


def test_the_athlete_reads_what_is_published(club: Club) -> None:
    session = a_session(club)
    body = {"ask": "remove", "session": session}
    send(as_member(club.coach), "post", f"athletes/{club.athlete.public_id}/draft/", body)

    staff, own = season(club).json(), season(club, "runner").json()

    assert (staff["drafted"], staff["weeks"][0]["planned"]["load"]) == (1, 0)
    assert (own["drafted"], own["weeks"][0]["planned"]["load"]) == (0, 104.0)
    assert own["warnings"] == []


@pytest.mark.parametrize("weeks", [12, 104])
def test_more_weeks_are_no_more_queries(
    club: Club, weeks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    a_session(club)
    client = as_member(club.coach)

    with django_assert_num_queries(16):
        client.get(f"{V1}/athletes/{club.athlete.public_id}/season/?first=2026-11-16&weeks={weeks}")


@pytest.mark.parametrize(
    "query, field",
    [("weeks=3", "first"), ("first=2026-11-16", "weeks"), ("first=2026-11-16&weeks=105", "weeks")],
)
def test_weeks_that_cannot_be(club: Club, query: str, field: str) -> None:
    assert [name for name, _code in errors(season(club, query=query))] == [field]


def test_an_idea_stands_beside_the_season_and_nothing_is_kept(club: Club) -> None:
    a_session(club)

    answer = what_if(club)

    found = answer.json()
    (missed,) = found["ideas"]
    assert (answer.status_code, missed["draftable"], found["stands"]["draftable"]) == (200, True, False)
    assert (found["stands"]["biggest_load"], missed["biggest_load"]) == (104.0, 0.0)
    assert missed["weeks"][2]["end"]["ctl"] < found["stands"]["weeks"][2]["end"]["ctl"]
    with scope.enter(club.organization.pk):
        assert Revision.objects.count() == 0


@pytest.mark.parametrize(
    "idea, field",
    [
        ({"kind": "fly"}, "ideas.0.kind"),
        ({**MISS, "last": "2026-11-20"}, "ideas.0.last"),
        ({**MISS, "last": "2027-11-20"}, "ideas.0.last"),
        ({"kind": "scale", "first": "2026-11-21", "last": "2026-11-29", "percent": 500}, "ideas.0.percent"),
        ({"kind": "move_race", "days": 3}, "ideas.0.race"),
    ],
)
def test_ideas_that_cannot_be(club: Club, idea: dict[str, Any], field: str) -> None:
    assert [name for name, _code in errors(what_if(club, ideas=[idea]))] == [field]


def test_supposing_is_for_coaches(club: Club) -> None:
    assert what_if(club, "runner").status_code == 404
    assert errors(what_if(club, ideas=[MISS] * 3)) != []

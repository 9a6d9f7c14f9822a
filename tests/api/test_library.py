"""The shipped sessions: by category, in every language, for a runner's paces."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.api.asking import V1, as_member, errors, refusal
from tests.factories import Club


@pytest.mark.parametrize("limit", [1, 3])
@pytest.mark.parametrize("member,queries", [("coach", 6), ("runner", 7)])
def test_library_in_pages(
    club: Club, member: str, queries: int, limit: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_member(getattr(club, member))

    with django_assert_num_queries(queries):
        found = client.get(f"{V1}/library/?limit={limit}").json()

    assert (len(found["results"]), found["next"] is None) == (limit, False)
    assert len(client.get(found["next"]).json()["results"]) == limit


def test_category_climbs_from_easy_to_hard(club: Club) -> None:
    found = as_member(club.coach).get(f"{V1}/library/?category=vo2").json()["results"]
    ladder = {one["code"]: (one["easier"], one["harder"]) for one in found}

    assert {one["category"] for one in found} == {"vo2"}
    assert [one["level"] for one in found] == sorted(one["level"] for one in found)
    assert ladder["vo2-400"] == ("vo2-400-short", "vo2-400-long")


def test_session_says_what_is_usual(club: Club) -> None:
    found = as_member(club.coach).get(f"{V1}/library/vo2-400/").json()

    assert found["usual"]["least_min"] < found["duration_s"] / 60 < found["usual"]["most_min"]
    assert (found["usual"]["load"], found["retired"]) == (pytest.approx(found["load"], abs=0.5), False)


def test_session_of_the_library(club: Club) -> None:
    found = as_member(club.coach).get(f"{V1}/library/vo2-400/").json()

    assert found["title"] == found["in_languages"]["en"]["title"]
    assert sorted(found["in_languages"]["ko"]) == ["cues", "purpose", "title"]
    assert all(found["in_languages"]["ko"].values())
    assert sorted(found["steps"]) == ["cool_down", "main", "warm_up"]
    assert all(one["words"] != one["code"] for one in found["contraindications"])


def test_sums_are_those_of_the_athlete_named(club: Club) -> None:
    client = as_member(club.coach)
    (code,) = [one["code"] for one in client.get(f"{V1}/library/?category=long&limit=1").json()["results"]]
    path = f"{V1}/library/{code}/"

    typical = client.get(path).json()
    theirs = client.get(f"{path}?athlete={club.athlete.public_id}").json()

    assert theirs["distance_m"] != typical["distance_m"]
    assert as_member(club.runner).get(path).json() == theirs


def test_library_asked_for_what_is_not(club: Club) -> None:
    client = as_member(club.coach)

    assert errors(client.get(f"{V1}/library/?category=swim")) == [("category", "invalid_choice")]
    assert errors(client.get(f"{V1}/library/?athlete=me")) == [("athlete", "invalid")]
    assert refusal(client.get(f"{V1}/library/?athlete={club.stranger.public_id}")) == (404, "not_found")
    assert refusal(client.get(f"{V1}/library/swim-400/")) == (404, "not_found")

"""Notes on days, by the API."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.api.asking import V1, as_member, errors, refusal, send
from tests.factories import Club

DAY = "2026-11-24"
QUERIES = 7


def note(club: Club, member: str = "coach", **words: Any) -> HttpResponse:
    body = {"day": DAY, "audience": "athlete", "text": "Meet at the track", **words}
    return send(
        as_member(getattr(club, member)), "post", f"athletes/{club.athlete.public_id}/day-notes/", body
    )


def notes(club: Club, member: str = "coach", query: str = "") -> list[tuple[str, str]]:
    path = f"{V1}/athletes/{club.athlete.public_id}/day-notes/?{query}"
    found = as_member(getattr(club, member)).get(path).json()["results"]
    return [(one["audience"], one["text"]) for one in found]


def test_athletes_get_what_is_for_them(club: Club) -> None:
    made = note(club).json()
    note(club, audience="staff", text="Watch the calf")

    assert (made["version"], made["author"]) == (1, club.coach.user.name)
    assert notes(club) == [("athlete", "Meet at the track"), ("staff", "Watch the calf")]
    assert notes(club, "runner") == [("athlete", "Meet at the track")]
    assert notes(club, query="since=2026-11-25") == []
    assert note(club, "runner").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_whatever_it_holds(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        note(club, day=f"2026-11-{24 + number}")
    client = as_member(club.coach)

    with django_assert_num_queries(QUERIES):
        found = client.get(f"{V1}/athletes/{club.athlete.public_id}/day-notes/").json()["results"]

    assert len(found) == count


def test_a_note_is_taken_away_and_undone(club: Club) -> None:
    made = note(club).json()
    gone = note(club, text="", version=1).json()
    after = notes(club)

    path = f"day-notes/{made['public_id']}/undo/"
    back, late = (send(as_member(club.coach), "post", path, {"version": 2}) for _ in range(2))

    assert (gone["version"], after, back.json()["text"]) == (2, [], "Meet at the track")
    assert refusal(late) == (409, "note_changed")


def test_refusals(club: Club) -> None:
    assert errors(note(club, text="")) == [("text", "required")]
    assert refusal(note(club, version=4)) == (409, "changed")

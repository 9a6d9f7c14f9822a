"""The organization's own sessions: listed, written, changed, put away, copied, kept at hand."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from analytics.workout import to_json
from analytics.workout.text import parse
from api.serializers.own_sessions import EXAMPLE
from planning.models import LibrarySession, Visibility
from tenancy import scope
from tenancy.models import Membership
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.factories import Club
from tests.planning.own import TEXT, make_own

BODY = {"title": "Kilometres", "category": "threshold", "text": TEXT, "visibility": "everyone"}


def own(club: Club, author: Membership | None = None, **fields: Any) -> LibrarySession:
    with scope.enter(club.organization.pk):
        return make_own(author or club.coach, **fields)


def add(club: Club, member: str = "coach", **said: Any) -> HttpResponse:
    return send(as_member(getattr(club, member)), "post", "own-sessions/", {**BODY, **said})


def change(club: Club, session: LibrarySession, body: dict[str, Any], **headers: str) -> HttpResponse:
    return send(as_member(club.coach), "patch", f"own-sessions/{session.public_id}/", body, **headers)


@pytest.mark.parametrize("count", [1, 3])
def test_list_is_by_title(club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(count):
        own(club, title=f"Session {number}", visibility=Visibility.TEAM, shared_with=(club.assistant,))
    client = as_member(club.coach)

    with django_assert_num_queries(8):
        found = client.get(f"{V1}/own-sessions/").json()["results"]

    assert [one["title"] for one in found] == [f"Session {number}" for number in range(count)]
    assert found[0]["shared_with"] == [
        {"public_id": str(club.assistant.public_id), "name": "Northline Assistant"}
    ]


@pytest.mark.parametrize(
    "query, found",
    [
        ("category=hills", ["Hills"]),
        ("folder=Track", ["Kilometres"]),
        ("tag=hard", ["Hills"]),
        ("q=kilo", ["Kilometres"]),
        ("archived=yes", []),
        ("archived=no", ["Hills", "Kilometres"]),
    ],
)
def test_filters(club: Club, query: str, found: list[str]) -> None:
    own(club, folder="Track")
    own(club, title="Hills", category="hills", tags=("hard",))

    listed = as_member(club.coach).get(f"{V1}/own-sessions/?{query}").json()["results"]

    assert [one["title"] for one in listed] == found


def test_private_ones_are_the_authors(club: Club) -> None:
    session = own(club, visibility=Visibility.PRIVATE)

    statuses = {
        name: as_member(getattr(club, name)).get(f"{V1}/own-sessions/{session.public_id}/").status_code
        for name in ("coach", "owner", "assistant", "runner")
    }
    assert statuses == {"coach": 200, "owner": 404, "assistant": 404, "runner": 404}


def test_a_session_is_written_as_text(club: Club) -> None:
    made = add(club, tags=["Hard", "hard"], shared_with=[str(club.assistant.public_id)])

    answer = made.json()
    assert made.status_code == 201
    assert (answer["text"], answer["steps"], answer["tags"], answer["version"]) == (
        TEXT,
        to_json(parse(TEXT)),
        ["Hard"],
        1,
    )


def test_the_example_of_the_description_is_taken(club: Club) -> None:
    assert send(as_member(club.coach), "post", "own-sessions/", EXAMPLE).status_code == 201


def test_a_session_is_written_as_steps(club: Club) -> None:
    body = {name: value for name, value in BODY.items() if name != "text"}

    made = send(as_member(club.coach), "post", "own-sessions/", {**body, "steps": to_json(parse("40m Z2"))})

    assert made.json()["text"] == "40m Z2"


def test_the_same_key_writes_once(club: Club) -> None:
    client = as_member(club.coach)
    first, again = (send(client, "post", "own-sessions/", BODY, Idempotency_Key="one") for _ in range(2))

    assert first.json() == again.json()
    with scope.enter(club.organization.pk):
        assert LibrarySession.objects.count() == 1


@pytest.mark.parametrize(
    "said, refused",
    [
        ({"text": "10m Z1\n10 fast\n5 Z1"}, [("text", "no_amount"), ("text", "no_amount")]),
        ({"steps": {}}, [("text", "text_or_steps")]),
        ({"text": "", "title": "x" * 121}, [("text", "blank"), ("title", "max_length")]),
        ({"visibility": "all"}, [("visibility", "invalid_choice")]),
        ({"shared_with": ["01a2186e-9810-777a-8574-7f0e2237f4ad"]}, [("shared_with", "not_on_staff")]),
    ],
)
def test_what_cannot_be_is_refused(club: Club, said: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert errors(add(club, **said)) == refused


def test_steps_that_cannot_be_are_refused_at_their_place(club: Club) -> None:
    body = {name: value for name, value in BODY.items() if name != "text"}

    refused = send(as_member(club.coach), "post", "own-sessions/", {**body, "steps": {"main": [{"lap": 1}]}})

    assert errors(refused) == [("steps", "duration_or_distance")]
    assert "main.0" in refused.json()["errors"][0]["detail"]


def test_a_text_says_line_and_column(club: Club) -> None:
    refused = add(club, text="10m Z1\n3x 400mtr fast")

    assert refused.json()["errors"][0]["detail"].startswith("Line 2, column 11: ")


@pytest.mark.parametrize("member", ["assistant", "runner"])
def test_others_write_nothing(club: Club, member: str) -> None:
    assert refusal(add(club, member)) == (404, "not_found")


def test_a_change_keeps_the_rest_and_a_version(club: Club) -> None:
    session = own(club, folder="Track", shared_with=(club.assistant,))

    answer = change(club, session, {"title": "New"}, If_Match='"v1"').json()

    assert (answer["title"], answer["folder"], answer["version"], len(answer["shared_with"])) == (
        "New",
        "Track",
        2,
        1,
    )
    versions = as_member(club.coach).get(f"{V1}/own-sessions/{session.public_id}/versions/").json()["results"]
    assert [(one["number"], one["title"], one["author"]["name"]) for one in versions] == [
        (2, "New", "Northline Coach"),
        (1, "Kilometres", "Northline Coach"),
    ]


def test_an_older_version_changes_nothing(club: Club) -> None:
    session = own(club)
    change(club, session, {"title": "First"})

    assert refusal(change(club, session, {"title": "Second"}, If_Match='"v1"')) == (412, "stale")


def test_the_tag_names_the_version(club: Club) -> None:
    session = own(club)

    assert as_member(club.coach).get(f"{V1}/own-sessions/{session.public_id}/")["ETag"].startswith('"v1-')


def test_into_the_archive_and_out(club: Club) -> None:
    session, client = own(club), as_member(club.coach)
    path = f"own-sessions/{session.public_id}/"

    gone = send(client, "delete", path, If_Match='"v1"').json()
    assert gone["archived_at"] is not None
    assert refusal(change(club, session, {"title": "New"})) == (409, "archived")
    assert refusal(send(client, "post", f"{path}restore/", {"version": 1})) == (409, "changed")

    back = send(client, "post", f"{path}restore/", {"version": gone["version"]})
    assert (back.status_code, back.json()["archived_at"]) == (200, None)


def test_a_version_is_put_back(club: Club) -> None:
    session = own(club)
    change(club, session, {"title": "New"})
    path = f"own-sessions/{session.public_id}/versions/"

    back = send(as_member(club.coach), "post", path, {"number": 1})

    assert (back.status_code, back.json()["title"], back.json()["version"]) == (201, "Kilometres", 3)
    assert refusal(send(as_member(club.coach), "post", path, {"number": 9})) == (404, "not_found")


def test_copies_are_ones_own(club: Club) -> None:
    session, client = own(club, club.owner), as_member(club.coach)

    copies = [
        send(client, "post", path).json()
        for path in (f"own-sessions/{session.public_id}/copy/", "library/vo2-400/copy/")
    ]

    assert [(one["author"]["name"], one["visibility"], one["copied_from"]) for one in copies] == [
        ("Northline Coach", "private", ""),
        ("Northline Coach", "private", "vo2-400"),
    ]


def test_sessions_are_kept_at_hand(club: Club) -> None:
    session, client = own(club), as_member(club.assistant)

    for path in (f"own-sessions/{session.public_id}/favourite/", "library/vo2-400/favourite/"):
        assert send(client, "put", path, {"favourite": True}).json() == {"favourite": True}

    assert client.get(f"{V1}/own-sessions/").json()["results"][0]["favourite"] is True
    assert as_member(club.coach).get(f"{V1}/own-sessions/").json()["results"][0]["favourite"] is False


def test_sums_are_those_of_the_athlete(club: Club) -> None:
    own(club, text="10km 100% pace")

    found = (
        as_member(club.coach).get(f"{V1}/own-sessions/?athlete={club.athlete.public_id}").json()["results"]
    )

    assert found[0]["duration_s"] == 2500

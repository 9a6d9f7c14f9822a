"""Where sources disagree: cards listed, decided, asked again."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity
from ingest.models import Conflict
from tenancy import scope
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.given import a_long_run
from tests.factories import NOW, Club

OPTIONS = [
    {"source": "fit|file:a", "kind": "fit", "value": 6300.0},
    {"source": "strava|id:1", "kind": "strava", "value": 7100.0},
]


def disputed(club: Club, fields: tuple[str, ...] = ("distance_m",)) -> list[Conflict]:
    """One activity of which two sources say different things, with a card for each field."""
    activity = a_long_run(club)
    with scope.enter(club.organization.pk):
        activity.sources.update(key="file:a", told={"distance_m": 6300.0, "timer_s": 1800.0})
        activity.sources.create(
            athlete=club.athlete,
            kind="strava",
            key="id:1",
            day=activity.day,
            told={"distance_m": 7100.0},
            received_at=NOW,
        )
        return [
            Conflict.objects.create(
                athlete=club.athlete,
                activity=activity,
                kind="field",
                field=field,
                options=OPTIONS,
                suggested="fit|file:a",
                reason="lower",
                raised_at=NOW,
            )
            for field in fields
        ]


def decide(club: Club, card: Conflict, member: str = "coach", **said: Any) -> HttpResponse:
    body = {"version": 1, "kind": "source", **said}
    return send(as_member(getattr(club, member)), "post", f"conflicts/{card.public_id}/decision/", body)


def distance(club: Club) -> float | None:
    with scope.enter(club.organization.pk):
        return Activity.objects.get().distance_m


def test_a_card_says_what_each_source_says(club: Club) -> None:
    (card,) = disputed(club)

    given = as_member(club.runner).get(f"{V1}/conflicts/{card.public_id}/").json()

    assert (given["kind"], given["field"], given["state"], given["choice"]) == (
        "field",
        "distance_m",
        "pending",
        None,
    )
    assert (given["options"], given["suggested"], given["version"]) == (OPTIONS, "fit|file:a", 1)


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_a_source_can_be_taken(club: Club, member: str) -> None:
    (card,) = disputed(club)

    answer = decide(club, card, member, sources=["strava|id:1"])

    given = answer.json()
    assert (answer.status_code, given["state"], given["version"]) == (200, "resolved", 2)
    assert (given["choice"]["kind"], given["choice"]["sources"]) == ("source", ["strava|id:1"])
    assert distance(club) == 7100.0


@pytest.mark.parametrize(
    "said,counts", [({"kind": "typed", "value": 6500}, 6500.0), ({"kind": "mean"}, 6700.0)]
)
def test_a_value_of_ones_own_or_the_mean(club: Club, said: dict[str, Any], counts: float) -> None:
    (card,) = disputed(club)

    if said["kind"] == "mean":
        said = {**said, "sources": [one["source"] for one in OPTIONS]}

    assert (decide(club, card, **said).status_code, distance(club)) == (200, counts)


def test_a_decision_is_taken_back(club: Club) -> None:
    (card,) = disputed(club)
    version = decide(club, card, sources=["strava|id:1"]).json()["version"]

    body = {"version": version}
    answer = send(as_member(club.coach), "post", f"conflicts/{card.public_id}/undo/", body)

    assert (answer.status_code, answer.json()["state"], answer.json()["choice"]) == (200, "pending", None)
    assert distance(club) != 7100.0


def test_a_card_that_changed_is_not_decided(club: Club) -> None:
    (card,) = disputed(club)

    assert refusal(decide(club, card, version=7, sources=["strava|id:1"])) == (409, "changed")
    assert refusal(
        send(as_member(club.coach), "post", f"conflicts/{card.public_id}/undo/", {"version": 1})
    ) == (409, "changed")


@pytest.mark.parametrize(
    "said,expected",
    [
        ({"sources": ["nobody|x"]}, ("kind", "no_answer")),
        ({"kind": "both"}, ("kind", "no_answer")),
        ({"kind": "typed"}, ("kind", "no_answer")),
        ({"kind": "typed", "value": True}, ("value", "invalid")),
        ({"kind": "dice"}, ("kind", "invalid_choice")),
        ({"version": 0}, ("version", "min_value")),
    ],
)
def test_an_answer_that_is_none(club: Club, said: dict[str, Any], expected: tuple[str, str]) -> None:
    (card,) = disputed(club)

    assert errors(decide(club, card, **said)) == [expected]


@pytest.mark.parametrize("count", [1, 3])
def test_cards_that_one_sees(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cards = disputed(club, ("distance_m", "ascent_m", "avg_hr_bpm")[:count])
    client = as_member(club.coach)

    with django_assert_num_queries(6):
        found = client.get(f"{V1}/conflicts/").json()["results"]

    assert [one["public_id"] for one in found] == [str(card.public_id) for card in reversed(cards)]


def test_cards_can_be_narrowed(club: Club) -> None:
    cards = disputed(club, ("distance_m", "ascent_m"))
    decide(club, cards[0], sources=["strava|id:1"])
    client, athlete = as_member(club.coach), club.athlete.public_id

    asked = [
        client.get(f"{V1}/conflicts/?{query}").json()["results"]
        for query in ("state=resolved", "field=distance_m", f"athlete={athlete}", "kind=match")
    ]

    assert [{one["field"] for one in found} for found in asked[:2]] == [{"distance_m"}] * 2
    assert (len(asked[2]), asked[3]) == (2, [])


def test_a_card_of_a_stranger_is_not_there(club: Club) -> None:
    (card,) = disputed(club)

    assert refusal(decide(club, card, "assistant", sources=["strava|id:1"])) == (404, "not_found")
    assert refusal(as_member(club.assistant).get(f"{V1}/conflicts/{card.public_id}/")) == (404, "not_found")
    assert as_member(club.assistant).get(f"{V1}/conflicts/").json()["results"] == []

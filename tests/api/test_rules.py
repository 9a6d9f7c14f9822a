"""Rules of sources: an athlete's own, and those for everybody."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete
from athletes.services import change_athlete_settings, change_settings
from tenancy import scope
from tenancy.keys import Reach
from tenancy.models import Membership, Organization, Outbox
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.test_api_keys import program
from tests.factories import Club

FOR_ALL = "organization/rules/"


def of(athlete: Athlete) -> str:
    return f"athletes/{athlete.public_id}/rules/"


def make(
    member: Membership, path: str, field: str = "shoe", source: str = "strava", **headers: str
) -> HttpResponse:
    return send(as_member(member), "post", path, {"field": field, "source": source}, **headers)


def held(member: Membership, path: str) -> list[tuple[str, str, bool]]:
    rules = as_member(member).get(f"{V1}/{path}").json()["rules"]
    return [(one["field"], one["source"], one["own"]) for one in rules]


def waiting(club: Club) -> list[str]:
    with scope.enter(club.organization.pk):
        rows = Outbox.objects.filter(kind__startswith="ingest.reconcile").order_by("pk")
        return list(rows.values_list("kind", flat=True))


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_a_rule_of_an_athlete_is_made_and_taken_back(club: Club, member: str) -> None:
    person, path = getattr(club, member), of(club.athlete)

    made = make(person, path)
    back = send(as_member(person), "delete", f"{path}shoe/")

    (rule,) = made.json()["rules"]
    assert made.status_code == 201
    assert rule == {"field": "shoe", "source": "strava", "own": True, "words": "Shoe: always Strava"}
    assert (back.status_code, back.json()["rules"]) == (200, [])
    assert back.json()["version"] == made.json()["version"] + 1
    assert waiting(club) == ["ingest.reconcile"] * 2


def test_a_rule_is_replaced_and_is_made_once_under_a_key(club: Club) -> None:
    path = of(club.athlete)
    make(club.coach, path, source="garmin")

    first, again = (make(club.coach, path, Idempotency_Key="one") for _ in range(2))

    assert (first.status_code, again.json()) == (201, first.json())
    assert held(club.coach, path) == [("shoe", "strava", True)]
    assert len(waiting(club)) == 2


def test_rules_for_everybody_stand_behind_an_athletes_own(club: Club) -> None:
    for field in ("shoe", "ascent_m"):
        make(club.owner, FOR_ALL, field, "garmin")
    make(club.coach, of(club.athlete))

    assert held(club.runner, of(club.athlete)) == [("shoe", "strava", True), ("ascent_m", "garmin", False)]
    assert held(club.owner, FOR_ALL) == [("shoe", "garmin", False), ("ascent_m", "garmin", False)]
    assert refusal(send(as_member(club.coach), "delete", f"{of(club.athlete)}ascent_m/")) == (
        404,
        "not_found",
    )


@pytest.mark.parametrize("count", [1, 3])
def test_rules_take_as_many_queries_however_many_there_are(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for field in ("shoe", "ascent_m", "name")[:count]:
        make(club.coach, of(club.athlete), field, "garmin")
        make(club.owner, FOR_ALL, field, "garmin")
    coach, owner = as_member(club.coach), as_member(club.owner)

    with django_assert_num_queries(6):
        own = coach.get(f"{V1}/{of(club.athlete)}").json()["rules"]
    with django_assert_num_queries(5):
        for_all = owner.get(f"{V1}/{FOR_ALL}").json()["rules"]

    assert (len(own), len(for_all)) == (count, count)


def test_a_rule_for_everybody_is_made_and_taken_back(club: Club) -> None:
    made = make(club.owner, FOR_ALL, "everything", "garmin")
    back = send(as_member(club.owner), "delete", f"{FOR_ALL}everything/")
    again = send(as_member(club.owner), "delete", f"{FOR_ALL}everything/")

    assert (made.status_code, made.json()["rules"][0]["words"]) == (201, "Everything: always Garmin")
    assert (back.status_code, back.json()["rules"]) == (200, [])
    assert refusal(again) == (404, "not_found")
    assert waiting(club) == ["ingest.reconcile_all"] * 2


@pytest.mark.parametrize("everybody", [True, False])
def test_rules_that_were_changed_since_are_stale(club: Club, everybody: bool) -> None:
    path = FOR_ALL if everybody else of(club.athlete)
    client = as_member(club.owner)
    tag = client.get(f"{V1}/{path}")["ETag"]
    made = make(club.owner, path, If_Match=tag)

    late = make(club.owner, path, "name", "garmin", If_Match=tag)
    late_back = send(client, "delete", f"{path}shoe/", If_Match=tag)

    assert (made.status_code, refusal(late), refusal(late_back)) == (201, (412, "stale"), (412, "stale"))
    fresh = f'"v{made.json()["version"]}"'
    assert send(client, "delete", f"{path}shoe/", If_Match=fresh).status_code == 200


@pytest.mark.parametrize("everybody", [True, False])
def test_rules_are_known_by_their_tag(club: Club, everybody: bool) -> None:
    client, path = as_member(club.owner), FOR_ALL if everybody else of(club.athlete)
    tag = client.get(f"{V1}/{path}")["ETag"]

    assert client.get(f"{V1}/{path}", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    "said,expected",
    [
        ({"field": "mood", "source": "strava"}, [("field", "invalid_choice")]),
        ({"field": "shoe", "source": "fax"}, [("source", "invalid_choice")]),
        ({"field": "shoe", "source": "manual"}, [("source", "invalid_choice")]),
        ({}, [("field", "required"), ("source", "required")]),
    ],
)
def test_what_is_no_rule(club: Club, said: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    for path in (FOR_ALL, of(club.athlete)):
        assert errors(send(as_member(club.owner), "post", path, said)) == expected
    assert waiting(club) == []


def test_a_field_that_no_rule_can_be_about(club: Club) -> None:
    for path in (FOR_ALL, of(club.athlete)):
        assert errors(send(as_member(club.owner), "delete", f"{path}mood/")) == [("field", "invalid_choice")]


def test_a_rule_that_another_setting_stands_in_the_way_of(club: Club) -> None:
    """The athlete's own settings no longer go with those of the organization."""
    with scope.enter(club.organization.pk):
        change_athlete_settings(athlete=club.athlete, changes={"atl_days": 20})
        change_settings(organization=club.organization, changes={"ctl_days": 14, "atl_days": 5})

    answer = make(club.coach, of(club.athlete))

    assert refusal(answer) == (409, "bad_setting")
    assert answer.json()["detail"] == "“atl_days” must not be above “ctl_days”."


def test_rules_of_an_athlete_whom_one_does_not_see(club: Club, other_club: Club) -> None:
    asked = [
        (club.assistant, club.athlete),
        (club.coach, club.stranger),
        (club.runner, club.stranger),
        (club.coach, other_club.athlete),
    ]

    for member, athlete in asked:
        client, path = as_member(member), of(athlete)
        answers = [
            client.get(f"{V1}/{path}"),
            make(member, path),
            send(client, "delete", f"{path}shoe/"),
            send(client, "delete", f"{path}mood/"),
        ]
        assert [refusal(answer) for answer in answers] == [(404, "not_found")] * 4
    assert waiting(club) == []


@pytest.mark.parametrize("member", ["coach", "assistant", "runner"])
def test_rules_for_everybody_are_the_owners(club: Club, member: str) -> None:
    person = getattr(club, member)
    client = as_member(person)

    answers = [
        client.get(f"{V1}/{FOR_ALL}"),
        make(person, FOR_ALL),
        send(client, "delete", f"{FOR_ALL}shoe/"),
    ]

    assert [refusal(answer) for answer in answers] == [(404, "not_found")] * 3
    assert Organization.objects.get(pk=club.organization.pk).settings == {}


def test_a_program_makes_rules_of_athletes_and_none_for_everybody(club: Club) -> None:
    reads, writes = (
        program(club, reach, name=reach) for reach in (Reach.READ_ACTIVITIES, Reach.WRITE_ACTIVITIES)
    )
    rule = {"field": "shoe", "source": "strava"}

    assert reads.get(f"{V1}/{of(club.athlete)}").status_code == 200
    assert refusal(send(reads, "post", of(club.athlete), rule)) == (403, "scope_missing")
    assert send(writes, "post", of(club.athlete), rule).status_code == 201
    assert refusal(send(writes, "post", FOR_ALL, rule)) == (403, "not_with_key")

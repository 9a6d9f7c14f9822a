"""Who coaches an athlete, over the API: for owners."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, AthleteGrant
from readiness.models import Intervention
from tenancy import scope, services
from tenancy.models import Membership, Role
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.given import a_case, fresh
from tests.factories import Club, make_user


def path(club: Club) -> str:
    return f"athletes/{club.athlete.public_id}/coaching/"


def said(coach: Membership | None, *assistants: Membership) -> dict[str, Any]:
    return {
        "coach": str(coach.public_id) if coach else None,
        "assistants": [str(member.public_id) for member in assistants],
    }


def put(club: Club, body: dict[str, Any], member: str = "owner", **headers: str) -> HttpResponse:
    return send(as_member(getattr(club, member)), "put", path(club), body, **headers)


def more_assistants(club: Club, count: int) -> list[Membership]:
    return [
        services.join(organization=club.organization, user=make_user(f"Helper {n}"), role=Role.ASSISTANT)
        for n in range(count)
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_coach_and_assistants(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    helpers, client = more_assistants(club, count), as_member(club.owner)
    assert put(club, said(club.coach, *helpers)).status_code == 200

    with django_assert_num_queries(7):
        answer = client.get(f"{V1}/{path(club)}")

    assert answer.json() == {"version": 2, **said(club.coach, *helpers)}


def test_athlete_changes_hands_with_the_case(club: Club) -> None:
    case: Intervention = a_case(club)

    answer = put(club, said(club.owner, club.assistant, club.assistant))

    assert answer.json() == {"version": 2, **said(club.owner, club.assistant)}
    assert fresh(case).coach_id == club.owner.pk
    assert as_member(club.assistant).get(f"{V1}/athletes/{club.athlete.public_id}/").status_code == 200
    assert as_member(club.coach).get(f"{V1}/athletes/{club.athlete.public_id}/").status_code == 404


def test_nobody_coaches_and_nobody_assists(club: Club) -> None:
    put(club, said(club.coach, club.assistant))

    answer = put(club, said(None))

    assert (answer.status_code, answer.json()) == (200, {"version": 3, "coach": None, "assistants": []})
    with scope.enter(club.organization.pk):
        assert Athlete.objects.get(pk=club.athlete.pk).coach_id is None
        assert not AthleteGrant.objects.exists()


def test_people_who_cannot_be_chosen(club: Club, other_club: Club) -> None:
    refused = [
        errors(put(club, said(club.assistant, club.coach))),
        errors(put(club, said(other_club.coach, other_club.assistant))),
        errors(put(club, {"coach": str(uuid4()), "assistants": []})),
        errors(put(club, {"assistants": ["x"]})),
    ]

    unknown = ("coach", "unknown")
    assert refused[:3] == [[unknown, ("assistants", "unknown")]] * 2 + [[unknown]]
    assert refused[3] == [("coach", "required"), ("assistants.0", "invalid")]


@pytest.mark.parametrize("member", ["coach", "assistant", "runner"])
def test_owners_alone_see_and_choose(club: Club, member: str) -> None:
    answers = [
        as_member(getattr(club, member)).get(f"{V1}/{path(club)}"),
        put(club, said(club.owner), member),
    ]

    assert [refusal(answer) for answer in answers] == [(404, "not_found")] * 2

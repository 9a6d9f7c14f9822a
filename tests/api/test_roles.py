"""Who may do what: whoever may not, and whoever asks for a stranger's, finds nothing and changes nothing."""

from typing import Any

import pytest

from athletes.models import Message, Race, Shoe, WellnessDay, Zones
from planning.models import Plan
from tenancy import scope
from tenancy.models import Invitation
from tests.api import given
from tests.api.asking import as_member, refusal, send
from tests.factories import Club

RACE = {"name": "Ten", "day": "2027-01-10", "distance_m": 10_000}
SEASON = {"new_race": RACE, "start": "2026-11-23", "weeks": 12, "current_week_m": 30_000}
ZONES = {"kind": "hr", "valid_from": "2026-11-01", "bounds": [130, 145, 155, 168, 178]}
OF_AN_ATHLETE: list[tuple[str, str, Any]] = [
    ("get", "", None),
    ("patch", "", {"name": "Somebody"}),
    ("post", "invitation/", {"email": "somebody@example.org"}),
    ("get", "zones/", None),
    ("put", "zones/", ZONES),
    ("get", "races/", None),
    ("post", "races/", RACE),
    ("get", "shoes/", None),
    ("post", "shoes/", {"name": "Racers"}),
    ("get", "plans/", None),
    ("post", "plans/", SEASON),
    ("post", "plans/preview/", SEASON),
    ("get", "check-ins/", None),
    ("get", "wellness/", None),
    ("put", "wellness/", {"day": "2026-11-21", "sleep_h": 7}),
    ("get", "messages/", None),
    ("post", "messages/", {"body": "Hello"}),
    ("post", "messages/read/", None),
    ("get", "uploads/", None),
    ("get", "coaching/", None),
    ("put", "coaching/", {"coach": None, "assistants": []}),
]
WRITTEN = (Race, Shoe, Plan, WellnessDay, Zones, Message, Invitation)


def rows(club: Club) -> list[int]:
    with scope.enter(club.organization.pk):
        return [model.objects.count() for model in WRITTEN]


@pytest.mark.parametrize("asks", ["coach → stranger", "runner → stranger", "assistant → athlete"])
@pytest.mark.parametrize("method,path,body", OF_AN_ATHLETE)
def test_nothing_of_an_athlete_out_of_sight(club: Club, method: str, path: str, body: Any, asks: str) -> None:
    before = rows(club)
    member, athlete = asks.split(" → ")
    public_id = getattr(club, athlete).public_id

    answer = send(as_member(getattr(club, member)), method, f"athletes/{public_id}/{path}", body)

    assert refusal(answer) == (404, "not_found")
    assert rows(club) == before


@pytest.mark.parametrize(
    "method,path,body",
    [
        ("post", "athletes/", {"name": "New"}),
        ("post", "athletes/{own}/invitation/", {"email": "new@example.org"}),
        ("put", "athletes/{own}/zones/", ZONES),
        ("post", "athletes/{own}/plans/", SEASON),
        ("post", "athletes/{own}/plans/preview/", SEASON),
        ("patch", "organization/", {"name": "Mine"}),
        ("get", "memberships/", None),
        ("put", "athletes/{own}/coaching/", {"coach": None, "assistants": []}),
        ("get", "invitations/", None),
        ("post", "invitations/", {"email": "new@example.org", "role": "owner"}),
    ],
)
def test_what_athletes_may_not(club: Club, method: str, path: str, body: Any) -> None:
    before = rows(club)

    answer = send(as_member(club.runner), method, path.format(own=club.athlete.public_id), body)

    assert refusal(answer) == (404, "not_found")
    assert rows(club) == before


@pytest.mark.parametrize("member", ["coach", "assistant"])
@pytest.mark.parametrize(
    "method,path", [("patch", "organization/"), ("get", "memberships/"), ("post", "invitations/")]
)
def test_what_is_for_owners_alone(club: Club, member: str, method: str, path: str) -> None:
    answer = send(as_member(getattr(club, member)), method, path, {"email": "a@example.org", "role": "owner"})

    assert refusal(answer) == (404, "not_found")


@pytest.mark.parametrize("method", ["get", "patch", "delete"])
@pytest.mark.parametrize("kind", ["races", "shoes"])
def test_race_and_shoes_of_a_stranger(club: Club, kind: str, method: str) -> None:
    (row,) = getattr(given, kind)(club, 1, club.stranger)

    for member in (club.coach, club.runner):
        answer = send(as_member(member), method, f"{kind}/{row.public_id}/", {"name": "Taken"})
        assert refusal(answer) == (404, "not_found")


@pytest.mark.parametrize("method,path", [("get", ""), ("delete", ""), ("post", "publish/")])
def test_plan_of_a_stranger(club: Club, method: str, path: str) -> None:
    (plan,) = given.drafts(club, 1, club.stranger)

    for member in (club.coach, club.runner):
        answer = send(as_member(member), method, f"plans/{plan.public_id}/{path}")
        assert refusal(answer) == (404, "not_found")


def test_session_and_morning_of_a_stranger(club: Club) -> None:
    (check_in,) = given.mornings(club, 1, club.stranger)
    given.drafts(club, 1, club.stranger)
    with scope.enter(club.organization.pk):
        session = Plan.objects.get(athlete=club.stranger).sessions.first()

    for path in (f"check-ins/{check_in.public_id}/", f"planned-sessions/{session.public_id}/"):
        assert refusal(send(as_member(club.coach), "get", path)) == (404, "not_found")

"""The squad with its latest numbers."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from athletes.forms.automatic import NAMES as RULES
from athletes.models import Athlete
from readiness.models import CheckIn
from tenancy import scope
from tenancy.models import Invitation
from tests.api.asking import V1, as_member, errors, send
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


def profile(club: Club, member: str = "coach", **said: Any) -> HttpResponse:
    return send(as_member(getattr(club, member)), "patch", f"athletes/{club.athlete.public_id}/", said)


def invite(club: Club, email: str, key: str = "one") -> HttpResponse:
    path = f"athletes/{club.stranger.public_id}/invitation/"
    return send(as_member(club.owner), "post", path, {"email": email}, Idempotency_Key=key)


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_profile(club: Club, member: str) -> None:
    assert as_member(getattr(club, member)).get(f"{V1}/athletes/{club.athlete.public_id}/").json() == {
        "public_id": str(club.athlete.public_id),
        "version": 1,
        "name": "Ji-woo Han",
        "timezone": "UTC",
        "birth_date": None,
        "sex": "f",
        "max_hr_bpm": 190,
        "resting_hr_bpm": 48,
        "threshold_hr_bpm": 172,
        "threshold_speed_m_s": 4.0,
        "availability_min": [60, 60, 60, 60, 60, 60, 120],
        "mode": "",
        "automatic": dict.fromkeys(RULES),
        "moves": "",
        "coach": "Northline Coach",
        "has_account": True,
    }


def test_change_of_a_profile_leaves_the_rest(club: Club) -> None:
    week = [0, 60, 0, 60, 0, 90, 90]

    changed = profile(club, threshold_hr_bpm=175, mode="manual", availability_min=week).json()

    assert (changed["name"], changed["max_hr_bpm"]) == ("Ji-woo Han", 190)
    assert (changed["threshold_hr_bpm"], changed["mode"]) == (175, "manual")
    assert changed["availability_min"] == week
    zones = as_member(club.coach).get(f"{V1}/athletes/{club.athlete.public_id}/zones/").json()
    assert (zones["sets"][0]["valid_from"], zones["sets"][0]["bounds"][3]) == ("2026-11-21", 175.0)


def test_mode_is_the_coachs_choice(club: Club) -> None:
    assert profile(club, "runner", name="Ji-woo").json()["name"] == "Ji-woo"
    assert errors(profile(club, "runner", mode="manual")) == [("mode", "coach_only")]
    assert errors(profile(club, "runner", automatic={"rest_illness": True})) == [("automatic", "coach_only")]


def test_rules_of_one_athlete_and_back_to_the_organizations(club: Club) -> None:
    first = profile(club, automatic={"rest_illness": True, "ease_low_readiness": False}).json()
    back = profile(club, automatic={"rest_illness": None}).json()

    own = {**dict.fromkeys(RULES), "ease_low_readiness": False}
    assert (first["automatic"], back["automatic"]) == ({**own, "rest_illness": True}, own)
    with scope.enter(club.organization.pk):
        kept = Athlete.objects.get(pk=club.athlete.pk).settings
    assert kept == {"automatic": {"ease_low_readiness": False}}


def test_whether_one_athlete_may_move_sessions(club: Club) -> None:
    answers = [profile(club, moves=said).json()["moves"] for said in ("yes", "no", "")]

    assert answers == ["yes", "no", ""]
    assert errors(profile(club, "runner", moves="yes")) == [("moves", "coach_only")]


def test_rule_that_is_no_switch(club: Club) -> None:
    said = {"rest_illness": "sometimes", "swap_low_readiness": 7}

    assert errors(profile(club, automatic=said)) == [
        ("automatic.swap_low_readiness", "invalid"),
        ("automatic.rest_illness", "invalid"),
    ]


@pytest.mark.parametrize(
    "said,field,code",
    [
        ({"threshold_hr_bpm": 195}, "max_hr_bpm", "not_rising"),
        ({"max_hr_bpm": 99}, "max_hr_bpm", "min_value"),
        ({"timezone": "Mars/Base"}, "timezone", "unknown"),
        ({"birth_date": "1066-10-14"}, "birth_date", "early"),
        ({"availability_min": [60] * 6}, "availability_min", "min_length"),
        ({"threshold_speed_m_s": 40}, "threshold_speed_m_s", "max_value"),
    ],
)
def test_profile_that_cannot_be(club: Club, said: dict[str, Any], field: str, code: str) -> None:
    assert errors(profile(club, **said)) == [(field, code)]


def test_new_athlete_is_the_coachs_own(club: Club) -> None:
    body = {"name": "Min-jun Lee", "timezone": "Asia/Seoul", "email": "minjun@example.org"}

    client = as_member(club.coach)
    answers = [send(client, "post", "athletes/", body, Idempotency_Key="one") for _ in range(2)]

    made = answers[0].json()
    assert (answers[0].status_code, answers[1].json()) == (201, made)
    assert (made["name"], made["timezone"], made["coach"]) == ("Min-jun Lee", "Asia/Seoul", "Northline Coach")
    with scope.enter(club.organization.pk):
        assert Athlete.objects.filter(name="Min-jun Lee").count() == 1
    assert [one.email for one in Invitation.objects.all()] == ["minjun@example.org"]


def test_new_athlete_without_a_name(club: Club) -> None:
    body = {"email": "minjun", "timezone": "Korea"}

    assert errors(send(as_member(club.coach), "post", "athletes/", body)) == [
        ("name", "required"),
        ("timezone", "unknown"),
        ("email", "invalid"),
    ]


def test_invited_athlete(club: Club) -> None:
    first, again = invite(club, "daniel@example.org"), invite(club, "daniel@example.org")

    assert (first.status_code, first.json()["invitation"]["email"]) == (201, "daniel@example.org")
    assert again.json() == first.json()
    assert Invitation.objects.count() == 1


def test_member_is_the_athlete_at_once(club: Club) -> None:
    answer = invite(club, "northline.assistant@example.org")

    assert (answer.status_code, answer.json()) == (201, {"invitation": None})
    assert errors(invite(club, "other@example.org", "two")) == [("email", "already_athlete")]

"""The athlete's day, and the check-in that makes it."""

from datetime import timedelta

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from athletes.models import Author, WellnessDay
from planning.models import Audience
from planning.services import write_day_note
from readiness import services
from readiness.models import CheckIn
from tenancy import scope
from tests.api.asking import HURT, V1, WELL, as_member, errors, refusal, send
from tests.api.given import a_case, a_session, fresh
from tests.factories import NOW, Club


def test_today_before_the_check_in(club: Club) -> None:
    session = a_session(club)

    answer = as_member(club.runner).get(f"{V1}/today/").json()

    today = answer["sessions"][0]
    assert (answer["day"], answer["athlete"]["name"]) == ("2026-11-21", "Ji-woo Han")
    assert [answer[name] for name in ("check_in", "measurements", "readiness")] == [None, None, None]
    assert (today["session"]["public_id"], today["overlay"]) == (session, None)
    assert today["session"]["title"] == "8×400 m, 200 m jog"


def test_today_says_what_the_coach_has_noted_on_the_day(club: Club) -> None:
    with scope.enter(club.organization.pk, source="test"):
        write_day_note(
            athlete=club.athlete,
            author=club.coach,
            day=NOW.date(),
            audience=Audience.ATHLETE,
            text="Bring the spikes.",
            now=NOW,
        )

    assert as_member(club.runner).get(f"{V1}/today/").json()["notes"] == ["Bring the spikes."]


def test_check_in_is_scored_at_once(club: Club) -> None:
    a_session(club)

    answer = send(as_member(club.runner), "put", "check-in/", {**HURT, "hrv_ms": 61, "note": "Sore"})

    given = answer.json()
    readiness = given["readiness"]
    assert answer.status_code == 200
    assert (given["check_in"]["pain"], given["check_in"]["body_part"], given["check_in"]["note"]) == (
        6,
        "calf",
        "Sore",
    )
    assert given["measurements"] == {
        "hrv_ms": 61.0,
        "hrv_kind": "rmssd",
        "resting_hr_bpm": None,
        "sleep_h": None,
    }
    assert (readiness["band"], readiness["band_words"], readiness["learning"]) == ("red", "Hold", True)
    assert {part["item"]: part["words"] for part in readiness["contributions"]} == {
        "sleep": "Sleep",
        "energy": "Energy",
        "recovery": "Recovery",
        "stress": "Stress",
    }
    assert readiness["coach"] == "Your coach has been asked to confirm this change."


def test_hurt_athlete_sees_the_proposal_as_an_overlay(club: Club) -> None:
    a_session(club)

    send(as_member(club.runner), "put", "check-in/", HURT)
    session = as_member(club.runner).get(f"{V1}/today/").json()["sessions"][0]

    assert session["session"]["title"] == "8×400 m, 200 m jog"
    assert (session["overlay"]["status"], session["overlay"]["before"]) == ("proposed", "8×400 m, 200 m jog")
    assert session["overlay"]["load"] < session["session"]["load"]


def test_approved_overlay_is_confirmed(club: Club) -> None:
    case = a_case(club)
    with scope.enter(club.organization.pk):
        services.approve(intervention=fresh(case), member=club.coach, now=NOW, version=case.version)

    session = as_member(club.runner).get(f"{V1}/today/").json()["sessions"][0]

    assert session["overlay"]["status"] == "confirmed"


def test_check_in_sent_again_is_corrected(club: Club) -> None:
    first = send(as_member(club.runner), "put", "check-in/", HURT).json()["check_in"]

    second = send(as_member(club.runner), "put", "check-in/", WELL).json()["check_in"]

    assert (second["public_id"], second["problem"], second["pain"]) == (first["public_id"], "none", 0)
    with scope.enter(club.organization.pk):
        assert CheckIn.objects.count() == 1


def test_check_in_keeps_pain_only_where_it_was_named(club: Club) -> None:
    answer = send(as_member(club.runner), "put", "check-in/", {**HURT, "problem": "ill"}).json()

    assert [answer["check_in"][name] for name in ("problem", "pain", "body_part")] == ["ill", 0, ""]


@pytest.mark.parametrize(
    "change,wrong",
    [
        ({"sleep": 0}, ("sleep", "min_value")),
        ({"stress": None}, ("stress", "null")),
        ({"problem": "tired"}, ("problem", "invalid_choice")),
        ({"problem": "pain", "pain": 3}, ("body_part", "required")),
        ({"problem": "pain", "body_part": "calf"}, ("pain", "required")),
        ({"pain": 11}, ("pain", "max_value")),
        ({"hrv_ms": 3}, ("hrv_ms", "min_value")),
        ({"hrv_kind": "pnn50"}, ("hrv_kind", "invalid_choice")),
        ({"sleep_h": 25}, ("sleep_h", "max_value")),
        ({"note": "a\0b"}, ("note", "null_characters_not_allowed")),
        ({"note": "\ud800"}, ("note", "surrogate_characters_not_allowed")),
        ({"day": "tomorrow"}, ("day", "invalid")),
    ],
)
def test_check_in_with_a_wrong_answer(club: Club, change: dict[str, object], wrong: tuple[str, str]) -> None:
    answer = send(as_member(club.runner), "put", "check-in/", {**WELL, **change})

    assert errors(answer) == [wrong]
    with scope.enter(club.organization.pk):
        assert (CheckIn.objects.count(), WellnessDay.objects.count()) == (0, 0)


def test_check_in_of_a_day_that_is_over(club: Club, clock: time_machine.Traveller) -> None:
    clock.move_to(NOW + timedelta(days=1))

    late = send(as_member(club.runner), "put", "check-in/", {**WELL, "day": "2026-11-21"})

    assert refusal(late) == (409, "day_closed")


def test_today_has_the_latest_messages(club: Club) -> None:
    with scope.enter(club.organization.pk):
        from athletes.services import send_message

        for number in range(7):
            sent_at = NOW - timedelta(hours=number)
            send_message(
                athlete=club.athlete, author=club.coach, side=Author.COACH, body=f"Note {number}", now=sent_at
            )

    messages = as_member(club.runner).get(f"{V1}/today/").json()["messages"]

    assert [message["body"] for message in messages] == [f"Note {number}" for number in range(5)]
    assert (messages[0]["author"], messages[0]["sent_at"]) == ("Northline Coach", "2026-11-21T06:30:00Z")


def test_today_takes_a_few_queries(club: Club, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    a_case(club)
    client = as_member(club.runner)

    with django_assert_num_queries(16):
        client.get(f"{V1}/today/")

"""The queue by tabs, and a case as a whole."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from readiness.models import Intervention
from tenancy import scope
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.given import a_case, fresh, more_athletes
from tests.factories import NOW, Club


def in_tab(club: Club, tab: str, member: str = "coach") -> list[str]:
    answer = as_member(getattr(club, member)).get(f"{V1}/interventions/?tab={tab}").json()
    return [case["public_id"] for case in answer["results"]]


@pytest.mark.parametrize("count", [1, 3])
def test_gravest_case_comes_first(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cases = [a_case(club, athlete) for athlete in more_athletes(club, count)]
    with scope.enter(club.organization.pk):
        for rank, case in enumerate(cases):
            Intervention.objects.filter(pk=case.pk).update(risk=0.9 - rank / 10)
    client = as_member(club.coach)

    with django_assert_num_queries(6):
        answer = client.get(f"{V1}/interventions/").json()

    assert [case["public_id"] for case in answer["results"]] == [str(case.public_id) for case in cases]


def test_case_in_the_queue(club: Club) -> None:
    case = a_case(club)

    (row,) = as_member(club.coach).get(f"{V1}/interventions/").json()["results"]

    assert row == {
        "public_id": str(case.public_id),
        "version": case.version,
        "athlete": {"public_id": str(club.athlete.public_id), "name": "Ji-woo Han"},
        "state": "new",
        "owner": None,
        "bucket": "at_risk",
        "risk": case.risk,
        "confidence": case.confidence,
        "action": case.action,
        "reason": row["reason"],
        "proposes": row["proposes"],
        "opened_at": "2026-11-21T06:30:00Z",
        "due_at": "2026-11-22T06:30:00Z",
        "snoozed_until": None,
        "closed_at": None,
        "respond_by": "2026-11-22T06:30:00Z",
        "responded_at": None,
        "resolve_by": "2026-11-24T06:30:00Z",
        "waiting_since": None,
        "escalated_at": None,
        "unanswered_since": None,
        "automatic": False,
        "confirmed": True,
    }
    assert "calf pain 6/10" in row["reason"].lower()


def test_tabs_follow_the_decisions(club: Club) -> None:
    case = a_case(club)
    path, one = f"interventions/{case.public_id}/decisions/", [str(case.public_id)]
    client = as_member(club.coach)
    assert (in_tab(club, "needs-you"), in_tab(club, "snoozed")) == (one, [])

    until = (NOW + timedelta(hours=2)).isoformat()
    send(client, "post", path, {"verb": "snooze", "version": case.version, "until": until})
    assert (in_tab(club, "needs-you"), in_tab(club, "snoozed")) == ([], one)

    send(client, "post", path, {"verb": "message", "version": case.version + 1, "body": "How is it?"})
    assert (in_tab(club, "snoozed"), in_tab(club, "waiting")) == ([], one)

    send(client, "post", path, {"verb": "dismiss", "version": case.version + 2, "reason": "Seen it"})
    assert (in_tab(club, "waiting"), in_tab(club, "done")) == ([], one)


def test_tab_that_is_none(club: Club) -> None:
    assert errors(as_member(club.coach).get(f"{V1}/interventions/?tab=mine")) == [("tab", "invalid_choice")]


def test_case_as_a_whole(club: Club, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    case = a_case(club)
    client = as_member(club.coach)

    with django_assert_num_queries(8):
        whole = client.get(f"{V1}/interventions/{case.public_id}/").json()

    words = {factor["code"]: factor["words"] for factor in whole["factors"]}
    assert words["pain"] == "The calf hurts 6 of 10."
    assert whole["story"] == " ".join(words.values())
    assert whole["session"]["title"] == "8×400 m, 200 m jog"
    assert whole["proposal"]["adapted"] == case.action
    assert (whole["decisions"], whole["breaches"]) == ([], [])
    assert (whole["response_s"], whole["resolution_s"]) == (None, None)


def test_staff_sees_the_cases_of_its_athletes_alone(club: Club) -> None:
    mine = a_case(club)
    strange = a_case(club, club.stranger)

    assert in_tab(club, "needs-you") == [str(mine.public_id)]
    assert len(in_tab(club, "needs-you", "owner")) == 2
    assert in_tab(club, "needs-you", "assistant") == []
    for member in (club.coach, club.assistant, club.runner):
        answer = as_member(member).get(f"{V1}/interventions/{strange.public_id}/")
        assert refusal(answer) == (404, "not_found")


def test_case_is_seen_once(club: Club) -> None:
    case = a_case(club)
    client, path = as_member(club.coach), f"interventions/{case.public_id}/seen/"
    assert case.state == "new"

    answers = [send(client, "post", path).json() for _ in range(2)]

    assert [(answer["state"], answer["version"]) for answer in answers] == [("seen", case.version)] * 2
    assert refusal(send(as_member(club.runner), "post", path)) == (404, "not_found")


def test_strangers_case_is_not_seen(club: Club) -> None:
    case = a_case(club, club.stranger)

    answer = send(as_member(club.coach), "post", f"interventions/{case.public_id}/seen/")

    assert (refusal(answer), fresh(case).state) == ((404, "not_found"), "new")


def test_case_and_decision_tell_what_the_rules_had_read(club: Club) -> None:
    case = a_case(club)
    client = as_member(club.coach)
    body = {"verb": "dismiss", "version": case.version, "reason": "An old scar"}

    before = client.get(f"{V1}/interventions/{case.public_id}/").json()
    send(client, "post", f"interventions/{case.public_id}/decisions/", body)
    after = client.get(f"{V1}/interventions/{case.public_id}/").json()

    told = [(one["code"], one["share"]) for one in before["read"]]
    assert told == [(factor["code"], factor["share"]) for factor in before["factors"]]
    pain = next(one for one in before["read"] if one["code"] == "pain")
    assert (pain["version"], pain["numbers"]) == (1, {"risk.pain_weight": 0.35})
    assert after["decisions"][0]["read"] == before["read"]


def test_case_of_before_the_rules_kept_what_they_read(club: Club) -> None:
    case = a_case(club)
    with scope.enter(club.organization.pk):
        Intervention.objects.filter(pk=case.pk).update(basis={})

    whole = as_member(club.coach).get(f"{V1}/interventions/{case.public_id}/").json()

    assert (whole["read"], len(whole["factors"]) > 0) == ([], True)

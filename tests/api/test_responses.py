"""The response report and the clocks' settings over the API."""

from typing import Any

from pytest_django.fixtures import DjangoAssertNumQueries

from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.given import a_case
from tests.factories import Club

REPORT, CLOCK = f"{V1}/reports/response/", f"{V1}/organization/clock/"


def change(club: Club, body: dict[str, Any], tag: str | None = None) -> Any:
    client = as_member(club.owner)
    found = tag or client.get(CLOCK)["ETag"]
    return client.patch(CLOCK, body, content_type="application/json", headers={"If-Match": found})


def test_report_by_coach_and_month(club: Club) -> None:
    found = as_member(club.owner).get(REPORT).json()

    assert (found["coaches"], len(found["whole"]["months"])) == ([], 6)
    assert found["whole"]["months"][-1]["median_s"] is None


def test_report_of_a_coach(club: Club) -> None:
    a_case(club)
    found = as_member(club.coach).get(f"{REPORT}?months=12").json()

    (mine,) = found["coaches"]
    assert mine["coach"] == {"public_id": str(club.coach.public_id), "name": club.coach.user.name}
    assert mine["oldest_open_at"] == "2026-11-21T06:30:00Z"
    assert mine["months"][-1]["missed"] == {"at_risk": 0, "watch": 0, "stable": 0}


def test_months_that_are_none(club: Club) -> None:
    assert errors(as_member(club.owner).get(f"{REPORT}?months=5")) == [("months", "invalid_choice")]


def test_report_is_for_those_who_coach(club: Club) -> None:
    for member in (club.assistant, club.runner):
        assert refusal(as_member(member).get(REPORT)) == (404, "not_found")


def test_queries_of_the_report(club: Club, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    a_case(club)
    client = as_member(club.owner)

    with django_assert_num_queries(10):
        client.get(REPORT)


def test_clocks_as_they_are(club: Club) -> None:
    found = as_member(club.owner).get(CLOCK).json()

    assert found["response_h"] == {"at_risk": 24.0, "watch": 24.0, "stable": 24.0}
    assert found["resolution_h"] == {"at_risk": 72.0, "watch": 72.0, "stable": 72.0}
    assert (found["hours"]["monday"], found["closed_days"]) == ("", "")
    assert found["escalation"] == {"on": True, "after_h": 0.0, "to": "owners"}


def test_what_is_left_out_stays(club: Club) -> None:
    body = {"response_h": {"at_risk": 4}, "hours": {"monday": "09:00-17:00"}, "escalation": {"to": "both"}}
    changed = change(club, body).json()

    assert changed["response_h"] == {"at_risk": 4.0, "watch": 24.0, "stable": 24.0}
    assert (changed["hours"]["monday"], changed["hours"]["tuesday"]) == ("09:00-17:00", "")
    assert changed["escalation"] == {"on": True, "after_h": 0.0, "to": "both"}


def test_a_stale_change_is_refused(club: Club) -> None:
    first = as_member(club.owner).get(CLOCK)["ETag"]
    change(club, {"response_h": {"watch": 12}})

    assert change(club, {"response_h": {"watch": 48}}, first).status_code == 412


def test_hours_that_cannot_be(club: Club) -> None:
    answer = change(club, {"hours": {"monday": "17:00-09:00"}})

    assert errors(answer) == [("hours.monday", "ends_before_it_begins")]
    assert as_member(club.owner).get(CLOCK).json()["hours"]["monday"] == ""


def test_clocks_are_the_owner_s(club: Club) -> None:
    for member in (club.coach, club.runner):
        assert refusal(as_member(member).get(CLOCK)) == (404, "not_found")


def test_a_case_tells_of_its_clock(club: Club) -> None:
    case = a_case(club)
    path = f"interventions/{case.public_id}/decisions/"
    send(
        as_member(club.coach),
        "post",
        path,
        {"verb": "message", "version": case.version, "body": "How is it?"},
    )

    whole = as_member(club.coach).get(f"{V1}/interventions/{case.public_id}/").json()

    assert whole["due_at"] == whole["resolve_by"]
    assert whole["waiting_since"] == whole["responded_at"]
    assert isinstance(whole["response_s"], int)

"""Automatic mode over the API: what the rules did is told apart, confirmed, and put back."""

import pytest

from readiness.models import Intervention
from tenancy import scope
from tests.api.asking import V1, as_member, refusal, send
from tests.api.given import a_session, fresh
from tests.factories import Club
from tests.readiness import given


@pytest.fixture
def eased(club: Club) -> Intervention:
    """The runner's intervals, eased by the rules this morning."""
    a_session(club)
    with scope.enter(club.organization.pk):
        given.in_automatic_mode(club.athlete)
        given.check_in(club.athlete, given.CARE)
        return Intervention.objects.get()


def test_today_says_that_nobody_has_confirmed_it(club: Club, eased: Intervention) -> None:
    (found,) = as_member(club.runner).get(f"{V1}/today/").json()["sessions"]

    overlay = found["overlay"]
    assert (overlay["status"], overlay["automatic"], overlay["confirmed"]) == ("changed", True, False)
    assert (overlay["before"], overlay["put_back_until"]) == ("8×400 m, 200 m jog", "06:40")
    assert (found["session"]["automatic"], found["session"]["confirmed"]) == (True, False)


def test_case_tells_that_no_person_decided(club: Club, eased: Intervention) -> None:
    case = as_member(club.coach).get(f"{V1}/interventions/{eased.public_id}/").json()

    (made,) = case["decisions"]
    assert (case["state"], case["automatic"], case["confirmed"]) == ("applied", True, False)
    assert (made["verb"], made["automatic"], made["member"]) == ("apply", True, None)


def test_a_person_confirms_it(club: Club, eased: Intervention) -> None:
    path = f"interventions/{eased.public_id}/decisions/"

    made = send(as_member(club.coach), "post", path, {"verb": "confirm", "version": eased.version})

    assert (made.status_code, made.json()["verb"], made.json()["automatic"]) == (201, "confirm", False)
    case = as_member(club.coach).get(f"{V1}/interventions/{eased.public_id}/").json()
    assert (case["automatic"], case["confirmed"]) == (True, True)


def test_the_athlete_puts_it_back(club: Club, eased: Intervention) -> None:
    client = as_member(club.runner)

    answer = send(client, "post", "today/put-back/")

    assert (answer.status_code, answer.json()["sessions"][0]["overlay"]) == (200, None)
    assert fresh(eased).closed_at is None
    assert refusal(send(client, "post", "today/put-back/")) == (409, "not_undoable")


def test_strangers_put_nothing_back(club: Club, other_club: Club, eased: Intervention) -> None:
    answers = [
        send(as_member(member), "post", "today/put-back/") for member in (club.coach, other_club.runner)
    ]

    assert [refusal(answer) for answer in answers] == [(404, "not_found"), (409, "not_undoable")]
    assert fresh(eased).closed_at is not None

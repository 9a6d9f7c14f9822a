"""An Idempotency-Key: the same request twice is one write with one answer."""

from typing import Any

import pytest
from django.http import HttpResponse

from readiness.models import Decision, Intervention
from tenancy import scope
from tests.api.asking import as_member, errors, refusal, send
from tests.api.given import a_case
from tests.factories import Club


def decide(club: Club, case: Intervention, key: str, member: str = "coach", **said: Any) -> HttpResponse:
    body = {"verb": "dismiss", "version": case.version, "reason": "Seen it", **said}
    path = f"interventions/{case.public_id}/decisions/"
    return send(as_member(getattr(club, member)), "post", path, body, Idempotency_Key=key)


def decisions(club: Club) -> int:
    with scope.enter(club.organization.pk):
        return Decision.objects.count()


def test_same_key_twice_is_one_decision(club: Club) -> None:
    case = a_case(club)

    first, again = decide(club, case, "one"), decide(club, case, "one")

    assert (again.status_code, again.json()) == (201, first.json())
    assert decisions(club) == 1


def test_same_key_with_another_body(club: Club) -> None:
    case = a_case(club)
    decide(club, case, "one")

    assert refusal(decide(club, case, "one", reason="Another")) == (422, "other_request")
    assert decisions(club) == 1


def test_same_key_for_another_address(club: Club) -> None:
    one, other = a_case(club), a_case(club, club.stranger)
    decide(club, one, "one", "owner")

    assert refusal(decide(club, other, "one", "owner", version=one.version)) == (422, "other_request")


def test_keys_are_each_persons_own(club: Club) -> None:
    case = a_case(club)
    decide(club, case, "one")

    assert refusal(decide(club, case, "one", "owner")) == (409, "stale_intervention")


def test_refused_request_may_be_put_right_under_its_key(club: Club) -> None:
    case = a_case(club)

    assert errors(decide(club, case, "one", reason="")) == [("reason", "blank")]
    assert decide(club, case, "one").status_code == 201


def test_undo_twice_under_a_key_is_one_undo(club: Club) -> None:
    made = decide(club, a_case(club), "one").json()["public_id"]
    client, path = as_member(club.coach), f"decisions/{made}/undo/"

    answers = [send(client, "post", path, Idempotency_Key="two").json() for _ in range(2)]

    assert answers[0] == answers[1]
    assert decisions(club) == 2


@pytest.mark.parametrize("key", ["", "two words", "x" * 121, "ключ"])
def test_key_that_is_none(club: Club, key: str) -> None:
    assert errors(decide(club, a_case(club), key)) == [("Idempotency-Key", "invalid")]

"""The same request many times at once, as a phone sends it that comes back from the underground."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.http import HttpResponse

from planning.models import PlannedSession
from readiness.models import CheckIn, Decision
from tenancy import scope
from tests.api.asking import HURT, WELL, as_member, send
from tests.api.given import a_case, a_session
from tests.factories import Club
from tests.readiness import given

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(ask: Callable[[], HttpResponse], times: int) -> list[tuple[int, str]]:
    """The answers to so many requests from eight threads, each with a connection of its own."""

    def one(_number: int) -> tuple[int, str]:
        try:
            answer = ask()
            return answer.status_code, json.dumps(answer.json(), sort_keys=True)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        return list(threads.map(one, range(times)))


def test_check_in_sent_again_and_again_is_one_row(club: Club) -> None:
    client = as_member(club.runner)

    answers = at_once(lambda: send(client, "put", "check-in/", HURT), 100)

    assert len(set(answers)) == 1
    assert answers[0][0] == 200
    with scope.enter(club.organization.pk):
        assert (CheckIn.objects.count(), CheckIn.objects.get().version) == (1, 1)


def test_rules_act_once_however_often_a_check_in_is_sent(club: Club) -> None:
    with scope.enter(club.organization.pk):
        given.in_automatic_mode(club.athlete)
    session, client = a_session(club), as_member(club.runner)
    tired = {**WELL, "sleep": 3, "energy": 3, "recovery": 3, "stress": 3}

    answers = at_once(lambda: send(client, "put", "check-in/", tired), 24)

    assert {status for status, _body in answers} == {200}
    with scope.enter(club.organization.pk):
        made = Decision.objects.get()
        changed = PlannedSession.objects.get(public_id=session)
        assert (made.verb, changed.adapted, changed.version) == ("apply", "ease", 2)


def test_decision_sent_again_and_again_is_one_row(club: Club) -> None:
    case, client = a_case(club), as_member(club.coach)
    body = {"verb": "approve", "version": case.version}
    path = f"interventions/{case.public_id}/decisions/"

    answers = at_once(lambda: send(client, "post", path, body, Idempotency_Key="one"), 24)

    assert len(set(answers)) == 1
    assert answers[0][0] == 201
    with scope.enter(club.organization.pk):
        assert Decision.objects.count() == 1

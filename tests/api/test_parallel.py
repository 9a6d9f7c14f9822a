"""The same request many times at once, as a phone sends it that comes back from the underground."""

import json
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.http import HttpResponse

from planning.models import PlannedSession
from readiness.models import CheckIn, Decision
from tenancy import scope
from tenancy.models import Idempotency
from tests.api.asking import HURT, WELL, as_member, send
from tests.api.given import a_case, a_session
from tests.factories import Club
from tests.readiness import given

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(ask: Callable[[int], HttpResponse], times: int) -> list[tuple[int, str]]:
    """The answers to so many requests from eight threads, each with a connection of its own."""

    def one(number: int) -> tuple[int, str]:
        try:
            answer = ask(number)
            return answer.status_code, json.dumps(answer.json(), sort_keys=True)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        return list(threads.map(one, range(times)))


def test_check_in_sent_again_and_again_is_one_row(club: Club) -> None:
    client = as_member(club.runner)

    answers = at_once(lambda _: send(client, "put", "check-in/", HURT), 100)

    assert len(set(answers)) == 1
    assert answers[0][0] == 200
    with scope.enter(club.organization.pk):
        assert (CheckIn.objects.count(), CheckIn.objects.get().version) == (1, 1)


def test_rules_act_once_however_often_a_check_in_is_sent(club: Club) -> None:
    with scope.enter(club.organization.pk):
        given.in_automatic_mode(club.athlete)
    session, client = a_session(club), as_member(club.runner)
    tired = {**WELL, "sleep": 3, "energy": 3, "recovery": 3, "stress": 3}

    answers = at_once(lambda _: send(client, "put", "check-in/", tired), 24)

    assert {status for status, _body in answers} == {200}
    with scope.enter(club.organization.pk):
        made = Decision.objects.get()
        changed = PlannedSession.objects.get(public_id=session)
        assert (made.verb, changed.adapted, changed.version) == ("apply", "ease", 2)


def test_check_in_replayed_under_its_key_never_undoes_a_later_one(club: Club) -> None:
    """The phone was offline: first and second answers arrive many times, in any order, at once."""
    client = as_member(club.runner)
    sent = [("first", HURT)] * 50 + [("second", WELL)] * 50
    firsts = {
        key: send(client, "put", "check-in/", body, Idempotency_Key=key).json()
        for key, body in (sent[0], sent[-1])
    }
    random.Random(8).shuffle(sent)

    def replay(number: int) -> HttpResponse:
        key, body = sent[number]
        return send(client, "put", "check-in/", body, Idempotency_Key=key)

    answers = at_once(replay, len(sent))

    assert answers == [(200, json.dumps(firsts[key], sort_keys=True)) for key, _body in sent]
    with scope.enter(club.organization.pk):
        kept = CheckIn.objects.get()
        assert (kept.version, kept.problem, Idempotency.objects.count()) == (2, "none", 2)


def test_check_in_with_other_answers_under_its_key_is_refused(club: Club) -> None:
    client = as_member(club.runner)
    send(client, "put", "check-in/", HURT, Idempotency_Key="one")

    answers = at_once(lambda _: send(client, "put", "check-in/", WELL, Idempotency_Key="one"), 8)

    assert {status for status, _body in answers} == {422}
    with scope.enter(club.organization.pk):
        assert CheckIn.objects.get().problem == "pain"


def test_decision_sent_again_and_again_is_one_row(club: Club) -> None:
    case, client = a_case(club), as_member(club.coach)
    body = {"verb": "approve", "version": case.version}
    path = f"interventions/{case.public_id}/decisions/"

    answers = at_once(lambda _: send(client, "post", path, body, Idempotency_Key="one"), 24)

    assert len(set(answers)) == 1
    assert answers[0][0] == 201
    with scope.enter(club.organization.pk):
        assert Decision.objects.count() == 1

"""A coach approves several days while another one edits a session among them: one wins, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction

from analytics.readiness import Problem
from analytics.recommendation import Action
from planning.models import PlannedSession
from planning.services import StaleSession, propose, replace_session
from readiness import services
from tenancy import scope
from tests.factories import NOW, Club
from tests.readiness.given import WELL, check_in, open_case, plan_for
from tests.readiness.proposals import said, two_weeks

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_edit_at_the_same_time_leaves_nothing_half_done(club: Club) -> None:
    with scope.enter(club.organization.pk):
        two_weeks(plan_for(club, club.athlete))
        for ago in (4, 3, 2):
            said(club.athlete, ago, Problem.ILL)
        check_in(club.athlete, WELL)
        services.watch_for_returns(now=NOW)
        case = open_case(club.athlete)
        edited = PlannedSession.objects.get(public_id=case.further["changes"][-1]["session"])
    both = Barrier(2)

    def approves() -> str:
        try:
            with scope.enter(club.organization.pk), transaction.atomic():
                both.wait(timeout=10)
                services.approve(intervention=case, member=club.coach, now=NOW, version=case.version)
        except StaleSession:
            return "told"
        else:
            return "made"
        finally:
            connections.close_all()

    def edits() -> str:
        try:
            with scope.enter(club.organization.pk), transaction.atomic():
                shorter = propose(session=edited, action=Action.REST)
                both.wait(timeout=10)
                replace_session(session=edited, version=edited.version, proposal=shorter)
        except StaleSession:
            return "told"
        else:
            return "made"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.submit(approves), threads.submit(edits)
        outcomes = (first.result(timeout=30), second.result(timeout=30))

    assert sorted(outcomes) == ["made", "told"]
    with scope.enter(club.organization.pk):
        adapted = set(PlannedSession.objects.exclude(adapted="").values_list("adapted", flat=True))
        assert adapted == ({"return"} if outcomes[0] == "made" else {"rest"})

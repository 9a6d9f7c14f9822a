"""What planning does by the clock."""

from datetime import timedelta

import time_machine

from planning.models import PlannedSession
from tenancy import queue, schedule, scope
from tests.factories import NOW, Club
from tests.planning.making import make_plan, make_session


def test_the_clock_marks_what_was_missed(club: Club) -> None:
    with scope.enter(club.organization.pk):
        session = make_session(make_plan(club.athlete, club.coach), NOW.date() - timedelta(days=1))

    with time_machine.travel(NOW, tick=False):
        schedule.tick(now=NOW)
        queue.drain(now=NOW)

    with scope.enter(club.organization.pk):
        assert PlannedSession.objects.get(pk=session.pk).outcome == "missed"

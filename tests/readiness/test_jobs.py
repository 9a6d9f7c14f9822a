"""The hourly watch, through the queue."""

import time_machine

from readiness.models import Flag
from tenancy import outbox, queue, scope
from tests.factories import NOW, Club
from tests.readiness.given import plan_for


def test_watch_flags_who_has_gone_silent(club: Club) -> None:
    with time_machine.travel(NOW, tick=False):
        with scope.enter(club.organization.pk):
            plan_for(club, club.athlete)
            outbox.put("readiness.watch_silence")

        queue.drain(now=NOW)

    with scope.enter(club.organization.pk):
        assert list(Flag.objects.values_list("kind", "athlete")) == [("silent", club.athlete.pk)]

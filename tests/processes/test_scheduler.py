"""`manage.py scheduler`: asks for each periodic job once, however many of it run."""

from collections import Counter

from tenancy import schedule
from tenancy.models import Heartbeat, Outbox
from tests.factories import Club
from tests.processes.running import PATIENCE_S, Running, wait_for_beat
from tests.waiting import wait_for


def test_two_schedulers_ask_once_for_each_organization(club: Club, running: Running):
    for _ in range(2):
        running.manage("scheduler")
    wait_for_beat("scheduler")
    kinds = {plan.kind for plan in schedule.periodics}
    wait_for(lambda: Outbox.objects.count() >= len(kinds), what="jobs asked for", within_s=PATIENCE_S)

    asked = Counter(Outbox.objects.values_list("kind", "organization_id", "key"))

    assert {kind for kind, _organization, _key in asked} == kinds
    assert set(asked.values()) == {1}
    assert Heartbeat.objects.filter(name="scheduler").count() == 1

"""The tick of the scheduler: each periodic job once a period for each organization."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from tenancy import schedule
from tenancy.models import Outbox
from tenancy.schedule import KEEP_DONE, Periodic
from tests.factories import Club

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def plans(monkeypatch: pytest.MonkeyPatch) -> None:
    plans = [Periodic("test.hourly", timedelta(hours=1)), Periodic("test.daily", timedelta(days=1))]
    monkeypatch.setattr(schedule, "periodics", plans)


def asked() -> Counter[tuple[str, int]]:
    return Counter(Outbox.objects.values_list("kind", "organization_id"))


def test_tick_asks_once_a_period_for_each_organization(club: Club, other_club: Club):
    for minutes in (0, 1, 59):
        schedule.tick(now=NOON + timedelta(minutes=minutes))

    organizations = (club.organization.pk, other_club.organization.pk)
    assert asked() == {(kind, pk): 1 for kind in ("test.hourly", "test.daily") for pk in organizations}


def test_tick_asks_again_in_the_next_period(club: Club):
    for hours in (0, 1, 2):
        schedule.tick(now=NOON + timedelta(hours=hours))

    pk = club.organization.pk
    assert asked() == {("test.hourly", pk): 3, ("test.daily", pk): 1}


def test_tick_forgets_what_was_done_long_ago(club: Club):
    schedule.tick(now=NOON)
    Outbox.objects.filter(kind="test.daily").update(done_at=NOON)
    schedule.tick(now=NOON + KEEP_DONE)
    before = Outbox.objects.filter(done_at=NOON).count()

    schedule.tick(now=NOON + KEEP_DONE + timedelta(seconds=1))

    assert (before, Outbox.objects.filter(done_at=NOON).count()) == (1, 0)

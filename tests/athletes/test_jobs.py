"""The athletes' own jobs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from athletes.models import Athlete, AthleteState
from tenancy import outbox, queue
from tenancy.models import Outbox
from tenancy.schedule import tick
from tests.athletes.factories import a_recording, record
from tests.factories import Club

pytestmark = pytest.mark.django_db(transaction=True)


def test_recompute_is_done_by_the_queue(inside: Club) -> None:
    activity = record(inside.athlete, a_recording(speed_m_s=3.0))
    Athlete.objects.update(threshold_speed_m_s=3.0)
    outbox.put("athletes.recompute", athlete_id=inside.athlete.pk, since="2026-01-01")

    queue.drain()

    activity.refresh_from_db()
    assert activity.load == pytest.approx(50)


def test_refresh_all_is_done_by_the_queue(inside: Club) -> None:
    outbox.put("athletes.refresh_all")

    queue.drain()

    assert set(AthleteState.objects.values_list("load_day", flat=True)) == {timezone.now().date()}


def test_refresh_stale_comes_by_the_clock_once_an_hour(inside: Club) -> None:
    now = timezone.now().replace(minute=10, second=0)

    for minutes in (0, 20, 40):
        tick(now=now + timedelta(minutes=minutes))

    assert Outbox.objects.filter(kind="athletes.refresh_stale").count() == 1

"""Runs computed anew."""

from datetime import date, timedelta

import pytest

from athletes import services
from athletes.models import Activity, Athlete, AthleteState
from tests.athletes.factories import TODAY, a_recording, a_run, record
from tests.factories import NOW, Club


def recompute(club: Club, since: date = date.min) -> int:
    return services.recompute(athlete_id=club.athlete.pk, since=since, now=NOW)


def test_recompute_changes_nothing_while_the_facts_stand(inside: Club) -> None:
    record(inside.athlete, a_recording())
    record(inside.athlete, a_run())

    assert recompute(inside) == 0


def test_recompute_follows_a_new_threshold(inside: Club) -> None:
    activity = record(inside.athlete, a_recording(speed_m_s=3.0))
    Athlete.objects.filter(pk=inside.athlete.pk).update(threshold_speed_m_s=3.0)

    changed = recompute(inside)

    activity.refresh_from_db()
    assert (changed, activity.load) == (1, pytest.approx(50))
    # Zone 5 begins at the threshold.
    assert activity.pace_zone_s == [0, 0, 0, 0, 1800, 0]
    assert AthleteState.objects.get(athlete=inside.athlete).atl == pytest.approx(50 * 0.133122, abs=1e-4)


def test_recompute_leaves_the_days_before(inside: Club) -> None:
    old = record(inside.athlete, a_recording(TODAY - timedelta(days=9)))
    Athlete.objects.filter(pk=inside.athlete.pk).update(threshold_speed_m_s=3.0)

    changed = recompute(inside, since=TODAY - timedelta(days=8))

    assert (changed, Activity.objects.get(pk=old.pk).load) == (0, old.load)


def test_recompute_keeps_the_version_that_an_undo_asks_for(inside: Club) -> None:
    activity = record(inside.athlete, a_recording())
    Athlete.objects.filter(pk=inside.athlete.pk).update(threshold_speed_m_s=3.0)

    recompute(inside)

    assert Activity.objects.get(pk=activity.pk).version == activity.version

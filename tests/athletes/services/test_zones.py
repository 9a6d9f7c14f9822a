"""Dated zones, and what follows from a change of them."""

from datetime import UTC, date, datetime

import pytest

from athletes import services
from athletes.models import Athlete, ZoneKind, Zones
from athletes.selectors import zones_on
from tenancy import queue
from tenancy.models import Outbox
from tests.athletes.factories import a_recording, record
from tests.factories import Club

HR = [140.0, 150.0, 160.0, 170.0, 180.0]
MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)


def put(club: Club, valid_from: date, bounds: list[float] = HR) -> Zones:
    kind = ZoneKind.HEART_RATE
    return services.set_zones(athlete=club.athlete, kind=kind, bounds=bounds, valid_from=valid_from)


def test_set_zones_shows_the_threshold_of_the_newest_set(inside: Club) -> None:
    put(inside, APRIL, [150.0, 158.0, 166.0, 175.0, 186.0])

    put(inside, MARCH)

    assert Athlete.objects.get(pk=inside.athlete.pk).threshold_hr_bpm == 175


def test_set_zones_of_pace_shows_the_threshold_speed(inside: Club) -> None:
    bounds = [3.2, 3.6, 3.9, 4.2, 4.6]

    services.set_zones(athlete=inside.athlete, kind=ZoneKind.PACE, bounds=bounds, valid_from=APRIL)

    assert Athlete.objects.get(pk=inside.athlete.pk).threshold_speed_m_s == 4.2


def test_set_zones_of_the_same_day_replaces_them(inside: Club) -> None:
    put(inside, APRIL)

    put(inside, APRIL, [141.0, 151.0, 161.0, 171.0, 181.0])

    assert Zones.objects.of(inside.athlete).get().bounds == [141.0, 151.0, 161.0, 171.0, 181.0]


@pytest.mark.parametrize(
    "bounds", [[140.0] * 5, [140.0, 150.0, 160.0, 170.0], [0.0, 1.0, 2.0, 3.0, 4.0], HR[::-1]]
)
def test_set_zones_refuses_bounds_that_do_not_rise(bounds: list[float], inside: Club) -> None:
    with pytest.raises(services.BadZones):
        put(inside, APRIL, bounds)


def test_set_zones_asks_for_a_recompute_from_that_day(inside: Club) -> None:
    put(inside, MARCH)

    put(inside, APRIL)

    asked = Outbox.objects.filter(kind="athletes.recompute").order_by("pk").values_list("ids", flat=True)
    # The oldest set counts for the days before it too.
    assert [ids["since"] for ids in asked] == ["0001-01-01", "2026-04-01"]


def test_set_zones_keeps_the_earlier_ones_for_the_days_before(inside: Club) -> None:
    Athlete.objects.update(created_at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    inside.athlete.refresh_from_db()

    put(inside, APRIL)

    # 172 bpm was the threshold until then: 85, 90, 95, 100 and 106 % of it.
    assert zones_on(athlete=inside.athlete, day=date(2026, 3, 31)).hr_bpm == (146, 155, 163, 172, 182)
    assert zones_on(athlete=inside.athlete, day=APRIL).hr_bpm == tuple(HR)


@pytest.mark.django_db(transaction=True)
def test_new_zones_recount_the_runs_of_their_days(inside: Club) -> None:
    put(inside, MARCH)
    before, after = record(inside.athlete, a_recording(MARCH)), record(inside.athlete, a_recording(MAY))

    put(inside, APRIL, [120.0, 130.0, 140.0, 150.0, 160.0])
    queue.drain()

    before.refresh_from_db()
    after.refresh_from_db()
    assert before.hr_zone_s == [600, 300, 300, 300, 300, 0]
    assert after.hr_zone_s == [0, 300, 300, 300, 300, 600]

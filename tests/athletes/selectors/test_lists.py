"""What hangs on an athlete, in order and in one query each."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes import selectors, services
from athletes.models import Author, ZoneKind, Zones
from athletes.recorded import Measurements
from tests.athletes.factories import TODAY, a_run, record
from tests.factories import NOW, Club


def test_recent_activities_are_newest_first(inside: Club) -> None:
    old, new, newest = (record(inside.athlete, a_run(TODAY - timedelta(days=age))) for age in (5, 2, 0))
    record(inside.stranger, a_run())

    assert selectors.recent_activities(athlete=inside.athlete, limit=2) == [newest, new]
    assert selectors.recent_activities(athlete=inside.athlete, limit=9) == [newest, new, old]


def test_wellness_between_has_both_ends(inside: Club) -> None:
    for age, source in ((0, "garmin"), (0, "check-in"), (3, "garmin"), (4, "garmin")):
        day = TODAY - timedelta(days=age)
        services.put_wellness(
            athlete=inside.athlete, day=day, source=source, values=Measurements(sleep_h=7.0 + age)
        )

    first = TODAY - timedelta(days=3)
    found = selectors.wellness_between(athlete=inside.athlete, first=first, last=TODAY)

    assert [(row.day, row.source) for row in found] == [
        (first, "garmin"),
        (TODAY, "check-in"),
        (TODAY, "garmin"),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_messages_of_come_with_their_authors(
    count: int, inside: Club, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for minute in range(count):
        now = NOW + timedelta(minutes=minute)
        services.send_message(
            athlete=inside.athlete, author=inside.coach, side=Author.COACH, body=str(minute), now=now
        )

    with django_assert_num_queries(1):
        found = [
            (message.body, message.author.user.name)
            for message in selectors.messages_of(athlete=inside.athlete, limit=9)
        ]

    assert found == [(str(minute), "Northline Coach") for minute in reversed(range(count))]


def test_races_of_are_in_order_of_their_day(inside: Club) -> None:
    for name, day in (("Autumn", date(2026, 10, 4)), ("Spring", date(2026, 4, 12))):
        services.add_race(athlete=inside.athlete, race=services.RaceFacts(name, day, 10_000.0))

    assert [race.name for race in selectors.races_of(athlete=inside.athlete)] == ["Spring", "Autumn"]


def test_shoes_of_show_those_in_use_first(inside: Club) -> None:
    for name, retired in (("Adios", TODAY), ("Vomero", None), ("Novablast", None)):
        services.add_shoe(athlete=inside.athlete, shoe=services.ShoeFacts(name, retired_on=retired))

    assert [shoe.name for shoe in selectors.shoes_of(athlete=inside.athlete)] == [
        "Novablast",
        "Vomero",
        "Adios",
    ]


def test_zone_sets_of_are_newest_first(inside: Club) -> None:
    bounds = [1.0, 2.0, 3.0, 4.0, 5.0]
    for kind, day in (
        (ZoneKind.PACE, TODAY),
        (ZoneKind.HEART_RATE, TODAY),
        (ZoneKind.PACE, date(2026, 1, 1)),
    ):
        Zones.objects.create(athlete=inside.athlete, kind=kind, valid_from=day, bounds=bounds)

    found = selectors.zone_sets_of(athlete=inside.athlete)

    assert [(row.kind, row.valid_from) for row in found] == [
        ("hr", TODAY),
        ("pace", TODAY),
        ("pace", date(2026, 1, 1)),
    ]

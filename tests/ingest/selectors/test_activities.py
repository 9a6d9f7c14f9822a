"""The list of an athlete's activities: searched, filtered, ordered, a page at a time."""

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity, ActivitySource
from athletes.services import ShoeFacts, add_shoe
from ingest.selectors.activities import ActivityList, Order, Wanted, activity_list, choices
from tests.factories import NOW, Club
from tests.readiness.given import run_for

FIRST = date(2026, 11, 1)


def named(found: ActivityList) -> list[str]:
    return [line.activity.name for line in found.lines]


def looked_for(club: Club, **wanted: Any) -> list[str]:
    return named(activity_list(athlete=club.athlete, wanted=Wanted(**wanted)))


@pytest.fixture
def season(inside: Club) -> Club:
    """A long run with Strava's note, intervals in a pair of shoes, and a ride."""
    shoe = add_shoe(athlete=inside.athlete, shoe=ShoeFacts("Novablast"))
    facts: tuple[dict[str, Any], ...] = (
        {"name": "Long", "distance_m": 30_000, "load": 120, "notes": [{"kind": "strava", "text": "Windy"}]},
        {"name": "Track", "duration_s": 4000, "workout_type": "intervals", "shoe": shoe, "note": "Left calf"},
        {"name": "Ride", "sport": "cycling", "distance_m": None, "load": None},
    )
    for age, one in enumerate(facts):
        at = NOW - timedelta(days=age)
        run = run_for(inside.athlete, **{"day": at.date(), "started_at": at, **one})
        ActivitySource.objects.create(
            athlete=inside.athlete,
            activity=run,
            kind="strava" if age else "fit",
            key=f"id:{age}",
            received_at=NOW,
        )
    return inside


@pytest.mark.parametrize(
    "text, names",
    [
        ("lon", ["Long"]),
        ("windy", ["Long"]),
        ("CALF", ["Track"]),
        ("interval", ["Track"]),
        ("strava", []),  # who wrote a note is no find
        ("kind", []),
        ("%", []),
    ],
)
def test_words_are_looked_for_in_names_notes_and_kinds(season: Club, text: str, names: list[str]):
    assert looked_for(season, q=text) == names


@pytest.mark.parametrize(
    "wanted, names",
    [
        ({"since": date(2026, 11, 21)}, ["Long"]),
        ({"until": date(2026, 11, 20)}, ["Track", "Ride"]),
        ({"sport": "cycling"}, ["Ride"]),
        ({"workout_type": "intervals"}, ["Track"]),
        ({"source": "fit"}, ["Long"]),
        ({"source": "strava", "sport": "running"}, ["Track"]),
    ],
)
def test_filters_narrow_it_down(season: Club, wanted: dict[str, Any], names: list[str]):
    assert looked_for(season, **wanted) == names


def test_what_was_run_in_a_pair(season: Club):
    shoe = Activity.objects.get(name="Track").shoe

    assert shoe is not None
    assert looked_for(season, shoe=shoe.public_id) == ["Track"]


@pytest.mark.parametrize(
    "order, names",
    [
        (Order.NEWEST, ["Long", "Track", "Ride"]),
        (Order.OLDEST, ["Ride", "Track", "Long"]),
        (Order.FARTHEST, ["Long", "Track", "Ride"]),
        (Order.LONGEST, ["Track", "Long", "Ride"]),
        (Order.HARDEST, ["Long", "Track", "Ride"]),
    ],
)
def test_orders_put_what_is_unknown_last(season: Club, order: Order, names: list[str]):
    assert named(activity_list(athlete=season.athlete, wanted=Wanted(), order=order)) == names


def test_a_line_says_who_told_of_it(season: Club):
    (line, *_rest) = activity_list(athlete=season.athlete, wanted=Wanted()).lines

    assert (line.sources, line.sport, round(line.speed_m_s or 0, 2)) == (("FIT file",), "running", 8.33)


def test_choices_are_what_the_activities_have(season: Club):
    found = choices(athlete=season.athlete)

    assert found.sports == (("cycling", "cycling"), ("running", "running"))
    assert found.workout_types == (("intervals", "intervals"),)
    assert found.sources == (("fit", "FIT file"), ("strava", "Strava"))


def test_pages_hold_twenty_and_end(inside: Club):
    for age in range(41):
        at = NOW - timedelta(days=age)
        run_for(inside.athlete, day=at.date(), started_at=at, name=str(age))

    pages = [activity_list(athlete=inside.athlete, wanted=Wanted(), page=number) for number in (1, 3, 99)]

    assert [named(page)[0] for page in pages] == ["0", "40", "40"]
    assert [(page.number, page.previous, page.following) for page in pages] == [
        (1, None, 2),
        *[(3, 2, None)] * 2,
    ]
    assert {(page.total, page.pages) for page in pages} == {(41, 3)}


def test_removed_activities_and_those_of_others_are_not_there(season: Club):
    run_for(season.stranger, name="Theirs")
    Activity.objects.filter(name="Long").update(deleted_at=NOW)

    assert looked_for(season) == ["Track", "Ride"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_two_queries(
    inside: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for age in range(count):
        run_for(inside.athlete, day=FIRST + timedelta(days=age))

    with django_assert_num_queries(2):
        activity_list(athlete=inside.athlete, wanted=Wanted(q="x", source="fit"), order=Order.HARDEST)
    with django_assert_num_queries(2):
        choices(athlete=inside.athlete)

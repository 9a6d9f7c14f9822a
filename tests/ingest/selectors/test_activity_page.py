"""The page of an activity: how much is asked for it, and what can be given back."""

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity, ActivitySource, Interval
from athletes.services import ShoeFacts, add_shoe
from ingest import services
from ingest.selectors.activity_page import Typed, run_page, typed_of
from tests.factories import NOW, Club
from tests.ingest.files import fit_file, processed


def edited(club: Club, activity: Activity, **values: Any) -> Activity:
    return services.edit_activity(activity=activity, member=club.coach, values=values, now=NOW)


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_nine_queries_however_much_there_is(
    inside: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    run = processed(inside, fit_file()).activity
    edited(inside, run, shoe=add_shoe(athlete=inside.athlete, shoe=ShoeFacts("Novablast")))
    for number in range(count):
        facts = {"athlete": inside.athlete, "activity": run}
        Interval.objects.create(**facts, number=number, part="rep", start_s=0, duration_s=90, distance_m=400)
        ActivitySource.objects.create(**facts, kind="strava", key=f"id:{number}", received_at=NOW)
    found = Activity.objects.select_related("athlete", "shoe").get(pk=run.pk)

    with django_assert_num_queries(9):
        run_page(activity=found, units="metric")


def test_a_removed_pair_is_not_shown(inside: Club) -> None:
    run = processed(inside, fit_file()).activity
    shoe = add_shoe(athlete=inside.athlete, shoe=ShoeFacts("Novablast"))
    edited(inside, run, shoe=shoe)
    type(shoe).objects.update(deleted_at=NOW)

    found = Activity.objects.select_related("athlete", "shoe").get(pk=run.pk)

    assert run_page(activity=found, units="metric").shoe is None


def test_what_was_typed_over_a_file_can_be_given_back(inside: Club) -> None:
    run = processed(inside, fit_file()).activity
    edited(
        inside,
        run,
        notes="Windy",
        distance_m=10_000.0,
        day=date(2026, 11, 20),
        started_at=NOW - timedelta(days=1),
    )

    typed = typed_of(activity=run)

    assert typed.notes == "Windy"
    assert sorted(typed.returnable) == ["day", "distance_m", "notes"]


def test_an_entry_gives_nothing_back(inside: Club) -> None:
    entry = services.ByHand(day=date(2026, 11, 21), timer_s=1800.0, said={"notes": "No watch"})
    filed = services.enter_activity(athlete=inside.athlete, member=inside.runner, entry=entry, now=NOW)

    assert filed.activity is not None
    assert typed_of(activity=filed.activity) == Typed("No watch", ())

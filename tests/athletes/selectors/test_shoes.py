"""How far shoes have come."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity, Shoe
from athletes.selectors import Wear, worn_shoe, worn_shoes
from athletes.services import ShoeFacts, add_shoe
from tests.athletes.factories import TODAY, a_run, record
from tests.factories import NOW, Club


def pair(club: Club, name: str = "Novablast", **facts: object) -> Shoe:
    return add_shoe(athlete=club.athlete, shoe=ShoeFacts(name, **facts))  # type: ignore[arg-type]


def worn_for(club: Club, shoe: Shoe, *kilometres: float) -> None:
    for age, distance in enumerate(kilometres):
        record(club.athlete, a_run(TODAY - timedelta(days=age), shoe=shoe, distance_m=distance * 1000))


def test_a_pair_is_as_old_as_its_activities(inside: Club) -> None:
    shoe, fresh = pair(inside), pair(inside, "Racer")
    worn_for(inside, shoe, 10.0, 12.5)

    found = [
        (worn.shoe, worn.distance_m, worn.runs, worn.last_on) for worn in worn_shoes(athlete=inside.athlete)
    ]

    assert found == [(shoe, 22_500.0, 2, TODAY), (fresh, 0.0, 0, None)]


def test_removed_activities_wear_nothing_out(inside: Club) -> None:
    shoe = pair(inside)
    worn_for(inside, shoe, 10.0, 12.5)
    Activity.objects.filter(day=TODAY).update(deleted_at=NOW)

    assert worn_shoe(shoe=shoe).distance_m == 12_500.0


@pytest.mark.parametrize(
    "distance_km, wear, warns",
    [(89.9, Wear.FINE, False), (90.0, Wear.SOON, True), (99.9, Wear.SOON, True), (100.0, Wear.WORN, True)],
)
def test_a_pair_warns_at_nine_tenths_and_at_its_limit(
    inside: Club, distance_km: float, wear: Wear, warns: bool
) -> None:
    shoe = pair(inside, limit_m=100_000.0)
    worn_for(inside, shoe, distance_km)

    worn = worn_shoe(shoe=shoe)

    assert (worn.wear, worn.warns) == (wear, warns)


def test_a_pair_that_was_put_away_warns_no_more(inside: Club) -> None:
    shoe = pair(inside, limit_m=1000.0, retired_on=date(2026, 11, 20))
    worn_for(inside, shoe, 10.0)

    assert not worn_shoe(shoe=shoe).warns


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_shoes_takes_two_queries(
    inside: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        worn_for(inside, pair(inside, f"Pair {number}"), 10.0)

    with django_assert_num_queries(2):
        worn_shoes(athlete=inside.athlete)

"""Shoes, removed and back."""

from dataclasses import replace
from datetime import date

import pytest

from athletes import services
from athletes.models import Shoe
from athletes.selectors import shoes_of
from tests.factories import NOW, Club

PAIR = services.ShoeFacts("Novablast", started_on=date(2026, 9, 1), limit_m=700_000.0)


def test_add_shoe_stores_the_facts(inside: Club) -> None:
    shoe = services.add_shoe(athlete=inside.athlete, shoe=PAIR)

    stored = Shoe.objects.get(pk=shoe.pk)
    assert (stored.name, stored.started_on, stored.limit_m) == ("Novablast", date(2026, 9, 1), 700_000.0)


def test_update_shoe_counts_the_version(inside: Club) -> None:
    shoe = services.add_shoe(athlete=inside.athlete, shoe=PAIR)

    services.update_shoe(shoe=shoe, facts=services.ShoeFacts("Old", retired_on=date(2026, 11, 1)))

    stored = Shoe.objects.get(pk=shoe.pk)
    assert (stored.name, stored.retired_on, stored.limit_m, stored.version) == (
        "Old",
        date(2026, 11, 1),
        800_000.0,
        2,
    )


def test_remove_shoe_hides_it_and_can_be_undone(inside: Club) -> None:
    shoe = services.add_shoe(athlete=inside.athlete, shoe=PAIR)
    removed = services.remove_shoe(shoe=shoe, now=NOW)
    assert shoes_of(athlete=inside.athlete) == []

    services.restore_shoe(shoe=removed, version=removed.version)

    assert shoes_of(athlete=inside.athlete) == [shoe]


def test_restore_shoe_refuses_one_that_is_there(inside: Club) -> None:
    shoe = services.add_shoe(athlete=inside.athlete, shoe=PAIR)

    with pytest.raises(services.Changed):
        services.restore_shoe(shoe=shoe, version=shoe.version)


def test_shoes_are_not_put_away_before_they_are_worn(inside: Club) -> None:
    shoe = services.add_shoe(athlete=inside.athlete, shoe=PAIR)
    backwards = replace(PAIR, retired_on=date(2026, 8, 31))

    with pytest.raises(services.RetiredTooEarly):
        services.add_shoe(athlete=inside.athlete, shoe=backwards)
    with pytest.raises(services.RetiredTooEarly):
        services.update_shoe(shoe=shoe, facts=backwards)

    assert [services.facts_of_shoe(one) for one in Shoe.objects.all()] == [PAIR]

"""Races, removed and back."""

from dataclasses import replace
from datetime import date

import pytest

from athletes import services
from athletes.models import Priority, Race
from athletes.selectors import races_of
from tests.factories import NOW, Club

SPRING = services.RaceFacts("Seoul Marathon", date(2027, 3, 14), 42_195.0, Priority.A, 11_700)


def test_add_race_stores_the_facts(inside: Club) -> None:
    race = services.add_race(athlete=inside.athlete, race=SPRING)

    stored = Race.objects.get(pk=race.pk)
    assert (stored.name, stored.day, stored.distance_m) == ("Seoul Marathon", date(2027, 3, 14), 42_195.0)
    assert (stored.priority, stored.target_time_s, stored.athlete) == (Priority.A, 11_700, inside.athlete)


def test_update_race_counts_the_version(inside: Club) -> None:
    race = services.add_race(athlete=inside.athlete, race=SPRING)

    services.update_race(
        race=race, facts=services.RaceFacts("Gyeongju", date(2027, 4, 3), 21_097.5, Priority.B)
    )

    stored = Race.objects.get(pk=race.pk)
    assert (stored.name, stored.priority, stored.target_time_s, stored.version) == ("Gyeongju", "B", None, 2)


def test_remove_race_hides_it_and_can_be_undone(inside: Club) -> None:
    race = services.add_race(athlete=inside.athlete, race=SPRING)
    removed = services.remove_race(race=race, now=NOW)
    assert races_of(athlete=inside.athlete) == []

    services.restore_race(race=removed, version=removed.version)

    assert races_of(athlete=inside.athlete) == [race]


def test_remove_race_twice_is_once(inside: Club) -> None:
    race = services.add_race(athlete=inside.athlete, race=SPRING)
    first = services.remove_race(race=race, now=NOW).version

    assert services.remove_race(race=race, now=NOW).version == first


@pytest.mark.parametrize("version", [1, 3])
def test_restore_race_refuses_another_version(version: int, inside: Club) -> None:
    race = services.remove_race(race=services.add_race(athlete=inside.athlete, race=SPRING), now=NOW)

    with pytest.raises(services.Changed):
        services.restore_race(race=race, version=version)


def test_target_that_no_human_runs_is_refused(inside: Club) -> None:
    race = services.add_race(athlete=inside.athlete, race=SPRING)
    hurried = replace(SPRING, target_time_s=3 * 60 + 15)

    with pytest.raises(services.TooFast):
        services.add_race(athlete=inside.athlete, race=hurried)
    with pytest.raises(services.TooFast):
        services.update_race(race=race, facts=hurried)

    assert [services.facts_of_race(one) for one in Race.objects.all()] == [SPRING]

"""Changes on the version that was seen: who comes second changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from athletes import services
from athletes.models import Athlete, Race, Shoe
from tenancy.models import Organization
from tests.factories import NOW, Club

TEN = services.RaceFacts("City ten", date(2027, 1, 10), 10_000.0)


def race(club: Club) -> Race:
    return services.add_race(athlete=club.athlete, race=TEN)


def shoes(club: Club) -> Shoe:
    return services.add_shoe(athlete=club.athlete, shoe=services.ShoeFacts("Racers"))


def change_race(row: Any, version: int | None) -> Any:
    return services.update_race(race=row, facts=replace(TEN, name="Another ten"), version=version)


def change_shoes(row: Any, version: int | None) -> Any:
    return services.update_shoe(shoe=row, facts=services.ShoeFacts("Spikes"), version=version)


def remove_race(row: Any, version: int | None) -> Any:
    return services.remove_race(race=row, now=NOW, version=version)


def remove_shoes(row: Any, version: int | None) -> Any:
    return services.remove_shoe(shoe=row, now=NOW, version=version)


@pytest.mark.parametrize(
    "make, act",
    [(race, change_race), (shoes, change_shoes), (race, remove_race), (shoes, remove_shoes)],
    ids=lambda each: each.__name__,
)
def test_second_on_one_version_changes_nothing(
    inside: Club, make: Callable[[Club], Any], act: Callable[[Any, int | None], Any]
) -> None:
    row = make(inside)
    first = act(row, 1)
    kept = type(row).objects.values().get(pk=row.pk)

    with pytest.raises(services.Changed):
        act(row, 1)

    assert (first.version, type(row).objects.values().get(pk=row.pk)) == (2, kept)


@pytest.mark.parametrize("version, refused", [(None, False), (1, False), (2, True)])
def test_profile_is_written_on_the_version_that_was_seen(
    inside: Club, version: int | None, refused: bool
) -> None:
    profile = replace(services.profile_of(inside.athlete), name="Mina")

    try:
        services.update_profile(athlete=inside.athlete, profile=profile, version=version)
    except services.Changed:
        assert refused

    assert (Athlete.objects.get(pk=inside.athlete.pk).name == "Mina") is not refused


@pytest.mark.parametrize("version, refused", [(None, False), (1, False), (2, True)])
def test_settings_are_written_on_the_version_that_was_seen(
    inside: Club, version: int | None, refused: bool
) -> None:
    changes = {"cooldown_h": 6}

    try:
        services.change_settings(organization=inside.organization, changes=changes, version=version)
    except services.Changed:
        assert refused

    kept = Organization.objects.get(pk=inside.organization.pk).settings
    assert kept == ({} if refused else changes)

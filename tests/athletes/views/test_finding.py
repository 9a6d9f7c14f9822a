"""Nobody finds what is not theirs: every page about an athlete, asked for by those who may not see it."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from athletes import services
from athletes.models import Athlete
from tenancy import scope
from tests.athletes.conftest import SignIn
from tests.athletes.services.test_races import SPRING
from tests.athletes.services.test_shoes import PAIR
from tests.factories import Club

PAGES = ["athlete_profile", "athlete_invite", "zones_edit", "race_new", "shoe_new"]
WRITES = ["message_new"]
OF_RACES = ["race_edit", "race_delete", "race_restore"]
OF_SHOES = ["shoe_edit", "shoe_delete", "shoe_restore"]


def post(client: Client, club: Club, name: str, public_id: UUID) -> int:
    address = reverse(name, args=[club.organization.slug, public_id])
    return client.post(address, {"body": "x", "version": "1"}).status_code


def race_of(athlete: Athlete) -> UUID:
    return services.add_race(athlete=athlete, race=SPRING).public_id


def shoe_of(athlete: Athlete) -> UUID:
    return services.add_shoe(athlete=athlete, shoe=PAIR).public_id


def athlete_itself(athlete: Athlete) -> UUID:
    return athlete.public_id


EVERY = [
    *[(name, athlete_itself) for name in (*PAGES, *WRITES)],
    *[(name, race_of) for name in OF_RACES],
    *[(name, shoe_of) for name in OF_SHOES],
]


@pytest.mark.parametrize("who", ["coach", "runner", "assistant"])
@pytest.mark.parametrize("name, id_of", EVERY)
def test_an_athlete_who_is_not_theirs_is_not_found(
    who: str, name: str, id_of: Callable[[Athlete], UUID], club: Club, sign_in: SignIn
) -> None:
    with scope.enter(club.organization.pk):
        public_id = id_of(club.stranger)

    assert post(sign_in(getattr(club, who)), club, name, public_id) == 404


@pytest.mark.parametrize("name", PAGES)
def test_the_page_of_an_athlete_who_is_not_theirs_is_not_found(
    name: str, club: Club, sign_in: SignIn
) -> None:
    address = reverse(name, args=[club.organization.slug, club.stranger.public_id])

    assert sign_in(club.coach).get(address).status_code == 404


@pytest.mark.parametrize("name, id_of", EVERY)
def test_an_athlete_of_another_club_is_not_found(
    name: str, id_of: Callable[[Athlete], UUID], club: Club, other_club: Club, sign_in: SignIn
) -> None:
    with scope.enter(other_club.organization.pk):
        public_id = id_of(other_club.athlete)

    assert post(sign_in(club.owner), club, name, public_id) == 404
    assert post(sign_in(club.owner), other_club, name, public_id) == 404


@pytest.mark.parametrize("name", ["athlete_invite", "zones_edit"])
def test_what_is_for_coaches_is_not_found_by_the_athlete(name: str, club: Club, sign_in: SignIn) -> None:
    assert post(sign_in(club.runner), club, name, club.athlete.public_id) == 404


@pytest.mark.parametrize("who", ["runner", "assistant"])
def test_new_athletes_are_for_coaches(who: str, club: Club, sign_in: SignIn) -> None:
    client = sign_in(getattr(club, who))

    assert client.get(reverse("athlete_new", args=[club.organization.slug])).status_code == 404


@pytest.mark.parametrize(
    "name", ["message_new", "race_delete", "race_restore", "shoe_delete", "shoe_restore"]
)
def test_writes_are_not_done_by_looking(name: str, inside: Club, coach: Client) -> None:
    ids = {"race": race_of, "shoe": shoe_of}
    public_id = ids.get(name.split("_", maxsplit=1)[0], athlete_itself)(inside.athlete)

    assert coach.get(reverse(name, args=[inside.organization.slug, public_id])).status_code == 405

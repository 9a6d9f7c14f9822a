"""A season to begin with, by API."""

import pytest
from django.http import HttpResponse

from planning.models import Plan
from tenancy import scope
from tests.api.asking import as_member, errors, refusal, send
from tests.factories import Club
from tests.planning.making import RACE_DAY, make_race


def suggest(club: Club, member: str = "coach", **said: object) -> HttpResponse:
    path = f"athletes/{club.athlete.public_id}/plans/suggestion/"
    return send(as_member(getattr(club, member)), "post", path, {"current_week_m": 40_000, **said})


def test_what_is_suggested_can_be_previewed_and_built(club: Club) -> None:
    with scope.enter(club.organization.pk):
        race = make_race(club.athlete, day=RACE_DAY)
    season = suggest(club).json()["season"]
    assert season["race"] == str(race.public_id)

    path = f"athletes/{club.athlete.public_id}/plans/"
    preview = send(as_member(club.coach), "post", f"{path}preview/", season)
    built = send(as_member(club.coach), "post", path, season)

    assert (preview.status_code, built.status_code) == (200, 201)
    assert len(built.json()["weeks"]) == season["weeks"] + 1


def test_without_a_race_it_goes_forward(club: Club) -> None:
    answer = suggest(club).json()

    assert answer["season"]["without_race"] is True
    assert "race" not in answer["season"]
    path = f"athletes/{club.athlete.public_id}/plans/preview/"
    assert send(as_member(club.coach), "post", path, answer["season"]).status_code == 200


def test_it_says_its_weeks_and_why(club: Club) -> None:
    answer = suggest(club).json()

    assert [week["number"] for week in answer["weeks"]] == list(range(1, answer["season"]["weeks"] + 1))
    assert answer["reasons"][0]["code"] == "no_race"
    assert answer["reasons"][0]["words"] == "There is no race to lead up to: 16 weeks forward."


def test_what_is_not_said_is_as_it_is_known(club: Club) -> None:
    season = suggest(club, current_week_m=30_000).json()["season"]

    assert season["availability_min"] == club.athlete.availability_min


def test_an_injury_is_kept_and_no_time_is_refused(club: Club) -> None:
    assert suggest(club, open_injury=True, fatigue=True).json()["season"]["open_injury"] is True
    assert errors(suggest(club, availability_min=[0] * 7))[0][0] == ""
    assert errors(suggest(club, availability_min=[60])) == [("availability_min", "min_length")]


@pytest.mark.parametrize("member", ["assistant", "runner"])
def test_others_ask_for_nothing(club: Club, member: str) -> None:
    assert refusal(suggest(club, member)) == (404, "not_found")


def test_nothing_is_kept(club: Club) -> None:
    suggest(club)

    with scope.enter(club.organization.pk):
        assert not Plan.objects.exists()

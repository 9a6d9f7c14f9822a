"""The library and one of its sessions."""

import pytest
from django.test import Client

from tests.factories import Club
from tests.planning.making import address


def codes(client: Client, **filters: str) -> list[str]:
    groups = client.get(address("library"), filters).context["groups"]
    return [card.code for group in groups for card in group.cards]


def test_every_category_has_its_sessions(coach: Client) -> None:
    groups = coach.get(address("library")).context["groups"]

    assert (len(groups), sum(len(group.cards) for group in groups)) == (11, 30)
    assert [group.category for group in groups][:3] == ["recovery", "easy", "long"]


def test_a_category_filters(coach: Client) -> None:
    assert codes(coach, category="hills") == ["hills-short", "hills-long"]


@pytest.mark.parametrize("text", ["400 m", "400 M"])
def test_words_filter(coach: Client, text: str) -> None:
    assert codes(coach, q=text, category="vo2") == ["vo2-400"]


def test_words_are_found_in_every_language(coach: Client) -> None:
    assert codes(coach, q="A스킵") == ["strides-drills"]


def test_nothing_found_says_what_to_do(coach: Client) -> None:
    page = coach.get(address("library"), {"q": "swimming pool"})

    assert b"No session fits" in page.content


def test_an_unknown_category_shows_everything(coach: Client) -> None:
    assert len(codes(coach, category="swimming")) == 30


def test_a_session_costs_what_it_costs_the_chosen_athlete(inside: Club, coach: Client) -> None:
    chosen = coach.get(address("library"), {"category": "vo2", "athlete": str(inside.athlete.public_id)})
    typical = coach.get(address("library"), {"category": "vo2"})

    assert chosen.context["chosen"] == inside.athlete
    fast, slow = (page.context["groups"][0].cards[0].totals for page in (chosen, typical))
    assert fast.duration_s < slow.duration_s


def test_only_athletes_in_sight_can_be_chosen(inside: Club, coach: Client) -> None:
    page = coach.get(address("library"), {"athlete": str(inside.stranger.public_id)})

    assert page.context["chosen"] is None


def test_an_athlete_sees_their_own_numbers(inside: Club, runner: Client) -> None:
    page = runner.get(address("library"))

    assert (page.context["chosen"], page.context["frame"]) == (inside.athlete, "base_athlete.html")


def test_htmx_gets_the_results_alone(coach: Client) -> None:
    page = coach.get(address("library"), headers={"HX-Request": "true"})

    assert (b"<html" in page.content, b"recovery-jog" in page.content) == (False, True)


def test_a_session_shows_its_ladder(coach: Client) -> None:
    found = coach.get(address("library_session", "vo2-800")).context["found"]

    assert (found.easier.code, found.harder.code) == ("vo2-400", "vo2-1000")


def test_a_session_says_its_steps_in_the_athletes_paces(inside: Club, coach: Client) -> None:
    page = coach.get(address("library_session", "tempo-run"), {"athlete": str(inside.athlete.public_id)})

    assert page.context["found"].summary == "30 min at 4:35–4:23/km"
    assert "4:35–4:23/km" in page.content.decode()


def test_a_session_says_when_not(coach: Client) -> None:
    found = coach.get(address("library_session", "recovery-jog")).context["found"]

    assert found.contraindications == ("Not while ill",)


def test_an_unknown_session_is_not_found(coach: Client) -> None:
    assert coach.get(address("library_session", "nothing")).status_code == 404


def test_a_stranger_finds_no_library(rival: Client, club: Club) -> None:
    assert rival.get(address("library")).status_code == 404

"""The command palette: what it finds, for whom, and at what price."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import AthleteGrant
from tests.coach.given import HTMX, address
from tests.factories import Club, make_athlete


def found(client: Client, query: str = "") -> list[str]:
    return [find.label for find in client.get(address("palette"), {"q": query}).context["finds"]]


@pytest.mark.parametrize("number", [1, 3])
def test_the_fragment_is_seven_queries(
    inside: Club, coach: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in range(number):
        make_athlete(f"Runner {count}", coach=inside.coach)
    coach.get(address("palette"), {"q": "runner"}, headers=HTMX)

    with django_assert_num_queries(7):
        lines = coach.get(address("palette"), {"q": "runner"}, headers=HTMX).content.decode()

    assert lines.count("<span>Runner ") == number


def test_who_begins_so_stands_first(inside: Club, coach: Client) -> None:
    for name in ("Hana Lee", "Bohan Wu"):
        make_athlete(name, coach=inside.coach)

    assert found(coach, "han")[:3] == ["Hana Lee", "Ji-woo Han", "New plan for Hana Lee"]
    assert found(coach, "han")[-1] == "Bohan Wu"


def test_the_best_athlete_brings_what_can_be_done(inside: Club, coach: Client) -> None:
    assert found(coach, "ji-woo") == [
        "Ji-woo Han",
        "New plan for Ji-woo Han",
        "Profile of Ji-woo Han",
        "Zones of Ji-woo Han",
        "Notes, tasks and injuries of Ji-woo Han",
        "Activities of Ji-woo Han",
        "Enter an activity of Ji-woo Han",
        "Readiness of Ji-woo Han by day",
        "Watch values of Ji-woo Han",
        "Messages with Ji-woo Han",
        "Upload a run of Ji-woo Han",
        "Imports of Ji-woo Han",
    ]


def test_pages_are_found_by_any_word(inside: Club, owner: Client) -> None:
    assert found(owner, "squ") == ["Squad", "Squad week"]
    assert found(owner, "staff") == ["Invite to the staff"]
    assert found(owner, "coach none nobody") == found(owner, "\0") == []


def test_nothing_typed_shows_where_one_can_go(inside: Club, coach: Client) -> None:
    assert found(coach) == [
        "Command center",
        "Squad",
        "Caseload",
        "Squad week",
        "Library",
        "Tasks",
        "Imports",
        "My cases",
        "Cases that nobody has taken",
        "Sources that differ",
        "Cases waiting for the athlete",
        "Snoozed cases",
        "Decided today",
        "Plans to publish",
        "Message templates",
        "My week as a coach",
    ]


def test_only_what_the_member_may_open_is_found(
    inside: Club, owner: Client, coach: Client, assistant: Client
) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)
    words = ("settings", "without a coach", "add an", "who coaches ji", "new plan for ji")

    offered = {
        name: [bool(found(client, word)) for word in words[:3]]
        for name, client in (("owner", owner), ("coach", coach), ("assistant", assistant))
    }

    assert offered == {
        "owner": [True, True, True],
        "coach": [False, False, True],
        "assistant": [False, False, False],
    }
    assert found(assistant, "ji-woo") == [
        "Ji-woo Han",
        "Profile of Ji-woo Han",
        "Notes, tasks and injuries of Ji-woo Han",
        "Activities of Ji-woo Han",
        "Enter an activity of Ji-woo Han",
        "Readiness of Ji-woo Han by day",
        "Watch values of Ji-woo Han",
        "Messages with Ji-woo Han",
        "Upload a run of Ji-woo Han",
        "Imports of Ji-woo Han",
    ]


def test_only_athletes_in_sight_are_found(inside: Club, coach: Client, owner: Client) -> None:
    assert (found(coach, "okafor"), found(owner, "okafor")[0]) == ([], "Daniel Okafor")


# To the week that is now, and of one's own messages to one's own page of them.
LEAD_ON = {address("coach_week_now")}


def test_every_line_opens(inside: Club, owner: Client) -> None:
    inside.athlete.member = inside.owner
    inside.athlete.save()
    pages = [owner.get(address("palette"), {"q": query}) for query in ("", "ji-woo", "a")]

    lines = [find for page in pages for find in page.context["finds"]]

    statuses = {find.url: owner.get(find.url).status_code for find in lines}
    leading_on = LEAD_ON | {address("thread", inside.athlete.public_id)}
    assert {url for url, status in statuses.items() if status != 200} <= leading_on


def test_there_are_never_more_than_sixteen(inside: Club, owner: Client) -> None:
    for count in range(12):
        make_athlete(f"Ana {count}", coach=inside.coach)

    assert (len(found(owner, "a")), len(found(owner))) == (16, 16)


def test_the_fragment_says_how_many_and_for_what(inside: Club, coach: Client) -> None:
    answer = coach.get(address("palette"), {"q": "squad"}, headers=HTMX)

    page = answer.content.decode()
    assert ("<html" in page, 'class="finds" data-q="squad"' in page, "HX-Request" in answer["Vary"]) == (
        False,
        True,
        True,
    )
    assert '<p id="palette-count" hx-swap-oob="innerHTML">2 found</p>' in page


def test_nothing_found_says_what_to_try(inside: Club, coach: Client) -> None:
    page = coach.get(address("palette"), {"q": "xyz"}, headers=HTMX).content.decode()

    assert ("Nothing is called that" in page, "0 found" in page) == (True, True)


def test_without_javascript_the_button_leads_to_a_page(inside: Club, coach: Client) -> None:
    squad = coach.get(address("squad")).content.decode()
    page = coach.get(address("palette"), {"q": "<b>"}).content.decode()

    assert f'href="{address("palette")}" data-dialog="#palette"' in squad
    assert ('value="&lt;b&gt;"' in page, 'id="palette"' in page, "palette-count" in page) == (
        True,
        False,
        False,
    )


def test_a_coach_who_runs_has_it_among_their_own_pages(inside: Club, owner: Client, runner: Client) -> None:
    inside.stranger.member = inside.owner
    inside.stranger.save()

    pages = [who.get(address("today")).content.decode() for who in (owner, runner)]

    assert ['<dialog id="palette"' in page for page in pages] == [True, False]


def test_athletes_and_strangers_find_no_palette(rival: Client, runner: Client) -> None:
    assert [who.get(address("palette")).status_code for who in (runner, rival)] == [404, 404]

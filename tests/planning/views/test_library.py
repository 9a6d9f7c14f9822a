"""The library and one of its sessions."""

from collections import Counter

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from planning import services
from planning.models import CatalogueSession, Category
from planning.selectors.own_sessions import PAGE
from tests.factories import Club
from tests.planning.library import shipped
from tests.planning.making import address
from tests.planning.own import make_own

PAGE_QUERIES = 15

SHIPPED = Counter(one.category for one in shipped())


def codes(client: Client, **filters: str) -> list[str]:
    groups = client.get(address("library"), filters).context["groups"]
    return [card.code for group in groups for card in group.cards]


def test_every_category_says_how_many_sessions_it_has(coach: Client) -> None:
    page = coach.get(address("library"))
    groups = page.context["groups"]

    assert [(group.category, group.count) for group in groups] == [(one, SHIPPED[one]) for one in Category]
    assert not any(group.cards for group in groups)
    assert b"?category=vo2" in page.content


@pytest.mark.parametrize("category", Category)
def test_a_category_shows_its_sessions(coach: Client, category: Category) -> None:
    (group,) = coach.get(address("library"), {"category": category}).context["groups"]

    assert (len(group.cards), group.count) == (SHIPPED[category], SHIPPED[category])


def test_words_found_too_often_are_counted_by_category(coach: Client) -> None:
    page = coach.get(address("library"), {"q": "pace"})

    assert codes(coach, q="pace") == []
    assert b"?q=pace&amp;category=tempo" in page.content


@pytest.mark.parametrize("filters", [{}, {"category": "vo2"}, {"q": "hill"}])
def test_the_library_asks_for_its_sessions_once(
    coach: Client, filters: dict[str, str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(PAGE_QUERIES):
        coach.get(address("library"), filters)


@pytest.mark.parametrize("text", ["400 m", "400 M"])
def test_words_filter(coach: Client, text: str) -> None:
    found = codes(coach, q=text, category="vo2")

    assert {"vo2-400", "vo2-400-short", "vo2-400-long", "vo2-400-longest"} <= set(found)
    assert not any(code.startswith("vo2-800") for code in found)


def test_words_are_found_in_every_language(coach: Client) -> None:
    assert codes(coach, q="A스킵") == ["strides-drills"]


def test_nothing_found_says_what_to_do(coach: Client) -> None:
    page = coach.get(address("library"), {"q": "swimming pool"})

    assert b"No session fits" in page.content


def test_an_unknown_category_shows_everything(coach: Client) -> None:
    groups = coach.get(address("library"), {"category": "swimming"}).context["groups"]

    assert sum(group.count for group in groups) == SHIPPED.total()


def test_a_session_costs_what_it_costs_the_chosen_athlete(inside: Club, coach: Client) -> None:
    session = {"category": "vo2", "q": "400 m intervals"}
    chosen = coach.get(address("library"), {**session, "athlete": str(inside.athlete.public_id)})
    typical = coach.get(address("library"), session)

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
    page = coach.get(address("library"), {"category": "recovery"}, headers={"HX-Request": "true"})

    assert (b"<html" in page.content, b"recovery-jog" in page.content) == (False, True)


def test_a_session_shows_its_ladder(coach: Client) -> None:
    found = coach.get(address("library_session", "vo2-800")).context["found"]

    assert (found.easier.code, found.harder.code) == ("vo2-800-middle", "vo2-800-long")


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


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_asks_as_much_for_one_session_as_for_three(
    inside: Club, coach: Client, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(many):
        make_own(inside.coach, title=f"Session {number}", folder=f"Folder {number}", tags=(f"t{number}",))
    coach.get(address("library"))

    with django_assert_num_queries(PAGE_QUERIES):
        page = coach.get(address("library"))

    assert (page.context["own"].count, len(page.context["shelf"].folders)) == (many, many)


def test_own_sessions_stand_before_the_shipped_ones(inside: Club, coach: Client) -> None:
    make_own(inside.coach)

    content = coach.get(address("library"), {"category": "threshold"}).content.decode()

    assert content.index("Kilometres") < content.index('id="category-threshold"')


@pytest.mark.parametrize(
    "query", [{"folder": "Track"}, {"show": "archive"}, {"page": "2"}, {"show": "favourites", "q": "Kilo"}]
)
def test_where_only_own_ones_can_be_meant_no_other_comes(
    inside: Club, coach: Client, query: dict[str, str]
) -> None:
    for number in range(PAGE + 1 if "page" in query else 1):
        make_own(inside.coach, "5m Z1", title=f"Kilo {number}", folder="Track")

    assert coach.get(address("library"), query).context["groups"] == []


def test_favourites_of_both_kinds_stand_together(inside: Club, coach: Client) -> None:
    for source in (make_own(inside.coach), CatalogueSession.objects.get(code="vo2-400")):
        services.set_favourite(member=inside.coach, source=source, favourite=True)
    make_own(inside.coach, title="Other")

    page = coach.get(address("library"), {"show": "favourites"})

    assert [card.session.title for card in page.context["own"].cards] == ["Kilometres"]
    assert codes(coach, show="favourites") == ["vo2-400"]


@pytest.mark.parametrize(
    "query, words",
    [
        ({"show": "archive"}, b"The archive is empty"),
        ({"show": "favourites"}, b"No favourites yet"),
        ({"tag": "no such"}, b"No session fits"),
    ],
)
def test_an_empty_shelf_says_what_to_do(coach: Client, query: dict[str, str], words: bytes) -> None:
    assert words in coach.get(address("library"), query).content


@pytest.mark.parametrize("page", ["0", "x", "-1", "9" * 30])
def test_a_page_that_is_none_is_the_nearest(inside: Club, coach: Client, page: str) -> None:
    make_own(inside.coach)

    assert coach.get(address("library"), {"page": page}).context["own"].number == 1


def test_an_athlete_reads_a_session_without_a_coachs_deeds(runner: Client) -> None:
    page = runner.get(address("library_session", "vo2-400"))

    assert (page.context["favourite"], b'id="make-mine"' in page.content) == (False, False)

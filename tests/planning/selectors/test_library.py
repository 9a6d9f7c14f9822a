"""The library as pages read it."""

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.workout import Physiology
from planning import selectors
from planning.models import Category
from planning.selectors.library import MOST_CARDS
from planning.wording import Paces
from tests.planning.library import shipped

pytestmark = pytest.mark.django_db
TYPICAL = Physiology()


@pytest.mark.parametrize("category", ["", "hills"])
def test_the_library_is_one_query(category: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        selectors.library(category=category, text="", physiology=TYPICAL)


def test_what_fills_a_page_is_drawn_and_more_is_counted() -> None:
    hills = [one for one in shipped() if one.category == "hills"]

    (drawn,) = selectors.library(category="hills", text="", physiology=TYPICAL)
    counted = selectors.library(category="", text="", physiology=TYPICAL)

    assert len(drawn.cards) == drawn.count == len(hills) <= MOST_CARDS
    assert not any(group.cards for group in counted)
    assert sum(group.count for group in counted) == len(shipped()) > MOST_CARDS


def test_a_category_says_how_long_its_sessions_are() -> None:
    (group,) = selectors.library(category="hills", text="", physiology=TYPICAL)
    hills = [one for one in shipped() if one.category == "hills"]

    assert group.least_min == min(one.least_min for one in hills)
    assert group.most_min == max(one.most_min for one in hills)
    assert group.purpose == "Strength, form and power on a slope."


def test_categories_stand_in_the_fields_order() -> None:
    groups = selectors.library(category="", text="", physiology=TYPICAL)

    assert [group.category for group in groups] == list(Category)


def test_a_category_climbs_by_level() -> None:
    (group,) = selectors.library(category="vo2", text="", physiology=TYPICAL)
    levels = {one.code: one.level for one in shipped()}

    found = [levels[card.code] for card in group.cards]

    assert found == sorted(found)


def test_a_session_with_its_ladder_is_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        found = selectors.library_session(code="vo2-400", physiology=TYPICAL, paces=Paces())

    assert (found.easier.code, found.harder.code) == ("vo2-400-short", "vo2-400-long")


def test_the_first_of_a_ladder_has_nothing_easier() -> None:
    found = selectors.library_session(code="recovery-shakeout", physiology=TYPICAL, paces=Paces())

    assert (found.easier, found.harder.code) == (None, "recovery-jog")


@pytest.mark.parametrize("code", ["vo2-400-short", "vo2-400", "vo2-400-longest"])
def test_a_session_stands_on_the_whole_of_its_ladder(code: str) -> None:
    found = selectors.library_session(code=code, physiology=TYPICAL, paces=Paces())

    assert [one.code for one in found.ladder] == [
        "vo2-400-short", "vo2-400", "vo2-400-long", "vo2-400-longest",
    ]  # fmt: skip


def test_the_foot_of_a_ladder_leads_to_an_easier_category() -> None:
    found = selectors.library_session(code="vo2-400-short", physiology=TYPICAL, paces=Paces())

    assert (found.easier.code, found.easier.category) == ("fartlek-half-minutes", "fartlek")


def test_an_unknown_code_is_none() -> None:
    assert selectors.library_session(code="nothing", physiology=TYPICAL, paces=Paces()) is None

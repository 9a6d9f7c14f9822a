"""The library as pages read it."""

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.workout import Physiology
from planning import selectors
from planning.models import Category
from planning.wording import Paces

pytestmark = pytest.mark.django_db
TYPICAL = Physiology()


@pytest.mark.parametrize("category, cards", [("", 30), ("hills", 2)])
def test_the_library_is_one_query(
    category: str, cards: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        groups = selectors.library(category=category, text="", physiology=TYPICAL)

    assert sum(len(group.cards) for group in groups) == cards


def test_categories_stand_in_the_fields_order() -> None:
    groups = selectors.library(category="", text="", physiology=TYPICAL)

    assert [group.category for group in groups] == list(Category)


def test_a_category_climbs_its_ladder() -> None:
    group = selectors.library(category="vo2", text="", physiology=TYPICAL)[0]

    assert [card.code for card in group.cards] == ["vo2-400", "vo2-800", "vo2-1000", "vo2-four-minutes"]


def test_a_session_with_its_ladder_is_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        found = selectors.library_session(code="vo2-400", physiology=TYPICAL, paces=Paces())

    assert (found.easier.code, found.harder.code) == ("fartlek-minutes", "vo2-800")


def test_the_first_of_a_ladder_has_nothing_easier() -> None:
    found = selectors.library_session(code="recovery-jog", physiology=TYPICAL, paces=Paces())

    assert (found.easier, found.harder.code) == (None, "recovery-run")


def test_an_unknown_code_is_none() -> None:
    assert selectors.library_session(code="nothing", physiology=TYPICAL, paces=Paces()) is None

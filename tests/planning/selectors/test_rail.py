"""The library beside the calendar."""

from django.utils import translation
from pytest_django.fixtures import DjangoAssertNumQueries

from planning import services
from planning.models import CatalogueSession, Category, Visibility
from planning.selectors import library_rail, own_rail
from tests.factories import Club
from tests.planning.library import shipped
from tests.planning.own import make_own


def test_every_session_stands_in_its_category_the_easiest_first() -> None:
    rail = library_rail()

    assert [group.label for group in rail] == [str(category.label) for category in Category]
    assert {one.code for group in rail for one in group.items} == {one.code for one in shipped()}
    levels = {one.code: one.level for one in shipped()}
    assert all(
        [levels[one.code] for one in group.items] == sorted(levels[one.code] for one in group.items)
        for group in rail
    )


def test_titles_are_in_the_readers_language() -> None:
    with translation.override("ko"):
        korean = library_rail()

    assert korean[0].label == "회복"
    assert korean[0].items[0].title != library_rail()[0].items[0].title


def test_own_sessions_stand_by_title_and_favourites_before_them(
    inside: Club, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_own(inside.coach, title="Kilometres")
    at_hand = make_own(inside.coach, title="Hill minutes")
    make_own(inside.owner, title="Not yours", visibility=Visibility.PRIVATE)
    make_own(inside.owner, title="Broken kilometres")
    services.set_favourite(member=inside.coach, source=at_hand, favourite=True)
    shipped_one = CatalogueSession.objects.get(code="easy-run")
    services.set_favourite(member=inside.coach, source=shipped_one, favourite=True)

    with django_assert_num_queries(2):
        rail = own_rail(membership=inside.coach)

    assert [one.title for one in rail.favourites] == ["Easy run", "Hill minutes"]
    assert [one.title for one in rail.own] == ["Broken kilometres", "Kilometres"]
    assert [one.title for one in own_rail(membership=inside.coach, text="kilo").all] == [
        "Broken kilometres",
        "Kilometres",
    ]
    assert all(one.minutes > 0 and one.load > 0 for one in rail.all)

"""The library beside the calendar."""

from django.utils import translation

from planning.models import Category
from planning.selectors import library_rail
from tests.planning.library import shipped


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

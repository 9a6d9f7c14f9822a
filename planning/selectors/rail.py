"""The library as a list beside the calendar: names, usual length and load."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language

from planning.models import Category
from planning.shipped import shipped_library
from tenancy.templatetags.display import localised


@dataclass(frozen=True, slots=True)
class RailItem:
    """A session: minutes from fast runners to slow ones, load of a typical one."""

    code: str
    title: str
    least_min: int
    most_min: int
    load: int


@dataclass(frozen=True, slots=True)
class RailGroup:
    label: str
    items: tuple[RailItem, ...]


def library_rail() -> tuple[RailGroup, ...]:
    """Every shipped session in the reader's language, by category, the easiest first. No query."""
    return _rail(get_language())


@lru_cache(maxsize=8)
def _rail(_language: str | None) -> tuple[RailGroup, ...]:
    return tuple(RailGroup(str(category.label), _items(category)) for category in Category)


def _items(category: Category) -> tuple[RailItem, ...]:
    found = [one for one in shipped_library() if one.category == category]
    found.sort(key=lambda one: (one.level, one.code))
    return tuple(
        RailItem(one.code, localised(one.title), one.least_min, one.most_min, round(one.load))
        for one in found
    )

"""`{% kept name=value … %}`: a part of a page that looks alike for the same values, drawn once in a process.

Inside there is nothing but the values named: what was forgotten is missing at once, and never out of date.
The organization (slug and name), language, time zone and the token of forms are there without being named.
"""

from collections import OrderedDict
from collections.abc import Hashable
from copy import copy
from secrets import token_hex
from threading import Lock
from typing import Any, NamedTuple

from django.db.models import Model
from django.template import Context, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

MOST = 1024
TOKEN = token_hex()
"""Stands where each reader's own is put."""

_drawn: OrderedDict[Hashable, SafeString] = OrderedDict()
_lock = Lock()


class Place(NamedTuple):
    """What addresses and headings need of the organization."""

    slug: str
    name: str


def parse(parser: Parser, token: Token) -> "Kept":
    name, *words = token.split_contents()
    values = token_kwargs(words, parser)
    if words:
        raise TemplateSyntaxError(f"{name} takes name=value, and got {words[0]}.")
    nodelist = parser.parse((f"end{name}",))
    parser.delete_first_token()
    return Kept(nodelist, values)


class Kept(Node):
    def __init__(self, nodelist: NodeList, values: dict[str, FilterExpression]) -> None:
        self.nodelist = nodelist
        self.values = values

    def render(self, context: Context) -> SafeString:
        values = {name: _plain(value.resolve(context)) for name, value in self.values.items()}
        values["organization"] = _place(context.get("organization"))
        reader = get_language(), get_current_timezone_name()
        key = (self, _template(context), *reader, *map(_key, values.values()))
        found = _take(key) or _put(key, self.nodelist.render(context.new({**values, "csrf_token": TOKEN})))
        return mark_safe(found.replace(TOKEN, str(context.get("csrf_token", ""))))  # noqa: S308  as drawn


def _place(organization: Any) -> Place | None:
    return Place(organization.slug, organization.name) if organization else None


def _template(context: Context) -> Hashable:
    """Blocks within are filled by the page, and by the frame that some pages choose when they are drawn."""
    return (context.template.name if context.template else None), str(context.get("frame", ""))


def _plain(value: Any) -> Any:
    """The value of a lazy one, which would keep its whole request."""
    if not isinstance(value, SimpleLazyObject):
        return value
    bool(value)
    return copy(value)


def _key(value: Any) -> Hashable:
    """Text that is safe looks like text that is not; a row of a table looks like itself when it was older."""
    if isinstance(value, Model):
        raise TypeError(f"What is kept is drawn from values, and {value!r} may change.")
    return type(value), value


def _take(key: Hashable) -> SafeString | None:
    with _lock:
        found = _drawn.get(key)
        if found is not None:
            _drawn.move_to_end(key)
        return found


def _put(key: Hashable, drawn: SafeString) -> SafeString:
    with _lock:
        _drawn[key] = drawn
        if len(_drawn) > MOST:
            _drawn.popitem(last=False)
    return drawn

"""Every route of the site, as the URLconf knows it: a new one joins the matrix by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

LIBRARY = "operator/"  # where Django's own admin is, which declares no action; tested apart
SLOT = re.compile(r"<(?:(?P<kind>[^:>]+):)?(?P<name>[^>]+)>")


@dataclass(frozen=True)
class Route:
    """One address: its pattern with `<converter:name>` slots, and the action its view declares."""

    pattern: str
    name: str
    action: str | None

    @property
    def slots(self) -> tuple[str, ...]:
        return tuple(match["name"] for match in SLOT.finditer(self.pattern))

    @property
    def in_organization(self) -> bool:
        return self.pattern.startswith("o/<slug:slug>/") or self.is_api

    @property
    def is_api(self) -> bool:
        return self.pattern.startswith("api/")

    def path(self, **values: Any) -> str:
        """The address with its slots filled; slots without a value get a harmless one."""
        return "/" + SLOT.sub(lambda match: str(values.get(match["name"], _harmless(match))), self.pattern)

    def __str__(self) -> str:
        return self.name or self.pattern


def _harmless(match: re.Match[str]) -> str:
    return {"int": "1", "slug": "easy-run"}.get(match["kind"] or "str", "nothing")


def all_routes() -> list[Route]:
    """Every route but the libraries' own, in the URLconf's order."""
    found = _walk(get_resolver().url_patterns, "")
    return [route for route in found if route.action or not route.pattern.startswith(LIBRARY)]


def _walk(patterns: list[Any], prefix: str) -> Iterator[Route]:
    for entry in patterns:
        where = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, where)
        elif isinstance(entry, URLPattern):
            yield Route(where, entry.name or "", _action(entry.callback))


def _action(view: Any) -> str | None:
    """What the view declares: on the function; for a class of the API what its methods do, joined."""
    declared = getattr(view, "action", None)
    for holder in ("cls", "view_class"):
        kind = getattr(view, holder, None)
        declared = declared or getattr(kind, "action", None)
        declared = declared or " ".join(sorted(set(getattr(kind, "actions", {}).values())))
    return str(declared) if declared else None

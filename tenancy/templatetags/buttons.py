"""Buttons and links that look like buttons, with their keys."""

from functools import lru_cache
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from tenancy.templatetags import marks

KEY_NAMES = {"Enter": "↵", "Escape": "Esc", "Delete": "Del"}


def attributes(given: dict[str, Any]) -> SafeString:
    """Keywords as attributes: `_` is `-`, `__` is `:`; True stands bare, False and None are left out."""
    written = (_attribute(name, value) for name, value in given.items() if value is not None)
    return SafeString("".join(written))


@lru_cache(maxsize=64)
def kbd(key: str, quiet: bool = False) -> SafeString:
    """A key to press; quiet where aria-keyshortcuts says it already."""
    silence = SafeString(' aria-hidden="true"') if quiet else ""
    return format_html("<kbd{}>{}</kbd>", silence, KEY_NAMES.get(key, _single(key)))


def button(
    content: str, kind: str = "", *, key: str = "", icon: str = "", big: bool = False, **given: Any
) -> SafeString:
    described = {"type": "submit"} | _described(kind, key, big=big) | given
    return format_html("<button{}>{}</button>", attributes(described), _inside(content, key, icon))


def link_button(
    content: str, url: str, kind: str = "", *, key: str = "", icon: str = "", big: bool = False, **given: Any
) -> SafeString:
    described = {"href": url} | _described(kind, key, big=big) | given
    return format_html("<a{}>{}</a>", attributes(described), _inside(content, key, icon))


def _attribute(name: str, value: Any) -> str:
    if value is False:
        return ""
    written = name.replace("__", ":").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{conditional_escape(value)}"'


def _described(kind: str, key: str, *, big: bool) -> dict[str, str | None]:
    look = " ".join(filter(None, ("btn", kind, "big" if big else "")))
    return {"class": look, "data-key": key or None, "aria-keyshortcuts": _single(key) or None}


def _inside(content: str, key: str, icon: str) -> SafeString:
    """The content comes from a template block, which has escaped it."""
    before = marks.icon(icon, 16) if icon else ""
    return format_html("{}{}{}", before, SafeString(content.strip()), kbd(key, quiet=True) if key else "")


def _single(key: str) -> str:
    return key.upper() if len(key) == 1 else key

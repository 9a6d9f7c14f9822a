"""The navigation of the member: where they may go, where they are, and what waits."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import now
from django.utils.translation import gettext

from athletes.http import Request
from coach.selectors import needing
from tenancy.addresses import at
from tenancy.models import Role


class Item(NamedTuple):
    """An entry; `key` after G leads there, `count_id` names what waits for scripts."""

    url: str
    label: str
    icon: str
    key: str = ""
    current: bool = False
    waiting: int | None = None
    count_id: str = ""


class Bell(NamedTuple):
    """Where the notices are; `unread` where it is known, else it is fetched from `count_url` by the page."""

    url: str
    unread: int
    count_url: str


Draw = Callable[[], tuple[Item, ...]]


def navigation(request: Request) -> dict[str, Any]:
    """The rail of the staff and the tab bar of whoever runs; each drawn up only where a template shows it."""
    membership = getattr(request, "membership", None)
    if membership is None:
        return {}
    rail: Draw = partial(staff_items, request)
    runs: Draw = partial(athlete_items, request)
    return {
        "nav": SimpleLazyObject(rail if membership.is_staff else runs),
        "own_nav": SimpleLazyObject(runs) if getattr(request, "athlete", None) else None,
        "me_nav": SimpleLazyObject(_account_items),
        "bell": _bell(request),
        "palette_url": at(request, "palette") if membership.is_staff else "",
    }


def staff_items(request: Request, waiting: int | None = None) -> tuple[Item, ...]:
    """The rail; `waiting` is how many cases need the member, counted here where nobody has yet."""
    if waiting is None:
        waiting = needing(membership=request.membership, now=now())
    items = [
        _item(
            request,
            "command_center",
            gettext("Command center"),
            "inbox",
            "c",
            waiting=waiting,
            count_id="nav-waiting",
        ),
        _item(request, "squad", gettext("Squad"), "users", "s"),
        _item(request, "caseload", gettext("Caseload"), "heart-pulse", "k"),
        _item(request, "board", gettext("Squad week"), "calendar-days", "w"),
        _item(request, "library", gettext("Library"), "library", "l"),
        _item(request, "tasks", gettext("Tasks"), "check", "d"),
        _item(request, "sync", gettext("Imports"), "refresh-cw", "i"),
    ]
    if getattr(request, "athlete", None) is not None:
        items.append(_item(request, "today", gettext("My running"), "footprints", "t"))
    if request.membership.role == Role.OWNER:
        items.append(_item(request, "organization_settings", gettext("Settings"), "settings", "o"))
    return tuple(items)


def athlete_items(request: Request) -> tuple[Item, ...]:
    """The tab bar of whoever runs; who coaches too goes back from there."""
    items = [
        _item(request, "today", gettext("Today"), "house"),
        _item(request, "my_plan", gettext("Plan"), "calendar-days"),
        _item(request, "log", gettext("Log"), "plus"),
        *(() if request.membership.is_staff else (_talk(request),)),
        _item(request, "me", gettext("Me"), "user"),
    ]
    if request.membership.is_staff:
        items.append(_item(request, "command_center", gettext("Coaching"), "inbox"))
    return tuple(items)


def _talk(request: Request) -> Item:
    """The athlete's messages, and how many are new: counted with the athlete (athletes.access)."""
    unread = getattr(request.athlete, "unread_messages", 0)
    return _item(request, "my_messages", gettext("Messages"), "message-square-text", waiting=unread)


def _bell(request: Request) -> Bell:
    """What is new for the staff is asked for after the page, so that no page waits for it."""
    url = at(request, "notices")
    own = getattr(request, "athlete", None)
    if own is not None:
        return Bell(url, getattr(own, "unread_notices", 0), "")
    return Bell(url, 0, at(request, "notice_count"))


def _account_items() -> tuple[Item, ...]:
    return (Item(reverse("person"), gettext("Your account"), "user"),)


def _item(request: Request, name: str, label: str, icon: str, key: str = "", **more: Any) -> Item:
    url = at(request, name)
    return Item(url, label, icon, key, request.path.startswith(url), **more)

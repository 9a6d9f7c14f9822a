"""The navigation of the member: where they may go, where they are, and what waits."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.timezone import now

from coach.selectors.center import Tab, in_tab
from readiness.models import Intervention
from tenancy import selectors as tenancy
from tenancy.addresses import at


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The rail of the staff, or the tab bar of an athlete; the organizations of the switcher."""
    membership = getattr(request, "membership", None)
    if membership is None:
        return {}
    return {"nav": _staff(request) if membership.is_staff else _athlete(request), **_switcher(request)}


def _staff(request: HttpRequest) -> list[dict[str, Any]]:
    waiting = in_tab(Intervention.objects.visible_to(request.membership), tab=Tab.NEEDS_YOU, now=now()).order_by().count()
    items = [
        _item(request, "command_center", gettext("Command center"), "inbox", "c", waiting),
        _item(request, "squad", gettext("Squad"), "users", "s"),
        _item(request, "library", gettext("Library"), "library", "l"),
    ]
    if getattr(request, "athlete", None) is not None:
        items.append(_item(request, "today", gettext("My running"), "house", "t"))
    if request.membership.role == "owner":
        items.append(_item(request, "organization_settings", gettext("Settings"), "settings", "o"))
    return items


def _athlete(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        _item(request, "today", gettext("Today"), "house"),
        _item(request, "my_plan", gettext("Plan"), "calendar-days"),
        _item(request, "log", gettext("Log"), "plus"),
        _item(request, "me", gettext("Me"), "user"),
    ]


def _item(request: HttpRequest, name: str, label: str, icon: str, key: str = "", count: int = 0) -> dict[str, Any]:
    url = at(request, name)
    return {
        "url": url,
        "label": label,
        "icon": icon,
        "key": key,
        "count": count,
        "current": request.path.startswith(url),
    }


def _switcher(request: HttpRequest) -> dict[str, Any]:
    return {"memberships": tenancy.memberships_of(request.user)}

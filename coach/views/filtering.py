"""What the queue is narrowed by: chosen in a form, shown as chips that can be taken off."""

from typing import NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET

from athletes.access import action
from athletes.http import Request
from coach import selectors
from coach.forms.filters import FilterForm, narrowed
from coach.selectors import Place, Tab
from coach.selectors.narrowing import ME, NOBODY
from readiness.models import Bucket, FlagKind
from tenancy.addresses import at


class Chip(NamedTuple):
    """What the list is narrowed by, in words, and the query without it."""

    name: str
    words: str
    without: str


WORDS: dict[str, str | Promise] = {
    "owner": gettext_lazy("Owner: %(value)s"),
    "coach": gettext_lazy("Coach: %(value)s"),
    "bucket": gettext_lazy("Risk: %(value)s"),
    "kind": gettext_lazy("Reason: %(value)s"),
    "group": gettext_lazy("Group: %(value)s"),
    "tag": gettext_lazy("Tag: %(value)s"),
}


@action("queue.read")
@require_GET
def queue_filters(request: Request) -> HttpResponse:
    """Everything that the list can be narrowed by; for htmx the form alone, to stand in its dialog."""
    tab, search = request.GET.get("tab", Tab.NEEDS_YOU.value), request.GET.get("q", "")
    groups, tags = selectors.group_choices(membership=request.membership)
    staff = selectors.staff_choices(membership=request.membership)
    form = FilterForm(now=narrowed(request.GET), staff=staff, groups=groups, tags=tags)
    words = {"form": form, "tab": tab, "search": search}
    response = render(request, "coach/queue_filters.html" + ("#form" if request.htmx else ""), words)
    patch_vary_headers(response, ["HX-Request"])
    return response


def narrowed_by(request: Request, place: Place) -> list[Chip]:
    """One query where people or groups are named, else none."""
    asked = dict(place.hidden)
    ids = [value for value in asked.values() if _is_id(value)]
    names = selectors.names_of(membership=request.membership, ids=ids) if ids else {}
    url = at(request, "command_center")
    rest = {"tab": place.tab.value, **asked, **({"q": place.search} if place.search else {})}
    return [
        Chip(
            name,
            str(WORDS[name]) % {"value": _value(name, value, names)},
            f"{url}?{urlencode({key: one for key, one in rest.items() if key != name})}",
        )
        for name, value in asked.items()
    ]


def _value(name: str, value: str, names: dict[str, str]) -> str:
    if value == ME:
        return gettext("Me")
    if value == NOBODY:
        return gettext("Nobody yet") if name == "owner" else gettext("No coach")
    if name in ("bucket", "kind"):
        return str(Bucket(value).label if name == "bucket" else FlagKind(value).label)
    return value if name == "tag" else names.get(value, gettext("no longer there"))


def _is_id(value: str) -> bool:
    try:
        return bool(UUID(value))
    except ValueError:
        return False

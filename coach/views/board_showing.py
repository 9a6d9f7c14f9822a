"""What the board's templates are given, and the answers after a change."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.timezone import now

from athletes.access import may
from athletes.http import Request
from athletes.models import Athlete
from coach import selectors
from coach.forms.board import BoardForm, BoardPlace, ids_of
from tenancy.addresses import at

TEMPLATE = "coach/board.html"


def place_of(request: Request) -> BoardPlace:
    """Which week and whom the address says."""
    return BoardForm(request.GET).place()


def board_url(request: Request) -> str:
    """The board as the coach looks at it."""
    return f"{at(request, 'board')}?{place_of(request).query()}"


def athletes_named(request: Request) -> list[Athlete]:
    """Those whom the form or the address names; 404 where there is none, or one that is not seen."""
    ids = ids_of(request.POST.getlist("athlete")) or ids_of(request.GET.getlist("athlete"))
    visible = Athlete.objects.visible_to(request.membership).select_related("organization")
    found = list(visible.filter(public_id__in=ids))
    if not found or len(found) != len(ids):
        raise Http404
    return found


def page(request: Request, *, status: int = 200) -> HttpResponse:
    """The whole board, or its rows for htmx."""
    template = TEMPLATE + ("#shown" if request.htmx else "")
    return _varied(render(request, template, _words(request), status=status))


def changed(request: Request, word: str, *, undo_url: str = "", session: UUID | None = None) -> HttpResponse:
    """The rows and the bar after a change, a word of it with the way back, and where to stand."""
    if not request.htmx:
        messages.success(request, word, extra_tags=f"undo:{undo_url}" if undo_url else "")
        return redirect(f"{board_url(request)}{f'#card-{session}' if session else ''}")
    words = _words(request) | {"word": word, "undo_url": undo_url, "stand_on": session}
    return _varied(render(request, f"{TEMPLATE}#changed", words))


def refused(
    request: Request, why: str | Promise, *, status: int, session: UUID | None = None
) -> HttpResponse:
    """Nothing was changed: the rows as they are, and why."""
    if not request.htmx:
        messages.error(request, str(why))
        return page(request, status=status)
    words = _words(request) | {"refusal": why, "stand_on": session}
    return _varied(render(request, f"{TEMPLATE}#changed", words, status=status))


def with_athletes(request: Request, athletes: Sequence[Athlete]) -> str:
    """The place with whom a deed was about, so that it can be undone for them."""
    named = "&".join(f"athlete={one.public_id}" for one in athletes)
    return "&".join(filter(None, (named, place_of(request).query())))


def _words(request: Request) -> dict[str, Any]:
    place = place_of(request)
    shown = selectors.board(
        membership=request.membership,
        now=now(),
        day=place.day,
        wanted=place.wanted,
        units=request.user.units,
        after=place.after,
    )
    return {
        **_where(place),
        "board": shown,
        "choices": None if request.htmx else selectors.board_choices(membership=request.membership),
        "may_write": may(request, "plan.write"),
    }


def _where(place: BoardPlace) -> dict[str, Any]:
    """The place, as the page's fields and addresses need it."""
    return {
        "wanted": place.wanted,
        "group": str(place.wanted.group or ""),
        "wanted_day": place.day,
        "after": place.after,
        "place": place.query(),
        "around": place.query(without=("from",)),
        "page_query": place.query(without=("after",)),
    }


def _varied(response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, ["HX-Request"])
    return response

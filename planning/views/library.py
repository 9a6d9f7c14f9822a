"""The session library, and one of its shipped sessions."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from analytics.workout import Physiology
from athletes.access import action, may
from athletes.http import Request
from planning import selectors
from planning.selectors import Asked, Favourites
from planning.session_forms import asked_of
from planning.views.exports import day_for, downloads
from planning.views.showing import frame_of, library_form, paces_for, physiology_for

LONGEST_NUMBER = 6


@action("library.read")
@require_GET
@vary_on_headers("HX-Request")
def library(request: Request) -> HttpResponse:
    """Every session with its picture, own ones first; filters are in the address."""
    form = library_form(request)
    chosen = form.chosen() or request.athlete
    asked = asked_of(request.GET, **form.filters())
    known = physiology_for(chosen)
    context = {
        "form": form,
        "chosen": chosen,
        "asked": asked,
        "frame": frame_of(request),
        "may_write": may(request, "library.write"),
        **(_for_staff(request, asked, known) if request.membership.is_staff else _for_athletes(asked, known)),
    }
    template = "planning/library.html" + ("#results" if request.htmx else "")
    return render(request, template, context)


@action("library.read")
@require_GET
def library_session(request: Request, code: str) -> HttpResponse:
    """One session: what it is for, its steps in words, its neighbours on the ladder."""
    form = library_form(request)
    chosen = form.chosen() or request.athlete
    found = selectors.library_session(
        code=code, physiology=physiology_for(chosen), paces=paces_for(chosen, request)
    )
    if found is None:
        raise Http404
    exports = selectors.library_exports(session=found.session, athlete=chosen, day=day_for(chosen))
    context = {
        "found": found,
        "downloads": downloads(exports),
        "form": form,
        "chosen": chosen,
        "frame": frame_of(request),
        "favourite": code in _favourites(request).codes,
        "may_write": may(request, "library.write"),
    }
    return render(request, "planning/library_session.html", context)


def _for_staff(request: Request, asked: Asked, known: Physiology) -> dict[str, Any]:
    favourites = selectors.favourites_of(membership=request.membership)
    own = selectors.own_page(
        membership=request.membership,
        asked=asked,
        favourites=favourites,
        number=_number(request.GET.get("page", "")),
        physiology=known,
    )
    codes = favourites.codes if asked.favourites else None
    first_page = own.number == 1 and not asked.own_only
    groups = selectors.library(**_shipped(asked), physiology=known, codes=codes) if first_page else []
    shelf = selectors.shelf(membership=request.membership)
    return {"own": own, "groups": groups, "shelf": shelf, "favourites": favourites}


def _for_athletes(asked: Asked, known: Physiology) -> dict[str, Any]:
    """Shipped sessions only: what coaches write for themselves is theirs until it is planned."""
    return {"groups": selectors.library(**_shipped(asked), physiology=known)}


def _shipped(asked: Asked) -> dict[str, str]:
    return {"category": asked.category, "text": asked.text, "tag": asked.tag}


def _favourites(request: Request) -> Favourites:
    if not request.membership.is_staff:
        return Favourites()
    return selectors.favourites_of(membership=request.membership)


def _number(text: str) -> int:
    """A page from an address; what is none counts as the first."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 1

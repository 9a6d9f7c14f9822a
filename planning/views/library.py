"""The session library, and one of its sessions."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from athletes.access import action
from athletes.http import Request
from planning import selectors
from planning.views.exports import day_for, downloads
from planning.views.showing import frame_of, library_form, paces_for, physiology_for


@action("library.read")
@require_GET
@vary_on_headers("HX-Request")
def library(request: Request) -> HttpResponse:
    """Every session with its picture, by category; filters are in the address."""
    form = library_form(request)
    chosen = form.chosen() or request.athlete
    context = {
        "form": form,
        "chosen": chosen,
        "groups": selectors.library(**form.filters(), physiology=physiology_for(chosen)),
        "frame": frame_of(request),
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
    shown = {"found": found, "downloads": downloads(exports)}
    context = {**shown, "form": form, "chosen": chosen, "frame": frame_of(request)}
    return render(request, "planning/library_session.html", context)

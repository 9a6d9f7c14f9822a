"""The command palette: one field that finds athletes, pages and actions."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from athletes.access import action
from athletes.http import Request
from coach import selectors
from coach.palette import MOST_ATHLETES, finds
from coach.views.showing import LONGEST_SEARCH, varied


@action("palette.read")
@require_GET
def palette(request: Request) -> HttpResponse:
    """The lines alone for htmx; else a page, which needs no dialog over itself."""
    query = request.GET.get("q", "")[:LONGEST_SEARCH]
    athletes = selectors.athletes_named(membership=request.membership, query=query, most=MOST_ATHLETES)
    words = {"query": query, "finds": finds(request, query, athletes), "palette_url": ""}
    template = "coach/palette.html" + ("#lines" if request.htmx else "")
    return varied(render(request, template, words))

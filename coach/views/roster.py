"""The squad."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from athletes.access import action, may
from athletes.http import Request
from coach import selectors
from coach.forms.squad import SquadForm
from coach.models import SavedPage
from coach.selectors import SquadPlace
from coach.views import squad_table
from coach.views.showing import varied
from tenancy.addresses import at


@action("queue.read")
@require_GET
def squad(request: Request) -> HttpResponse:
    """Everyone the member coaches, one line each, page by page; for htmx the table alone."""
    place = SquadForm(request.GET).place()
    found = selectors.squad(membership=request.membership, now=now(), place=place)
    words = {
        "squad": found,
        "place": place,
        "columns": squad_table.columns(place),
        "choices": squad_table.choices(found.options, place),
        "may_add": may(request, "athlete.create"),
        "may_assign": may(request, "coaching.write"),
        **({} if request.htmx else _shelf(request, place)),
    }
    template = "coach/squad.html" + ("#table" if request.htmx else "")
    return varied(render(request, template, words))


def _shelf(request: Request, place: SquadPlace) -> dict[str, Any]:
    """The saved views, and what would be saved: the place with its filters or its own order."""
    query = place.query()
    kept = selectors.saved_views(membership=request.membership, page=SavedPage.SQUAD, query=query)
    return {
        "shelf": kept,
        "shelf_page": SavedPage.SQUAD,
        "shelf_url": at(request, "squad"),
        "shelf_query": query,
    }


@action("queue.read")
@require_GET
def squad_csv(request: Request) -> HttpResponse:
    """The same lines as a table to take along, all of them."""
    place = SquadForm(request.GET).place()
    lines = selectors.whole_squad(membership=request.membership, now=now(), place=replace(place, after=None))
    return squad_table.as_csv(lines, now().date())

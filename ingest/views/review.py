"""Rows of a log that were read with doubt: the original beside what was read, to be accepted or corrected."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from athletes.access import action
from athletes.http import Request
from athletes.models import Activity
from athletes.services import Changed
from ingest import selectors, services
from ingest.forms import corrections_of, typed_text
from ingest.selectors import Doubted, Read
from ingest.views.showing import athlete_of, frame_of
from tenancy.addresses import at


@action("conflict.read")
@require_GET
def review(request: Request, public_id: UUID) -> HttpResponse:
    """What is left to look at, the least sure first."""
    athlete = athlete_of(request, public_id)
    activities = Activity.objects.of(athlete).current()
    found, number = selectors.doubted(activities=activities, units=request.user.units)
    rows = [(row, _boxes(row, request.user.units)) for row in found]
    words = {"athlete": athlete, "rows": rows, "number": number, "frame": frame_of(request, athlete)}
    return render(request, "ingest/review.html", words)


@action("conflict.decide")
@require_POST
def review_row(request: Request, public_id: UUID) -> HttpResponse:
    """Accept a row as it was read or corrected, leave out what is doubtful, or take that back."""
    seen = Activity.objects.visible_to(request.membership).current().select_related("athlete__organization")
    activity = get_object_or_404(seen, public_id=public_id)
    source = request.POST.get("source") or request.GET.get("source", "")
    try:
        _act(request, {"activity": activity, "source": source, "now": now()})
    except Changed as refusal:
        messages.error(request, str(refusal.message))
    return redirect(at(request, "review", activity.athlete.public_id))


def _boxes(row: Doubted, units: str) -> list[tuple[Read, str]]:
    """The values with the texts that their boxes begin with."""
    return [(one, typed_text(one.field, one.raw, units)) for one in row.values]


def _act(request: Request, facts: dict[str, Any]) -> None:
    verb = request.POST.get("verb") or request.GET.get("verb", "")
    if verb == "reject":
        services.reject_doubted(**facts)
        _said(request, facts, gettext("Left out. The rest of the row stays."))
    elif verb == "undo":
        services.undo_review(**facts)
        messages.success(request, gettext("As it was read, with its doubts."))
    else:
        corrections, problem = corrections_of(request.POST, request.user.units)
        if problem:
            messages.error(request, problem)
            return
        services.accept_doubted(**facts, corrections=corrections)
        _said(request, facts, gettext("Accepted. It counts without doubt now."))


def _said(request: Request, facts: dict[str, Any], words: str) -> None:
    """What was done, with the way back."""
    back = urlencode({"source": facts["source"], "verb": "undo"})
    url = f"{at(request, 'review_row', facts['activity'].public_id)}?{back}"
    messages.success(request, words, extra_tags=f"undo:{url}")

"""What the athlete reads: the plan a week at a time, and one session."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from athletes.access import action
from athletes.http import Request
from planning import selectors
from planning.models import Differently, PlannedSession
from planning.views.exports import downloads

FIRST_YEAR, LAST_YEAR = 1990, 2100


@action("plan.read")
@require_GET
@vary_on_headers("HX-Request")
def my_plan(request: Request) -> HttpResponse:
    """The athlete's own plan; `week` in the address is any day of the week to show."""
    if request.athlete is None:
        raise Http404
    today = request.athlete.local_day(timezone.now())
    day = _day(request.GET.get("week", "")) or today
    week = selectors.athlete_week(athlete=request.athlete, day=day, today=today, units=request.user.units)
    template = "planning/my_plan.html" + ("#week" if request.htmx else "")
    words = {
        "week": week,
        "whys": selectors.reasons_for(request.membership),
        "adherence": () if request.htmx else selectors.adherence(athlete=request.athlete, today=today),
    }
    return render(request, template, words)


@action("plan.read")
@require_GET
def session_page(request: Request, public_id: UUID) -> HttpResponse:
    """One planned session, with its targets in the athlete's own numbers."""
    seen = PlannedSession.objects.visible_to(request.membership)
    session = get_object_or_404(
        seen.select_related("athlete", "plan", "activity", "library_version"), public_id=public_id
    )
    own = request.athlete is not None and request.athlete.pk == session.athlete_id
    context = {
        "session": session,
        "detail": selectors.session_detail(session=session, units=request.user.units),
        "downloads": downloads(selectors.session_exports(session=session)),
        "may_leave": selectors.may_leave(session),
        "own": own,
        **_why(request, session),
        "frame": "base_athlete.html" if own else "base_coach.html",
    }
    return render(request, "planning/session_page.html", context)


def _why(request: Request, session: PlannedSession) -> dict[str, object]:
    """Why it was missed or run differently, or what there is to choose from."""
    today = session.athlete.local_day(timezone.now())
    return {
        "reason": selectors.reason_of(session=session),
        "may_explain": selectors.may_explain(session=session, today=today),
        "whys": selectors.reasons_for(request.membership),
        "manners": Differently.choices if session.activity else (),
    }


def _day(text: str) -> date | None:
    """A day from an address; what is none counts as not said."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None

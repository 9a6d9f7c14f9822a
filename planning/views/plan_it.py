"""A session of the library put on a day of an athlete's plan."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete
from planning import selectors, services
from planning.models import CatalogueSession, LibrarySession
from planning.session_forms import PlanItForm
from planning.views.own_sessions import seen_session
from planning.views.showing import UNPROCESSABLE, athletes_of
from tenancy.addresses import at


@action("plan.write")
@require_http_methods(["GET", "POST"])
def own_plan(request: Request, public_id: UUID) -> HttpResponse:
    """One of the organization's own sessions."""
    session = seen_session(request, public_id)
    return _planned(request, session, at(request, "own_session", public_id))


@action("plan.write")
@require_http_methods(["GET", "POST"])
def shipped_plan(request: Request, code: str) -> HttpResponse:
    """A shipped session."""
    session = get_object_or_404(CatalogueSession, code=code)
    return _planned(request, session, at(request, "library_session", code))


def _planned(request: Request, source: CatalogueSession | LibrarySession, back: str) -> HttpResponse:
    athletes = athletes_of(request)
    sent = request.POST if request.method == "POST" else None
    form = PlanItForm(sent, initial=_first(request, athletes), athletes=athletes)
    if request.method == "POST" and form.is_valid():
        day, athlete = form.cleaned_data["day"], form.athletes[form.cleaned_data["athlete"]]
        try:
            planned = services.plan_library_session(
                athlete=athlete, source=source, day=day, now=timezone.now()
            )
        except services.NoPlan as refused:
            form.add_error("athlete", refused.message)
        except (services.OutsidePlan, services.PastDay) as refused:
            form.add_error("day", refused.message)
        else:
            messages.success(request, _("It is in the plan."))
            return redirect(at(request, "session_page", planned.public_id))
    return _page(request, form, source, back)


def _first(request: Request, athletes: Sequence[Athlete]) -> dict[str, str]:
    """What the address says; else the athlete whom the list shows first."""
    shown = {"athlete": str(athletes[0].public_id)} if athletes else {}
    return {**shown, **request.GET.dict()}


def _page(
    request: Request, form: PlanItForm, source: CatalogueSession | LibrarySession, back: str
) -> HttpResponse:
    athlete = form.named()
    context = {
        "form": form,
        "source": source,
        "back": back,
        "athlete": athlete,
        "plan": selectors.published_plan(athlete=athlete) if athlete else None,
    }
    return render(request, "planning/plan_it.html", context, status=UNPROCESSABLE if form.errors else None)

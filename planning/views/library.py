"""The session library, and one of its sessions."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from analytics.workout import Physiology
from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete
from athletes.selectors import physiology
from planning import selectors
from planning.forms import LibraryForm
from planning.wording import Paces


@action("library.read")
@require_GET
@vary_on_headers("HX-Request")
def library(request: Request) -> HttpResponse:
    """Every session with its picture, by category; filters are in the address."""
    form = _form(request)
    chosen = form.chosen() or request.athlete
    context = {
        "form": form,
        "chosen": chosen,
        "groups": selectors.library(**form.filters(), physiology=_physiology(chosen)),
        "frame": _frame(request),
    }
    template = "planning/library.html" + ("#results" if request.htmx else "")
    return render(request, template, context)


@action("library.read")
@require_GET
def library_session(request: Request, code: str) -> HttpResponse:
    """One session: what it is for, its steps in words, its neighbours on the ladder."""
    form = _form(request)
    chosen = form.chosen() or request.athlete
    found = selectors.library_session(
        code=code, physiology=_physiology(chosen), paces=_paces(chosen, request)
    )
    if found is None:
        raise Http404
    context = {"found": found, "form": form, "chosen": chosen, "frame": _frame(request)}
    return render(request, "planning/library_session.html", context)


def _form(request: Request) -> LibraryForm:
    """Staff may choose whose paces count; an athlete sees their own."""
    seen = Athlete.objects.visible_to(request.membership) if request.membership.is_staff else ()
    return LibraryForm(request.GET, athletes=list(seen))


def _physiology(athlete: Athlete | None) -> Physiology:
    if athlete is None:
        return Physiology()
    return physiology(athlete=athlete, day=athlete.local_day(timezone.now()))


def _paces(athlete: Athlete | None, request: Request) -> Paces:
    units = request.user.units
    if athlete is None:
        return Paces(units=units)
    return selectors.paces_of(athlete=athlete, day=athlete.local_day(timezone.now()), units=units)


def _frame(request: Request) -> str:
    return "base_coach.html" if request.membership.is_staff else "base_athlete.html"

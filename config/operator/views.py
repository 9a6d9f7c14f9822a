"""Entering an organization, its admin while the visit lasts, leaving it, and the status of the site."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from config.operator import status
from config.operator.forms import EnterForm
from config.operator.mount import Request, answer_inside
from tenancy import scope, selectors, visits
from tenancy.access import operator
from tenancy.models import Organization


@operator
@require_http_methods(["GET", "POST"])
def enter(request: Request) -> HttpResponse:
    """Which organization, why, and for how long."""
    form = EnterForm(request.POST or None, initial={"organization": request.GET.get("organization")})
    if form.is_valid():
        visits.enter_organization(operator=request.user, now=now(), **form.cleaned_data)
        return redirect("inside", slug=form.cleaned_data["organization"].slug)
    return render(request, "operator/enter.html", {"form": form}, status=422 if form.errors else 200)


@operator
def inside(request: Request, slug: str, rest: str = "") -> HttpResponse:
    """A page of the admin inside the organization, while a visit lasts; else the way to begin one."""
    organization = get_object_or_404(Organization, slug=slug)
    with scope.enter(organization.pk, source=request.path):
        visit = selectors.visit_now(operator=request.user, now=now())
        if visit is not None:
            return answer_inside(request, visit=visit, rest=rest)
    return render(request, "operator/not_inside.html", {"place": organization}, status=403)


@operator
@require_POST
def leave(request: Request, slug: str) -> HttpResponse:
    """End the visit before its time."""
    organization = get_object_or_404(Organization, slug=slug)
    with scope.enter(organization.pk, source=request.path):
        visits.leave_organization(operator=request.user, now=now())
    messages.success(request, gettext("You have left %(name)s.") % {"name": organization})
    return redirect("enter_organization")


@operator
@require_GET
def status_page(request: Request) -> HttpResponse:
    """How the site is."""
    return render(request, "operator/status.html", {"status": status.read_status(now=now())})

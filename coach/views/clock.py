"""The owner's page of clocks: targets by bucket, opening hours, days off, and who is told."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from athletes.access import action
from athletes.http import Request
from athletes.services import Changed
from coach.forms.clock import ClockForm
from readiness import services
from tenancy.addresses import at

UNPROCESSABLE, CONFLICT = 422, 409


@action("organization.write")
@require_http_methods(["GET", "POST"])
def clock_settings(request: Request) -> HttpResponse:
    """How fast cases are to be answered, in which hours, and who is told of those that nobody answers."""
    sent = request.POST if request.method == "POST" else None
    form = ClockForm(sent, **_kept(request))
    if sent is None or not form.is_valid():
        return _page(request, form, UNPROCESSABLE if form.errors else 200)
    version = form.cleaned_data["version"]
    try:
        made = services.change_clock(organization=request.organization, wishes=form.wishes(), version=version)
    except Changed as refusal:
        return _page(request, ClockForm(**_kept(request)), CONFLICT, refusal=str(refusal.message))
    messages.success(
        request, gettext("Settings saved."), extra_tags=f"undo:{at(request, 'clock_undo', made)}"
    )
    return redirect(at(request, "clock_settings"))


@action("organization.write")
@require_POST
def clock_undo(request: Request, version: int) -> HttpResponse:
    """The settings as they were before this version, unless they were changed again since."""
    try:
        services.undo_clock(organization=request.organization, version=version)
    except Changed as refusal:
        form = ClockForm(**_kept(request))
        return _page(request, form, CONFLICT, refusal=str(refusal.message))
    messages.success(request, gettext("Undone."))
    return redirect(at(request, "clock_settings"))


def _kept(request: Request) -> dict[str, Any]:
    """What the form shows: how it is now."""
    organization = request.organization
    return {"wishes": services.clock_wishes_of(organization), "version": organization.settings_version}


def _page(request: Request, form: ClockForm, status: int, **words: Any) -> HttpResponse:
    shown = {"form": form, "zone": request.organization.timezone, **words}
    return render(request, "coach/clock.html", shown, status=status)

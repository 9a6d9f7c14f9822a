"""Dated zones of heart rate and pace."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from athletes import selectors, services
from athletes.access import action
from athletes.forms import HeartRateZonesForm, PaceZonesForm, ZonesForm
from athletes.http import Request
from athletes.models import Athlete
from athletes.views.finding import UNPROCESSABLE, athlete_of
from tenancy.addresses import at


@action("zones.write")
@require_http_methods(["GET", "POST"])
def zones_edit(request: Request, public_id: UUID) -> HttpResponse:
    """Two forms, one a kind: each is saved by itself, from a day on."""
    athlete = athlete_of(request, public_id)
    forms = _forms(request, athlete, athlete.local_day(now()))
    sent = next((form for form in forms if form.is_bound), None)
    if sent is not None and sent.is_valid():
        valid_from = sent.cleaned_data["valid_from"]
        services.set_zones(athlete=athlete, kind=sent.kind, bounds=sent.bounds(), valid_from=valid_from)
        messages.success(request, _("Saved. Runs since then are being counted again."))
        return redirect(at(request, "zones_edit", public_id))
    words = {"athlete": athlete, "forms": forms, "history": selectors.zone_sets_of(athlete=athlete)}
    refused = request.method == "POST"
    return render(request, "athletes/zones_edit.html", words, status=UNPROCESSABLE if refused else 200)


def _forms(request: Request, athlete: Athlete, today: date) -> tuple[ZonesForm, ...]:
    zones, units = selectors.zones_on(athlete=athlete, day=today), request.user.units
    sent = request.POST.get("kind")
    return (
        HeartRateZonesForm(
            request.POST if sent == HeartRateZonesForm.kind else None,
            bounds=zones.hr_bpm,
            today=today,
            units=units,
        ),
        PaceZonesForm(
            request.POST if sent == PaceZonesForm.kind else None,
            bounds=zones.speed_m_s,
            today=today,
            units=units,
        ),
    )

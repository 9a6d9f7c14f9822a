"""Races: added, changed, removed and taken back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from athletes import services
from athletes.access import action
from athletes.forms import RaceForm
from athletes.http import Request
from athletes.models import Athlete, Race
from athletes.views.finding import UNPROCESSABLE, athlete_of, back, sent
from athletes.views.removing import removed, restored, version_of


@action("race.write")
@require_http_methods(["GET", "POST"])
def race_new(request: Request, public_id: UUID) -> HttpResponse:
    athlete = athlete_of(request, public_id)
    form = RaceForm(sent(request), units=request.user.units)
    if request.method == "POST" and form.is_valid():
        services.add_race(athlete=athlete, race=form.race())
        return redirect(back(request, athlete))
    return _page(request, form, athlete)


@action("race.write")
@require_http_methods(["GET", "POST"])
def race_edit(request: Request, public_id: UUID) -> HttpResponse:
    race = _race(request, public_id)
    form = RaceForm(sent(request), units=request.user.units, race=race)
    if request.method == "POST" and form.is_valid():
        services.update_race(race=race, facts=form.race())
        return redirect(back(request, race.athlete))
    return _page(request, form, race.athlete, race)


@action("race.write")
@require_POST
def race_delete(request: Request, public_id: UUID) -> HttpResponse:
    return removed(request, services.remove_race(race=_race(request, public_id), now=now()))


@action("race.write")
@require_POST
def race_restore(request: Request, public_id: UUID) -> HttpResponse:
    """Undo of race_delete."""
    races = Race.objects.restorable_by(request.membership, version_of(request)).select_related("athlete")
    return restored(request, get_object_or_404(races, public_id=public_id))


def _race(request: Request, public_id: UUID) -> Race:
    races = Race.objects.visible_to(request.membership).current().select_related("athlete")
    found: Race = get_object_or_404(races, public_id=public_id)
    return found


def _page(request: Request, form: RaceForm, athlete: Athlete, race: Race | None = None) -> HttpResponse:
    words = {"form": form, "athlete": athlete, "race": race, "back": back(request, athlete)}
    return render(request, "athletes/race.html", words, status=UNPROCESSABLE if form.errors else 200)

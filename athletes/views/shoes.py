"""Shoes: added, changed, removed and taken back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from athletes import selectors, services
from athletes.access import action
from athletes.forms import ShoeForm
from athletes.http import Request
from athletes.models import Athlete, Shoe
from athletes.views.finding import UNPROCESSABLE, athlete_of, back, sent
from athletes.views.removing import removed, restored, version_of


@action("shoe.write")
@require_http_methods(["GET", "POST"])
def shoe_new(request: Request, public_id: UUID) -> HttpResponse:
    athlete = athlete_of(request, public_id)
    form = ShoeForm(sent(request), units=request.user.units)
    if request.method == "POST" and form.is_valid():
        services.add_shoe(athlete=athlete, shoe=form.shoe())
        return redirect(back(request, athlete))
    return _page(request, form, athlete)


@action("shoe.write")
@require_http_methods(["GET", "POST"])
def shoe_edit(request: Request, public_id: UUID) -> HttpResponse:
    shoe = _shoe(request, public_id)
    form = ShoeForm(sent(request), units=request.user.units, shoe=shoe)
    if request.method == "POST" and form.is_valid():
        services.update_shoe(shoe=shoe, facts=form.shoe())
        return redirect(back(request, shoe.athlete))
    return _page(request, form, shoe.athlete, shoe)


@action("shoe.write")
@require_POST
def shoe_delete(request: Request, public_id: UUID) -> HttpResponse:
    return removed(request, services.remove_shoe(shoe=_shoe(request, public_id), now=now()))


@action("shoe.write")
@require_POST
def shoe_restore(request: Request, public_id: UUID) -> HttpResponse:
    """Undo of shoe_delete."""
    shoes = Shoe.objects.restorable_by(request.membership, version_of(request)).select_related("athlete")
    return restored(request, get_object_or_404(shoes, public_id=public_id))


def _shoe(request: Request, public_id: UUID) -> Shoe:
    shoes = Shoe.objects.visible_to(request.membership).current().select_related("athlete")
    found: Shoe = get_object_or_404(shoes, public_id=public_id)
    return found


def _page(request: Request, form: ShoeForm, athlete: Athlete, shoe: Shoe | None = None) -> HttpResponse:
    worn = selectors.worn_shoe(shoe=shoe) if shoe else None
    words = {"form": form, "athlete": athlete, "shoe": shoe, "worn": worn, "back": back(request, athlete)}
    return render(request, "athletes/shoe.html", words, status=UNPROCESSABLE if form.errors else 200)

"""Who coaches an athlete; for owners."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from athletes import selectors as athletes
from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete
from athletes.services import Changed, OtherRole
from coach import services
from coach.forms.coaching import CoachingForm, words_of
from coach.services import Coaching
from tenancy import selectors as tenancy
from tenancy.addresses import at

REFUSALS = (Changed, OtherRole)
UNPROCESSABLE, CONFLICT = 422, 409


@action("coaching.write")
@require_http_methods(["GET", "POST"])
def coaching(request: Request, public_id: UUID) -> HttpResponse:
    """Choose the coach, and the assistants who see the athlete."""
    athlete, before = _found(request, public_id)
    form = _form(request, athlete, before, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, athlete, form, status=UNPROCESSABLE if form.errors else 200)
    try:
        _change(athlete, form)
    except REFUSALS as refusal:
        athlete, now = _found(request, public_id)
        return _page(request, athlete, _form(request, athlete, now), refusal.message, CONFLICT)
    undo = {**words_of(before), "version": form.cleaned_data["version"] + 1}
    way_back = f"{at(request, 'coaching_undo', public_id)}?{urlencode(undo, doseq=True)}"
    messages.success(request, _said(form.coaching(), athlete), extra_tags=f"undo:{way_back}")
    return redirect(at(request, "athlete_page", public_id))


@action("coaching.write")
@require_POST
def coaching_undo(request: Request, public_id: UUID) -> HttpResponse:
    """Put back who it was before; the address says who that was, and which version it may undo."""
    athlete, before = _found(request, public_id)
    form = _form(request, athlete, before, request.GET)
    if _put_back(athlete, form):
        messages.success(request, gettext("Undone. %(said)s") % {"said": _said(form.coaching(), athlete)})
    else:
        messages.error(request, gettext("This cannot be undone any more: it has been changed since."))
    return redirect(at(request, "athlete_page", public_id))


def _found(request: Request, public_id: UUID) -> tuple[Athlete, Coaching]:
    visible = Athlete.objects.visible_to(request.membership).select_related("coach__user")
    athlete: Athlete = get_object_or_404(visible, public_id=public_id)
    return athlete, Coaching(athlete.coach, tuple(athletes.assistants_of(athlete=athlete)))


def _form(
    request: Request, athlete: Athlete, before: Coaching, sent: QueryDict | None = None
) -> CoachingForm:
    members = tenancy.members_of(request.organization)
    return CoachingForm(sent, athlete=athlete, members=members, coaching=before)


def _change(athlete: Athlete, form: CoachingForm) -> None:
    version = form.cleaned_data["version"]
    services.change_coaching(athlete=athlete, coaching=form.coaching(), version=version)


def _put_back(athlete: Athlete, form: CoachingForm) -> bool:
    """False if somebody was quicker, or a person of before is no longer here."""
    if not form.is_valid():
        return False
    try:
        _change(athlete, form)
    except REFUSALS:
        return False
    return True


def _page(
    request: Request, athlete: Athlete, form: CoachingForm, refusal: str | Promise = "", status: int = 200
) -> HttpResponse:
    words = {"form": form, "athlete": athlete, "refusal": refusal}
    return render(request, "coach/coaching.html", words, status=status)


def _said(coaching: Coaching, athlete: Athlete) -> str:
    if coaching.coach is None:
        return gettext("Nobody coaches %(athlete)s now.") % {"athlete": athlete}
    return gettext("%(coach)s coaches %(athlete)s now.") % {"coach": coaching.coach.user, "athlete": athlete}

"""The rules that watch over athletes: for everybody, and where one athlete differs."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete
from athletes.services import Changed
from athletes.settings import BadSetting
from coach.views.rules_showing import Whose, of_athlete, of_organization
from readiness import selectors as readiness

UNPROCESSABLE, CONFLICT = 422, 409
UNDO_FOR_S = 600
SALT = "coach.rules"


@action("rule.read")
@require_GET
def rules(request: Request) -> HttpResponse:
    """Every rule with its numbers, what it does with them, and what it would have opened."""
    return of_organization(request).page()


@action("rule.write")
@require_POST
def rules_save(request: Request) -> HttpResponse:
    """Keep what was typed; everybody is looked at again in the background."""
    return _save(request, of_organization(request, request.POST))


@action("rule.read")
@require_POST
def rules_preview(request: Request) -> HttpResponse:
    """What the numbers as typed would have opened; nothing is kept."""
    return of_organization(request, request.POST).previewed()


@action("rule.write")
@require_POST
def rules_undo(request: Request) -> HttpResponse:
    """Put back what a change has replaced."""
    return _undo(request, of_organization(request))


@action("rule.read")
@require_GET
def rules_run(request: Request) -> HttpResponse:
    """How far the looking again is."""
    words = {"run": readiness.latest_run()}
    return render(request, "coach/rules.html#run", words)


@action("rule.read")
@require_GET
def athlete_watch(request: Request, public_id: UUID) -> HttpResponse:
    """Where an athlete's rules differ from the organization's."""
    return of_athlete(request, _athlete(request, public_id)).page()


@action("rule.override")
@require_POST
def athlete_watch_save(request: Request, public_id: UUID) -> HttpResponse:
    """Keep what was typed for this athlete; empty is the organization's."""
    return _save(request, of_athlete(request, _athlete(request, public_id), request.POST))


@action("rule.read")
@require_POST
def athlete_watch_preview(request: Request, public_id: UUID) -> HttpResponse:
    """What the numbers as typed would have opened for this athlete."""
    return of_athlete(request, _athlete(request, public_id), request.POST).previewed()


@action("rule.override")
@require_POST
def athlete_watch_undo(request: Request, public_id: UUID) -> HttpResponse:
    """Put back what a change has replaced for this athlete."""
    return _undo(request, of_athlete(request, _athlete(request, public_id)))


def _save(request: Request, whose: Whose) -> HttpResponse:
    form = whose.form
    if not form.is_valid():
        return whose.page(status=UNPROCESSABLE)
    version, changes = form.cleaned_data["version"], form.changes
    try:
        whose.change(dict.fromkeys(changes) if "reset" in request.POST else changes, version)
    except Changed as refusal:
        return whose.fresh().page(status=CONFLICT, refusal=str(refusal.message))
    before = signing.dumps({"version": version + 1, "changes": whose.before()}, salt=SALT, compress=True)
    words = gettext("Rules saved. Athletes are being looked at again.")
    messages.success(request, words, extra_tags=f"undo:{whose.undo_url}?was={before}")
    return redirect(whose.url)


def _undo(request: Request, whose: Whose) -> HttpResponse:
    try:
        was: dict[str, Any] = signing.loads(request.GET.get("was", ""), salt=SALT, max_age=UNDO_FOR_S)
        whose.change(was["changes"], was["version"])
    except (signing.BadSignature, BadSetting, Changed):
        messages.error(request, gettext("This cannot be undone any more: it has been changed since."))
    else:
        messages.success(request, gettext("Undone: the rules are as they were."))
    return redirect(whose.url)


def _athlete(request: Request, public_id: UUID) -> Athlete:
    visible = Athlete.objects.visible_to(request.membership).select_related("organization")
    athlete: Athlete = get_object_or_404(visible, public_id=public_id)
    return athlete

"""The rota: who takes new cases, who is away, and who stands in."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes.access import action, may
from athletes.http import Request
from athletes.models import Group
from athletes.services import Changed, OtherRole
from coach import selectors
from coach.forms.rota import AbsenceForm, TurnForm, may_announce
from readiness import services
from readiness.models import Absence, RotaTurn
from readiness.services import AlreadyAway, NotOnRota
from readiness.services.duty import local_day
from tenancy.addresses import at

UNPROCESSABLE, CONFLICT = 422, 409


@action("rota.read")
@require_GET
def rota(request: Request) -> HttpResponse:
    """The next seven days, the turns, and who is away."""
    words = {
        "rota": selectors.rota(membership=request.membership, now=now()),
        "may_write": may(request, "rota.write"),
        "may_be_away": may(request, "absence.write"),
        "mine": request.membership.pk,
    }
    return render(request, "coach/rota.html", words)


@action("rota.write")
@require_http_methods(["GET", "POST"])
def turn_new(request: Request) -> HttpResponse:
    """One more turn."""
    form = _turn_form(request)
    if not form.is_valid():
        return _turn_page(request, form)
    try:
        turn = services.add_turn(facts=form.facts())
    except NotOnRota as refused:
        form.add_error("member", refused.message)
        return _turn_page(request, form)
    _done(request, gettext("Added to the rota."), "turn_remove", turn)
    return redirect(at(request, "rota"))


@action("rota.write")
@require_http_methods(["GET", "POST"])
def turn_edit(request: Request, public_id: UUID) -> HttpResponse:
    """Change a turn."""
    seen = RotaTurn.objects.visible_to(request.membership).select_related("member", "group")
    turn: RotaTurn = get_object_or_404(seen, public_id=public_id)
    form = _turn_form(request, turn)
    if not form.is_valid():
        return _turn_page(request, form, turn)
    try:
        services.change_turn(turn=turn, facts=form.facts(), version=form.cleaned_data["version"])
    except (NotOnRota, Changed) as refused:
        form.add_error(None, refused.message)
        return _turn_page(request, form, turn, CONFLICT)
    return redirect(at(request, "rota"))


@action("rota.write")
@require_POST
def turn_remove(request: Request, public_id: UUID) -> HttpResponse:
    """Take a turn off the rota, with the way back."""
    found = get_object_or_404(RotaTurn.objects.visible_to(request.membership), public_id=public_id)
    turn = services.remove_turn(turn=found, now=now())
    _done(request, gettext("Taken off the rota."), "turn_restore", turn)
    return redirect(at(request, "rota"))


@action("rota.write")
@require_POST
def turn_restore(request: Request, public_id: UUID) -> HttpResponse:
    """Put a removed turn back."""
    turn: RotaTurn = get_object_or_404(RotaTurn.objects.restorable(_version(request)), public_id=public_id)
    try:
        services.restore_turn(turn=turn, version=_version(request))
    except Changed as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, gettext("Undone."))
    return redirect(at(request, "rota"))


@action("absence.write")
@require_http_methods(["GET", "POST"])
def absence_new(request: Request) -> HttpResponse:
    """Say who is away, and who stands in; a caseload changes hands in this one act."""
    staff, today = (
        selectors.staff_members(membership=request.membership),
        local_day(request.organization, now()),
    )
    sent = request.POST if request.method == "POST" else None
    form = AbsenceForm(sent, by=request.membership, staff=staff, today=today)
    if not form.is_valid():
        return _absence_page(request, form)
    try:
        absence = services.announce_absence(facts=form.facts(), now=now())
    except (AlreadyAway, OtherRole) as refused:
        form.add_error(None, refused.message)
        return _absence_page(request, form)
    _done(request, gettext("The absence is noted."), "absence_call_off", absence)
    return redirect(at(request, "rota"))


@action("absence.write")
@require_POST
def absence_call_off(request: Request, public_id: UUID) -> HttpResponse:
    """Here after all: what had changed hands goes back, in this one act."""
    absence = _absence(request, Absence.objects.current(), public_id)
    try:
        absence = services.call_off_absence(absence=absence, now=now())
    except Changed as refused:
        messages.error(request, str(refused.message))
    else:
        _done(request, gettext("The absence is called off."), "absence_take_up", absence)
    return redirect(at(request, "rota"))


@action("absence.write")
@require_POST
def absence_take_up(request: Request, public_id: UUID) -> HttpResponse:
    """Away after all."""
    absence = _absence(request, Absence.objects.restorable(_version(request)), public_id)
    try:
        services.take_up_absence(absence=absence, now=now(), version=_version(request))
    except (Changed, AlreadyAway) as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, gettext("Undone."))
    return redirect(at(request, "rota"))


def _absence(request: Request, among: QuerySet[Absence], public_id: UUID) -> Absence:
    """Of anybody for an owner, else one's own."""
    found: Absence = get_object_or_404(among.select_related("member"), public_id=public_id)
    if not may_announce(request.membership, found.member):
        raise Http404
    return found


def _turn_form(request: Request, turn: RotaTurn | None = None) -> TurnForm:
    staff = selectors.staff_members(membership=request.membership)
    groups = list(Group.objects.visible_to(request.membership))
    return TurnForm(request.POST if request.method == "POST" else None, staff=staff, groups=groups, turn=turn)


def _version(request: Request) -> int:
    said = request.GET.get("version", "")
    return int(said) if said.isdecimal() and len(said) < len(str(2**31)) else 0


def _done(request: Request, word: str, back: str, row: RotaTurn | Absence) -> None:
    undo = f"{at(request, back, row.public_id)}?{urlencode({'version': row.version})}"
    messages.success(request, word, extra_tags=f"undo:{undo}")


def _turn_page(
    request: Request, form: TurnForm, turn: RotaTurn | None = None, status: int = 200
) -> HttpResponse:
    status = UNPROCESSABLE if form.errors and status == HttpResponse.status_code else status
    return render(request, "coach/rota_turn.html", {"form": form, "turn": turn}, status=status)


def _absence_page(request: Request, form: AbsenceForm) -> HttpResponse:
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "coach/rota_absence.html", {"form": form}, status=status)

"""Several cases of the queue decided in one go, and taken back in one go."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from athletes.access import action
from athletes.http import Request
from coach import selectors
from coach.forms.decisions import in_zone
from coach.forms.together import TogetherForm
from coach.selectors import cases_ticked
from coach.selectors.center import LONGEST_QUEUE
from coach.views import showing
from readiness import services
from readiness.models import OWNING, Decision, Intervention, Verb
from readiness.services import NotLater, NotTogether, NotUndoable, OutOfSight
from tenancy.addresses import at
from tenancy.selectors import current_members

UNPROCESSABLE, CONFLICT = 422, 409


@action("queue.decide")
@require_POST
def decide(request: Request) -> HttpResponse:
    """Approve, snooze or dismiss the ticked cases; those that have changed are left out and named."""
    form = TogetherForm(request.POST, clock=in_zone(now(), request.organization.timezone))
    if not form.is_valid():
        return _not_decided(request, str(next(iter(form.errors.values()))[0]), UNPROCESSABLE)
    seen = _visible(request, form.seen)
    words = form.words()
    if words["verb"] == Verb.ASSIGN:
        words["owner"] = get_object_or_404(current_members(request.organization), public_id=words["owner"])
    try:
        batch = services.decide_together(seen=seen, member=request.membership, now=now(), **words)
    except (NotTogether, NotLater, OutOfSight) as refusal:
        return _not_decided(request, refusal.message, CONFLICT)
    stays = batch.made and batch.made[0].verb in OWNING
    return showing.onwards(
        request,
        word=f"{_done(batch.made)} {_left_out(batch.left_out)}".strip(),
        undo_url=_undo_url(request, batch.made),
        with_rows=bool(batch.left_out) or bool(stays),
    )


@action("queue.decide")
@require_http_methods(["GET", "POST"])
def assign(request: Request) -> HttpResponse:
    """Ask who is to look after the ticked cases: in the bar, or on a page which sends them on to `decide`."""
    rows = request.POST.getlist("case")
    words = {
        "rows": rows[:LONGEST_QUEUE],
        "staff": selectors.staff_choices(membership=request.membership),
        "place": showing.place_of(request),
    }
    template = "coach/assign_together.html" + ("#choose" if request.htmx else "")
    return showing.varied(render(request, template, words))


@action("queue.decide")
@require_POST
def undo(request: Request) -> HttpResponse:
    """Take back the decisions that the address names, as far as they can be."""
    decisions = _named(request, request.GET.get("ids", ""))
    batch = services.undo_together(decisions=decisions, member=request.membership, now=now())
    if not batch.made:
        return showing.refused(request, gettext("Nothing was undone."), NotUndoable.message, CONFLICT)
    words = ngettext("Undone: %(number)d case.", "Undone: %(number)d cases.", len(batch.made))
    word = f"{words % {'number': len(batch.made)}} {_not_undone(batch.left_out)}".strip()
    return showing.returned(request, batch.made[0].intervention, word)


def _visible(request: Request, seen: Mapping[UUID, int]) -> dict[Intervention, int]:
    """The cases in the order of the queue; one that the member does not see is not there."""
    found = cases_ticked(membership=request.membership, versions=seen)
    if len(found) != len(seen):
        raise Http404
    return found


def _named(request: Request, ids: str) -> list[Decision]:
    try:
        named = {UUID(each) for each in ids.split(",")}
    except ValueError:
        raise Http404 from None
    visible = Decision.objects.visible_to(request.membership).filter(public_id__in=named)
    found = list(visible.select_related("intervention__athlete").order_by("intervention"))
    if len(found) != len(named):
        raise Http404
    return found


def _undo_url(request: Request, made: Sequence[Decision]) -> str:
    ids = ",".join(decision.public_id.hex for decision in made)
    return f"{at(request, 'undo_together')}?{showing.place_of(request).query}&ids={ids}" if made else ""


def _done(made: Sequence[Decision]) -> str:
    if not made:
        return gettext("Nothing was decided.")
    words = ngettext("%(verb)s: %(number)d case.", "%(verb)s: %(number)d cases.", len(made))
    return words % {"verb": Verb(made[0].verb).label, "number": len(made)}


def _left_out(cases: Sequence[Intervention]) -> str:
    """Which cases were not decided, and why."""
    words = gettext("Left out, because they have changed: %(names)s.")
    return words % {"names": _names(cases)} if cases else ""


def _not_undone(cases: Sequence[Intervention]) -> str:
    words = gettext("Not undone, because they have changed: %(names)s.")
    return words % {"names": _names(cases)} if cases else ""


def _names(cases: Sequence[Intervention]) -> str:
    return ", ".join(case.athlete.name for case in cases)


def _not_decided(request: Request, sentence: str | Promise, status: int) -> HttpResponse:
    return showing.refused(request, gettext("Nothing was decided."), sentence, status)

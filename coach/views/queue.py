"""The command center: the queue, the case beside it, and the decisions made there."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes.access import action
from athletes.http import Request
from coach import selectors
from coach.selectors.center import Tab
from coach.views import verbs
from planning.services import StaleSession
from readiness import services
from readiness.models import Decision, Intervention
from readiness.services import NothingToChange, NotLater, NotUndoable, StaleIntervention
from tenancy.addresses import at

TEMPLATE = "coach/command_center.html"
REFUSALS = (StaleIntervention, StaleSession, NothingToChange, NotLater, NotUndoable)


@action("queue.read")
@require_GET
def command_center(request: Request) -> HttpResponse:
    """The page; for htmx the case pane alone."""
    tab = _tab(request.GET.get("tab"))
    chosen = selectors.chosen_case(membership=request.membership, text=request.GET.get("case"), now=now(), tab=tab)
    if chosen is not None:
        services.mark_seen(intervention=chosen)
    if request.htmx:
        return _vary(render(request, f"{TEMPLATE}#pane", verbs.pane(request, chosen)))
    search = request.GET.get("q", "")[:100]
    words = verbs.page(request, tab=tab, search=search) | verbs.pane(request, chosen)
    return _vary(render(request, TEMPLATE, words))


@action("queue.read")
@require_GET
def case(request: Request, public_id: UUID) -> HttpResponse:
    """One case by itself: where mailed links lead."""
    found = get_object_or_404(Intervention.objects.visible_to(request.membership), public_id=public_id)
    return redirect(f"{at(request, 'command_center')}?case={found.public_id}")


def verb(name: str, act: Callable[..., Decision]) -> Callable[..., HttpResponse]:
    """The view of one decision: GET asks (without JavaScript), POST decides."""

    @action("queue.decide")
    @require_http_methods(["GET", "POST"])
    def decide(request: Request, public_id: UUID) -> HttpResponse:
        found = get_object_or_404(Intervention.objects.visible_to(request.membership), public_id=public_id)
        form = verbs.form_of(name, found, request.POST or None)
        if request.method == "GET" or not form.is_valid():
            return verbs.ask(request, name, found, form)
        try:
            made = act(
                intervention=found,
                member=request.membership,
                now=now(),
                version=form.cleaned_data["version"],
                **form.words(now(), request.organization.timezone),
            )
        except REFUSALS as refusal:
            return _refused(request, found, str(refusal.message))
        return _decided(request, made, form.wanted())

    return decide


approve = verb("approve", services.approve)
edit_case = verb("edit_case", services.edit)
message_case = verb("message_case", services.message)
snooze = verb("snooze", services.snooze)
dismiss = verb("dismiss", services.dismiss)


@action("queue.decide")
@require_POST
def undo_decision(request: Request, public_id: UUID) -> HttpResponse:
    """Take the last decision back; the case returns to its place."""
    found = get_object_or_404(Decision.objects.visible_to(request.membership), public_id=public_id)
    try:
        services.undo(decision=found, member=request.membership, now=now())
    except REFUSALS as refusal:
        return _refused(request, found.intervention, str(refusal.message))
    word = gettext("Undone: %(name)s") % {"name": found.athlete.name}
    if not request.htmx:
        messages.success(request, word)
        return redirect(at(request, "command_center"))
    words = verbs.page(request) | verbs.pane(request, verbs.again(request, found))
    return render(request, f"{TEMPLATE}#decided", words | {"word": word, "restored": True})


def _decided(request: Request, made: Decision, wanted: UUID | None) -> HttpResponse:
    word = f"{made.get_verb_display()}: {made.athlete.name}"
    if not request.htmx:
        messages.success(request, word, extra_tags=f"undo:{at(request, 'undo_decision', made.public_id)}")
        return redirect(at(request, "command_center"))
    following = selectors.chosen_case(membership=request.membership, text=str(wanted or ""), now=now())
    words = verbs.page(request) | verbs.pane(request, following)
    words |= {"word": word, "undo_url": at(request, "undo_decision", made.public_id)}
    return render(request, f"{TEMPLATE}#decided", words)


def _refused(request: Request, found: Intervention, sentence: str) -> HttpResponse:
    """The decision could not be taken: say why, show the case as it is now, change nothing."""
    fresh = verbs.again(request, found)
    if request.htmx:
        return render(request, f"{TEMPLATE}#pane", verbs.pane(request, fresh, refusal=sentence), status=409)
    words = verbs.page(request) | verbs.pane(request, fresh, refusal=sentence)
    return render(request, TEMPLATE, words, status=409)


def _tab(text: str | None) -> Tab:
    return Tab(text) if text in set(Tab) else Tab.NEEDS_YOU


def _vary(response: HttpResponse) -> HttpResponse:
    response.headers["Vary"] = "HX-Request, Cookie, Accept-Language"
    return response


"""The command center: the queue, the case beside it, and the decisions made there."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes.access import View, action
from athletes.http import Request
from coach.forms.decisions import VerbForm
from coach.views import showing, verbs
from planning.services import StaleSession
from readiness import services
from readiness.models import Decision, Intervention
from readiness.services import (
    NobodysCase,
    NoReason,
    NoSuchDay,
    NoSuchReason,
    NothingToChange,
    NotLater,
    NotUndoable,
    OnlyReason,
    OutOfSight,
    StaleIntervention,
)
from tenancy.addresses import at

REFUSALS = (
    *(StaleIntervention, StaleSession, NothingToChange, NoSuchDay, NotLater, NoReason),
    *(OutOfSight, NobodysCase, NoSuchReason, OnlyReason),
)
UNPROCESSABLE, CONFLICT = 422, 409
Then = Callable[[Request, Decision], HttpResponse]


@action("queue.read")
@require_GET
def command_center(request: Request) -> HttpResponse:
    """The page; for htmx the case pane alone."""
    return showing.either(request, request.GET.get("case", ""))


@action("queue.read")
@require_GET
def case(request: Request, public_id: UUID) -> HttpResponse:
    """One case by itself: where mailed links lead."""
    found = _visible(request, public_id)
    return redirect(f"{at(request, 'command_center')}?case={found.public_id}")


def decides(verb: verbs.Verb, then: Then = showing.decided) -> View:
    """The view of one verb: GET asks, POST decides, and `then` answers."""

    @action("queue.decide")
    @require_http_methods(["GET", "POST"])
    def decide(request: Request, public_id: UUID) -> HttpResponse:
        found = _visible(request, public_id)
        if request.method == "GET":
            seen = request.GET.get("version", "")
            return _ask(request, verb, found, verbs.form_of(request, verb, found, seen=seen))
        form = verbs.form_of(request, verb, found, sent=request.POST)
        if not form.is_valid():
            return _ask_again(request, verb, found, form)
        try:
            made = verb.act(intervention=found, member=request.membership, now=now(), **form.words())
        except REFUSALS as refusal:
            return _refused(request, found, refusal)
        return then(request, made)

    return decide


approve = decides(verbs.APPROVE)
edit_case = decides(verbs.EDIT)
message_case = decides(verbs.MESSAGE)
snooze = decides(verbs.SNOOZE)
dismiss = decides(verbs.DISMISS)
confirm = decides(verbs.CONFIRM, showing.confirmed)
claim = decides(verbs.CLAIM, showing.confirmed)
release = decides(verbs.RELEASE, showing.confirmed)
assign = decides(verbs.ASSIGN, showing.confirmed)
set_apart = decides(verbs.APART, showing.confirmed)
merge = decides(verbs.MERGE, showing.confirmed)


@action("queue.decide")
@require_POST
def undo_decision(request: Request, public_id: UUID) -> HttpResponse:
    """Take the last decision back; the case returns to its place."""
    made = get_object_or_404(
        Decision.objects.visible_to(request.membership).select_related("intervention__athlete"),
        public_id=public_id,
    )
    try:
        services.undo(decision=made, member=request.membership, now=now())
    except (NotUndoable, StaleSession) as refusal:
        return _not_undone(request, made, str(refusal.message))
    word = gettext("Undone: %(name)s") % {"name": made.intervention.athlete.name}
    return showing.returned(request, made.intervention, word)


def _visible(request: Request, public_id: UUID) -> Intervention:
    found: Intervention = get_object_or_404(
        Intervention.objects.visible_to(request.membership).select_related(
            "athlete__organization", "athlete__member__user", "session"
        ),
        public_id=public_id,
    )
    return found


def _ask(
    request: Request, verb: verbs.Verb, found: Intervention, form: VerbForm, status: int = 200
) -> HttpResponse:
    """A verb's form as a page of its own; for htmx the form alone, to stand in its dialog."""
    words = {"case": found, "form": form, "verb": verb, "place": showing.place_of(request)}
    template = "coach/verb.html" + ("#form" if request.htmx else "")
    return showing.varied(render(request, template, words, status=status))


def _ask_again(request: Request, verb: verbs.Verb, found: Intervention, form: VerbForm) -> HttpResponse:
    """It was not filled in well: the same form with what was typed, in its dialog where it came from one."""
    if not request.htmx:
        return _ask(request, verb, found, form, UNPROCESSABLE)
    return showing.one_case(request, str(found.public_id), status=UNPROCESSABLE, asked={verb.name: form})


def _refused(request: Request, found: Intervention, refusal: Exception) -> HttpResponse:
    """The decision could not be taken: say why, show the case as it is now, change nothing."""
    fresh = Intervention.objects.get(pk=found.pk)
    if fresh.closed_at is not None:
        return showing.overtaken(request, found)
    if isinstance(refusal, StaleSession):
        services.renew_proposal(intervention=fresh, now=now())
    sentence = str(getattr(refusal, "message", ""))
    return showing.either(request, str(found.public_id), status=CONFLICT, refusal=sentence)


def _not_undone(request: Request, made: Decision, sentence: str) -> HttpResponse:
    """What stands now is left alone; htmx gets the sentence above the page, where it covers no case."""
    if not request.htmx:
        return showing.page(
            request, wanted=str(made.intervention.public_id), status=CONFLICT, refusal=sentence
        )
    return showing.refused(request, gettext("Nothing was undone."), sentence, CONFLICT)

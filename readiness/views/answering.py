"""The athlete's word on what was decided or proposed: an answer, a disagreement, a question."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete
from athletes.services import TooLateToTakeBack
from athletes.views.finding import CONFLICT, UNPROCESSABLE
from readiness import services
from readiness.forms import AnswerForm
from readiness.models import Answer
from readiness.selectors import talking
from readiness.services import NothingDecided
from readiness.views import today
from tenancy.addresses import at


@action("today.write")
@require_POST
def answer(request: Request) -> HttpResponse:
    """Say it to the coach; a disagreement brings the case back. Works without JavaScript."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return today.whole(request, answer=form, status=UNPROCESSABLE)
    try:
        undo_url = _say(request, _athlete(request), form.cleaned_data["do"], form.cleaned_data["said"])
    except NothingDecided as refusal:
        form.add_error(None, str(refusal.message))
        return today.whole(request, answer=form, status=CONFLICT)
    messages.success(request, gettext("Sent to your coach."), extra_tags=f"undo:{undo_url}")
    return redirect(at(request, "today"))


@action("today.write")
@require_POST
def answer_take_back(request: Request, public_id: UUID) -> HttpResponse:
    """As if nothing had been said."""
    seen = Answer.objects.visible_to(request.membership).of(_athlete(request)).select_related("athlete")
    found = get_object_or_404(seen, public_id=public_id)
    try:
        services.take_back_answer(answer=found, member=request.membership, now=now())
    except TooLateToTakeBack as late:
        messages.error(request, str(late.message))
    else:
        messages.success(request, gettext("Taken back. Your coach does not see it any more."))
    return redirect(at(request, "today"))


def _say(request: Request, athlete: Athlete, do: str, words: str) -> str:
    """Do what the button says; returns where it is taken back."""
    who: dict[str, Any] = {"athlete": athlete, "now": now()}
    if do == "disagree":
        made = services.disagree(member=request.membership, reason=words, **who)
    elif do == "ask":
        made = services.ask(member=request.membership, question=words, **who)
    else:
        about = talking.case_of_today(athlete=athlete, now=who["now"])
        sent = services.reply(author=request.membership, body=words, about=about, **who)
        return at(request, "message_take_back", sent.public_id)
    return at(request, "answer_take_back", made.public_id)


def _athlete(request: Request) -> Athlete:
    if request.athlete is None:
        raise Http404
    return request.athlete

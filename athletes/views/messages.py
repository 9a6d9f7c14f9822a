"""The thread between an athlete and the staff."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from athletes import selectors, services
from athletes.access import action
from athletes.forms import MessageForm
from athletes.http import Request
from athletes.models import Athlete, Author
from athletes.views.finding import UNPROCESSABLE, athlete_of, is_own
from tenancy.addresses import at

SHOWN = 20


@action("message.write")
@require_POST
def message_new(request: Request, public_id: UUID) -> HttpResponse:
    """The staff says something to the athlete. Athletes speak on Today, where a waiting case hears them."""
    athlete = athlete_of(request, public_id)
    if is_own(request, athlete):
        return redirect(at(request, "reply"), preserve_request=True)
    form = MessageForm(request.POST)
    if form.is_valid():
        services.send_message(
            athlete=athlete, author=request.membership, side=Author.COACH, body=form.text(), now=now()
        )
        if not request.htmx:
            return redirect(at(request, "athlete_page", public_id))
    return _thread(request, athlete, form)


def _thread(request: Request, athlete: Athlete, form: MessageForm) -> HttpResponse:
    words = {
        "athlete": athlete,
        "thread": selectors.messages_of(athlete=athlete, limit=SHOWN),
        "message_form": form if form.errors else MessageForm(),
    }
    template = "athletes/message_new.html" + ("#thread" if request.htmx else "")
    return render(request, template, words, status=UNPROCESSABLE if form.errors else 200)

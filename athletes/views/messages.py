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
from athletes.models import Author
from athletes.views.finding import UNPROCESSABLE, athlete_of, is_own
from tenancy.addresses import at

SHOWN = 20


@action("message.write")
@require_POST
def message_new(request: Request, public_id: UUID) -> HttpResponse:
    """Say something; then back to where the thread stands: Today, or the athlete's page."""
    athlete = athlete_of(request, public_id)
    own = is_own(request, athlete)
    form = MessageForm(request.POST)
    sent = form.is_valid()
    if sent:
        side = Author.ATHLETE if own else Author.COACH
        services.send_message(
            athlete=athlete, author=request.membership, side=side, body=form.text(), now=now()
        )
        if not request.htmx:
            return redirect(at(request, "today") if own else at(request, "athlete_page", public_id))
    words = {
        "athlete": athlete,
        "own": own,
        "thread": selectors.messages_of(athlete=athlete, limit=SHOWN),
        "message_form": MessageForm() if sent else form,
    }
    template = "athletes/message_new.html" + ("#thread" if request.htmx else "")
    return render(request, template, words, status=200 if sent else UNPROCESSABLE)

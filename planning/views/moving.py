"""Athletes who put a session of theirs on another day of its week."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from athletes.access import action
from athletes.http import Request
from planning import selectors, services
from planning.forms import MoveForm
from planning.models import PlannedSession, Revision, Source
from tenancy.addresses import at
from tenancy.templatetags.display import long_day

UNPROCESSABLE, CONFLICT = 422, 409
REFUSALS = (
    services.StaleSession,
    services.MayNotMove,
    services.DayPassed,
    services.AnotherWeek,
    services.DayLocked,
)


@action("plan.move")
@require_http_methods(["GET", "POST"])
def move_own(request: Request, public_id: UUID) -> HttpResponse:
    """The days of the week to choose from; sent, the session is there at once and the coach is told."""
    session = _session(request, public_id)
    form = MoveForm(request.POST or None)
    if request.method == "GET":
        return _page(request, session)
    if not form.is_valid():
        return _page(request, session, gettext("Choose a day."), status=UNPROCESSABLE)
    try:
        made = services.move_own(
            session=session, member=request.membership, now=timezone.now(), **form.cleaned_data
        )
    except REFUSALS as why:
        return _page(request, _session(request, public_id), why.message, status=CONFLICT)
    words = gettext("Moved to %(day)s. Your coach is told.") % {"day": long_day(form.cleaned_data["day"])}
    messages.success(request, words, extra_tags=f"undo:{at(request, 'undo_move_own', made.public_id)}")
    return redirect(f"{at(request, 'my_plan')}?week={session.day.isoformat()}")


@action("plan.move")
@require_POST
def undo_move_own(request: Request, public_id: UUID) -> HttpResponse:
    """Put the session back, within ten minutes."""
    own = Revision.objects.filter(athlete=request.athlete, deleted_at=None)
    revision: Revision = get_object_or_404(own.select_related("athlete__organization"), public_id=public_id)
    try:
        services.take_back(revision=revision, now=timezone.now(), source=Source.ATHLETE)
    except services.TooLate as why:
        messages.error(request, str(why.message))
    else:
        messages.success(request, gettext("Undone: the session is back on its day."))
    return redirect(at(request, "my_plan"))


def _session(request: Request, public_id: UUID) -> PlannedSession:
    own = PlannedSession.objects.published().filter(athlete=request.athlete)
    session: PlannedSession = get_object_or_404(
        own.select_related("athlete__organization"), public_id=public_id
    )
    return session


def _page(
    request: Request, session: PlannedSession, refusal: str | Promise = "", *, status: int = 200
) -> HttpResponse:
    today = session.athlete.local_day(timezone.now())
    words = {
        "session": session,
        "choices": selectors.move_choices(session=session, today=today),
        "may_move": selectors.may_move(session.athlete),
        "refusal": refusal,
    }
    return render(request, "planning/move.html", words, status=status)

"""Saying why a session was missed or run differently, and taking that back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from athletes.access import action
from athletes.http import Request
from planning import services
from planning.forms import ReasonForm
from planning.models import PlannedSession
from tenancy.addresses import at

REFUSALS = (services.TooEarly, services.NothingToExplain, services.CoachSays)


@action("plan.explain")
@require_POST
def session_reason(request: Request, public_id: UUID) -> HttpResponse:
    """One tap, from the session's page or the athlete's plan."""
    session, form = _session(request, public_id), ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Choose a reason."))
        return _back(request, session)
    member, said = request.membership, form.said()
    try:
        services.give_reason(session=session, member=member, said=said, now=timezone.now())
    except REFUSALS as why:
        messages.error(request, str(why.message))
    else:
        undo_url = at(request, "session_reason_back", public_id)
        messages.success(request, gettext("The reason is kept."), extra_tags=f"undo:{undo_url}")
    return _back(request, session)


@action("plan.explain")
@require_POST
def session_reason_back(request: Request, public_id: UUID) -> HttpResponse:
    """Nothing was said: the session counts as it was run, or not."""
    session = _session(request, public_id)
    try:
        services.take_reason_back(session=session, now=timezone.now())
    except (services.NothingSaid, services.NothingToExplain) as why:
        messages.error(request, str(why.message))
    else:
        messages.success(request, gettext("The reason is taken back."))
    return _back(request, session)


def _session(request: Request, public_id: UUID) -> PlannedSession:
    seen = PlannedSession.objects.visible_to(request.membership).select_related("athlete")
    session: PlannedSession = get_object_or_404(seen, public_id=public_id)
    return session


def _back(request: Request, session: PlannedSession) -> HttpResponse:
    """To the page that it was said on."""
    own = request.athlete is not None and request.athlete.pk == session.athlete_id
    if own and request.POST.get("back") == "plan":
        return redirect(f"{at(request, 'my_plan')}?week={session.day.isoformat()}")
    return redirect(at(request, "session_page", session.public_id))

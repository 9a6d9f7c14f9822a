"""What the rules propose for a plan: looked at, approved, edited or dismissed by the coach."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from athletes.access import action, may
from athletes.http import Request
from athletes.models import Athlete
from athletes.services import Changed
from coach import selectors
from coach.views.calendar import athlete_of
from planning import adapting, services, wording
from planning import selectors as planning
from planning.models import Revision
from tenancy.addresses import at

REFUSALS = (
    services.NothingProposed,
    services.StaleChanges,
    services.StaleSession,
    services.DayPassed,
    Changed,
)


@action("squad.read")
@require_GET
def adaptation(request: Request, public_id: UUID) -> HttpResponse:
    """What waits for a decision, as a diff with reasons; or that nothing does."""
    athlete = athlete_of(request, public_id)
    words = {
        "athlete": athlete,
        "found": selectors.adaptation(athlete=athlete, now=now()),
        "may_write": may(request, "plan.write"),
    }
    return render(request, "coach/adaptation.html", words)


@action("plan.write")
@require_POST
def adaptation_look(request: Request, public_id: UUID) -> HttpResponse:
    """Let the rules look now, as they do each night."""
    athlete = athlete_of(request, public_id)
    looked = services.propose_adaptation(athlete=athlete, author=request.membership, now=now())
    if looked.revision is None:
        messages.info(request, _nothing(athlete, looked))
    return _page(request, athlete)


@action("plan.write")
@require_POST
def adaptation_approve(request: Request, public_id: UUID) -> HttpResponse:
    """The athlete sees it from now on; it can be undone for ten minutes."""
    revision = _revision(request, public_id)
    try:
        made = services.approve_adaptation(revision=revision, member=request.membership, now=now())
    except REFUSALS as why:
        messages.error(request, str(why.message))
        return _page(request, revision.athlete)
    word = gettext("Approved: the athlete sees the changes now.")
    messages.success(request, word, extra_tags=f"undo:{at(request, 'revision_take_back', made.public_id)}")
    return redirect(at(request, "calendar", revision.athlete.public_id))


@action("plan.write")
@require_POST
def adaptation_edit(request: Request, public_id: UUID) -> HttpResponse:
    """What is proposed becomes the calendar's draft, to be changed and published there."""
    revision = _revision(request, public_id)
    try:
        services.draft_adaptation(revision=revision, member=request.membership, now=now())
    except REFUSALS as why:
        messages.error(request, str(why.message))
        return _page(request, revision.athlete)
    messages.success(request, gettext("It is drafted. Change it, then publish."))
    return redirect(at(request, "calendar", revision.athlete.public_id))


@action("plan.write")
@require_POST
def adaptation_dismiss(request: Request, public_id: UUID) -> HttpResponse:
    """The plan stays as it is, and the same is not proposed again."""
    revision = _revision(request, public_id)
    try:
        gone = services.dismiss_adaptation(revision=revision, member=request.membership, now=now())
    except REFUSALS as why:
        messages.error(request, str(why.message))
    else:
        undo_url = at(request, "revision_take_back", gone.public_id)
        messages.success(
            request, gettext("Dismissed: the plan stays as it was."), extra_tags=f"undo:{undo_url}"
        )
    return _page(request, revision.athlete)


def _revision(request: Request, public_id: UUID) -> Revision:
    """Also one that is no proposal, or no longer: the services say so."""
    seen = Revision.objects.visible_to(request.membership)
    revision: Revision = get_object_or_404(
        seen.select_related("athlete__organization"), public_id=public_id, deleted_at=None
    )
    return revision


def _page(request: Request, athlete: Athlete) -> HttpResponse:
    return redirect(at(request, "adaptation", athlete.public_id))


def _nothing(athlete: Athlete, looked: services.Looked) -> str:
    """That nothing is proposed, and what was let go."""
    reasons = [adapting.to_json(one) for one in looked.reasons]
    named = [one for one in map(wording.missed_of, reasons) if one]
    found = planning.entries_named(athlete=athlete, sessions=named) if named else ()
    titles = {one.session: one.content.title for one in found}
    said = [gettext("The rules find nothing to change."), *(wording.because(one, titles) for one in reasons)]
    return " ".join(said)

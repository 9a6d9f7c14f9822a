"""What if: two ideas about a season beside it; one of them taken as a draft."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete
from coach import selectors
from coach.forms.what_if import IdeaForm
from coach.views.calendar import athlete_of
from planning import services
from tenancy.addresses import at

TEMPLATE = "coach/what_if.html"
UNPROCESSABLE = 422
LETTERS = ("A", "B")
UNFIT = (
    services.NotForTheDraft,
    services.NothingChanges,
    services.StaleSession,
    services.DayPassed,
    services.DayTooFar,
)


@action("plan.write")
@require_GET
def what_if(request: Request, public_id: UUID) -> HttpResponse:
    """The season beside what is supposed of it; all of it is in the address, nothing is kept."""
    return _shown(request, athlete_of(request, public_id), request.GET)


@action("plan.write")
@require_POST
def what_if_draft(request: Request, public_id: UUID) -> HttpResponse:
    """Put what one variant changes into the calendar's draft."""
    athlete = athlete_of(request, public_id)
    forms = _forms(athlete, request.POST)
    letter = request.POST.get("take", "")
    idea = forms[letter].idea() if letter in forms else None
    try:
        services.draft_idea(athlete=athlete, author=request.membership, idea=idea, now=now())
    except UNFIT as why:
        messages.error(request, str(why.message))
        return _shown(request, athlete, request.POST, status=UNPROCESSABLE)
    messages.success(
        request,
        gettext("In the draft: look at it, then publish or discard."),
        extra_tags=f"undo:{at(request, 'calendar_undo', public_id)}?to=season",
    )
    return redirect(at(request, "season", public_id))


def _forms(athlete: Athlete, data: QueryDict) -> dict[str, IdeaForm]:
    """A form for each variant, by its letter."""
    events = selectors.season_events(athlete=athlete, now=now())
    today = athlete.local_day(now())
    return {one: IdeaForm(data, prefix=one.lower(), events=events, today=today) for one in LETTERS}


def _shown(request: Request, athlete: Athlete, data: QueryDict, *, status: int = 200) -> HttpResponse:
    forms = _forms(athlete, data)
    ideas = [(letter, form.idea()) for letter, form in forms.items()]
    words = {
        "athlete": athlete,
        "forms": forms,
        "found": selectors.what_if(athlete=athlete, now=now(), ideas=ideas),
        "told": [(name, data[name]) for name in data if name[:2] in ("a-", "b-")],
    }
    return render(request, TEMPLATE, words, status=status)

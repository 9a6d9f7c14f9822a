"""What is done in the calendar: draft, undo, publish, throw away, take back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from athletes.access import action
from athletes.http import Request
from athletes.services import Changed
from coach.forms.calendar import AskForm
from coach.views.calendar import athlete_of
from coach.views.calendar_showing import card_of, changed, refused, week_menu
from planning import services
from planning.models import Revision, Source
from planning.services import Ask, Asked
from tenancy.addresses import at

UNPROCESSABLE, CONFLICT = 422, 409
UNFIT = (
    services.Unclear,
    services.NotInLibrary,
    services.NothingThere,
    services.NothingOpen,
    services.NoSeason,
    services.DayPassed,
    services.DayTooFar,
)


@action("plan.write")
@require_POST
def calendar_change(request: Request, public_id: UUID) -> HttpResponse:
    """Draft what was dropped, pressed or chosen in a menu."""
    athlete, form = athlete_of(request, public_id), AskForm(request.POST)
    if not form.is_valid():
        return refused(request, athlete, gettext("Say which session and which day."), status=UNPROCESSABLE)
    asked = form.asked()
    try:
        done = services.draft(athlete=athlete, author=request.membership, asked=asked, now=now())
    except UNFIT as why:
        return refused(request, athlete, why.message, status=UNPROCESSABLE, stand_on=_before(asked))
    except services.StaleSession as why:
        return refused(request, athlete, why.message, status=CONFLICT, stand_on=_before(asked))
    undo_url = f"{at(request, 'calendar_undo', public_id)}?{request.GET.urlencode()}"
    stand_on = card_of(done.session) or week_menu(asked.week)
    return changed(request, athlete, said(asked.ask), undo_url=undo_url, stand_on=stand_on)


@action("plan.write")
@require_POST
def calendar_undo(request: Request, public_id: UUID) -> HttpResponse:
    """Take back the last step of the draft."""
    athlete = athlete_of(request, public_id)
    try:
        services.undo_last(athlete=athlete)
    except services.NothingDrafted as why:
        return refused(request, athlete, why.message, status=CONFLICT)
    return changed(request, athlete, gettext("Undone."))


@action("plan.write")
@require_POST
def calendar_publish(request: Request, public_id: UUID) -> HttpResponse:
    """Show the athlete everything that is drafted."""
    athlete = athlete_of(request, public_id)
    try:
        made = services.publish_draft(athlete=athlete, now=now(), version=_version(request))
    except (services.NothingDrafted, services.StaleChanges, services.DayPassed, Changed) as why:
        return refused(request, athlete, why.message, status=CONFLICT)
    word = gettext("Published: the athlete sees the changes now.")
    return changed(request, athlete, word, undo_url=_way_back(request, made))


@action("plan.write")
@require_POST
def calendar_discard(request: Request, public_id: UUID) -> HttpResponse:
    """Throw the draft away."""
    athlete = athlete_of(request, public_id)
    try:
        gone = services.discard_draft(athlete=athlete, now=now(), version=_version(request))
    except (services.NothingDrafted, Changed) as why:
        return refused(request, athlete, why.message, status=CONFLICT)
    word = gettext("Discarded: the plan stays as it was.")
    return changed(request, athlete, word, undo_url=_way_back(request, gone))


@action("plan.write")
@require_POST
def calendar_look_again(request: Request, public_id: UUID) -> HttpResponse:
    """Go by the sessions as they stand now."""
    athlete = athlete_of(request, public_id)
    try:
        services.look_again(athlete=athlete)
    except services.NothingDrafted as why:
        return refused(request, athlete, why.message, status=CONFLICT)
    return changed(request, athlete, gettext("The draft goes by the sessions as they are now."))


@action("plan.write")
@require_POST
def calendar_begin(request: Request, public_id: UUID) -> HttpResponse:
    """Weeks without a season."""
    athlete = athlete_of(request, public_id)
    services.begin_without_season(athlete=athlete, author=request.membership, now=now())
    return changed(request, athlete, gettext("The weeks are open: add a session to a day."))


@action("plan.write")
@require_POST
def revision_take_back(request: Request, public_id: UUID) -> HttpResponse:
    """Undo what was published, or bring back what was thrown away."""
    seen = Revision.objects.visible_to(request.membership).select_related("athlete__organization")
    revision = get_object_or_404(seen, public_id=public_id)
    try:
        services.take_back(revision=revision, now=now())
    except services.TooLate as why:
        return refused(request, revision.athlete, why.message, status=CONFLICT)
    again = gettext("Undone: it is a draft again.")
    waits = gettext("Undone: the proposal waits for you again.")
    return changed(request, revision.athlete, waits if revision.source == Source.ADAPTATION else again)


def _version(request: Request) -> int | None:
    """Which draft was looked at; a form without one means the draft as it is."""
    said = request.POST.get("version", "")
    return int(said) if said.isdecimal() and len(said) < len(str(2**31)) else None


def _before(asked: Asked) -> str:
    """Where the coach stood who asked."""
    return card_of(asked.session) or week_menu(asked.week)


def _way_back(request: Request, revision: Revision) -> str:
    return f"{at(request, 'revision_take_back', revision.public_id)}?{request.GET.urlencode()}"


def said(ask: Ask) -> str:
    """What was drafted, in a word."""
    words = {
        Ask.CREATE: gettext("Added to the draft."),
        Ask.REST: gettext("Rest added to the draft."),
        Ask.MOVE: gettext("Moved in the draft."),
        Ask.COPY: gettext("Copied in the draft."),
        Ask.EDIT: gettext("Changed in the draft."),
        Ask.REMOVE: gettext("Removed in the draft."),
        Ask.COPY_WEEK: gettext("Week copied in the draft."),
        Ask.SWAP_WEEK: gettext("Weeks swapped in the draft."),
        Ask.REGENERATE_WEEK: gettext("Week made anew in the draft; what is locked stays."),
        Ask.SHIFT_WEEKS: gettext("Block shifted in the draft; races and what is locked stay."),
        Ask.EASE_WEEK: gettext("Week eased in the draft."),
        Ask.SKIP_WEEK: gettext("Week emptied in the draft."),
        Ask.OFF_WEEK: gettext("Week marked as no training in the draft."),
    }
    return words.get(ask, gettext("Lock changed in the draft."))

"""Notes on a day of the calendar: asked for, written, undone."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from athletes.access import action
from athletes.http import Request
from athletes.services import Changed
from coach.forms.day_notes import DayNoteForm
from coach.views.calendar import athlete_of, dialog
from coach.views.calendar_showing import changed, day_asked, note_link, refused
from planning import selectors as planning
from planning import services
from planning.models import Audience, DayNote
from tenancy.addresses import at

UNPROCESSABLE, CONFLICT = 422, 409


@action("plan.write")
@require_GET
def calendar_note(request: Request, public_id: UUID) -> HttpResponse:
    """What a day says to the athlete, and what to the staff alone."""
    athlete = athlete_of(request, public_id)
    day = day_asked(request, "day") or athlete.local_day(now())
    there = planning.day_notes(athlete=athlete, day=day)
    forms = [DayNoteForm.of(day, audience, there.get(audience)) for audience in Audience]
    return dialog(request, athlete, "coach/calendar_note.html", {"day": day, "forms": forms})


@action("plan.write")
@require_POST
def calendar_note_write(request: Request, public_id: UUID) -> HttpResponse:
    """Write a note, or take it away with an empty text."""
    athlete, form = athlete_of(request, public_id), DayNoteForm(request.POST)
    if not form.is_valid():
        why = gettext("A note has a day and at most 500 characters.")
        return refused(request, athlete, why, status=UNPROCESSABLE)
    said, here = form.cleaned_data, note_link(form.cleaned_data["day"])
    said |= {"audience": Audience(said["audience"]), "athlete": athlete, "author": request.membership}
    try:
        note = services.write_day_note(now=now(), **said)
    except services.NothingNoted as why:
        return refused(request, athlete, why.message, status=UNPROCESSABLE, stand_on=here)
    except Changed as why:
        return refused(request, athlete, why.message, status=CONFLICT, stand_on=here)
    word = gettext("Noted.") if note.text else gettext("The note is gone.")
    return changed(request, athlete, word, undo_url=_undo_url(request, note), stand_on=here)


@action("plan.write")
@require_POST
def day_note_undo(request: Request, public_id: UUID) -> HttpResponse:
    """Say again what the note said before."""
    seen = DayNote.objects.visible_to(request.membership).select_related("athlete__organization")
    note, said = get_object_or_404(seen, public_id=public_id), request.GET.get("seen", "")
    version = int(said) if said.isdecimal() and len(said) < len(str(2**31)) else 0
    try:
        services.undo_day_note(note=note, author=request.membership, version=version, now=now())
    except services.NoteChanged as why:
        return refused(request, note.athlete, why.message, status=CONFLICT, stand_on=note_link(note.day))
    return changed(request, note.athlete, gettext("Undone."), stand_on=note_link(note.day))


def _undo_url(request: Request, note: DayNote) -> str:
    place = request.GET.urlencode()
    return f"{at(request, 'day_note_undo', note.public_id)}?seen={note.version}&{place}"

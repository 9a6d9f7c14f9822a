"""Notes on an athlete: written, changed, looked back over, removed, taken back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from athletes import selectors, services
from athletes.access import action
from athletes.forms.records import NoteForm
from athletes.http import Request
from athletes.models import Athlete, Note
from athletes.views.finding import CONFLICT, UNPROCESSABLE, athlete_of, sent
from athletes.views.offering import done, refused, version_of
from tenancy.addresses import at


@action("note.write")
@require_http_methods(["GET", "POST"])
def note_new(request: Request, public_id: UUID) -> HttpResponse:
    """A note on the athlete; with `case` about one of their cases."""
    athlete = athlete_of(request, public_id)
    form = NoteForm(sent(request), initial={"case": request.GET.get("case"), "audience": "private"})
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = {"facts": form.facts(), "case": form.cleaned_data["case"]}
        note = services.write_note(athlete=athlete, author=request.membership, now=now(), **said)
        return done(request, page_of(request, athlete), "note_remove", note.public_id, note.version)
    return _page(request, athlete, form)


@action("note.write")
@require_http_methods(["GET", "POST"])
def note_edit(request: Request, public_id: UUID) -> HttpResponse:
    """Change a note, and see what it said before."""
    note = note_of(request, public_id)
    form = NoteForm(request.POST) if request.method == "POST" else NoteForm.of(note)
    if request.method != "POST" or not form.is_valid():
        return _page(request, note.athlete, form, note)
    said: dict[str, Any] = {"facts": form.facts(), "version": form.cleaned_data["version"]}
    try:
        changed = services.change_note(note=note, author=request.membership, now=now(), **said)
    except services.Changed as why:
        form.add_error(None, str(why.message))
        return _page(request, note.athlete, form, note, status=CONFLICT)
    return done(request, page_of(request, note.athlete), "note_put_back", note.public_id, changed.version)


@action("note.write")
@require_POST
def note_put_back(request: Request, public_id: UUID) -> HttpResponse:
    """Undo of note_edit."""
    note, version = note_of(request, public_id), version_of(request)
    page = page_of(request, note.athlete)
    try:
        services.put_back_note(note=note, author=request.membership, version=version, now=now())
    except (services.Changed, services.NothingBefore) as why:
        return refused(request, page, why.message)
    return done(request, page, "", note.public_id, version)


@action("note.write")
@require_POST
def note_remove(request: Request, public_id: UUID) -> HttpResponse:
    """Take a note away, or back that it was written."""
    note = note_of(request, public_id)
    page = page_of(request, note.athlete)
    try:
        gone = services.remove_note(note=note, now=now(), version=version_of(request) or None)
    except services.Changed as why:
        return refused(request, page, why.message)
    return done(request, page, "note_restore", gone.public_id, gone.version)


@action("note.write")
@require_POST
def note_restore(request: Request, public_id: UUID) -> HttpResponse:
    """Undo of note_remove."""
    notes = Note.objects.restorable_by(request.membership, version_of(request))
    note = get_object_or_404(notes.select_related("athlete"), public_id=public_id)
    page = page_of(request, note.athlete)
    try:
        back = services.restore_note(note=note, version=version_of(request))
    except services.Changed as why:
        return refused(request, page, why.message)
    return done(request, page, "note_remove", back.public_id, back.version)


def note_of(request: Request, public_id: UUID) -> Note:
    """The note of the address, if the member may read it."""
    seen = Note.objects.visible_to(request.membership).select_related("athlete__organization", "author__user")
    found: Note = get_object_or_404(seen, public_id=public_id)
    return found


def page_of(request: Request, athlete: Athlete) -> str:
    """The page with everything that is noted of the athlete."""
    return at(request, "athlete_notes", athlete.public_id)


def _page(
    request: Request, athlete: Athlete, form: NoteForm, note: Note | None = None, *, status: int | None = None
) -> HttpResponse:
    words: dict[str, Any] = {
        "form": form,
        "athlete": athlete,
        "note": note,
        "back": page_of(request, athlete),
    }
    if note is not None:
        words["files"] = selectors.files_of(note=note)
        words["before"] = selectors.versions_of(note=note, membership=request.membership)
    fallback = UNPROCESSABLE if form.errors else 200
    return render(request, "athletes/note.html", words, status=status or fallback)

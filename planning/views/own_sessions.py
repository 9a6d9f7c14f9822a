"""A session of the organization's own: looked at, kept at hand, copied, put away, put back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from athletes.access import action, may
from athletes.http import Request
from planning import selectors, services
from planning.models import CatalogueSession, LibrarySession, LibraryVersion
from planning.views.showing import frame_of, library_form, paces_for, physiology_for
from tenancy.addresses import at

Source = CatalogueSession | LibrarySession


@action("library.read")
@require_GET
def own_session(request: Request, public_id: UUID) -> HttpResponse:
    """One session: what it is for, its steps in words, what it was before."""
    session, form = seen_session(request, public_id), library_form(request)
    found = selectors.own_session(
        session=session,
        physiology=physiology_for(form.chosen()),
        paces=paces_for(form.chosen(), request),
        favourites=selectors.favourites_of(membership=request.membership),
    )
    writable = LibrarySession.objects.writable_by(request.membership).filter(pk=session.pk).exists()
    context = {
        "session": session,
        "found": found,
        "form": form,
        "chosen": form.chosen(),
        "frame": frame_of(request),
        "may_write": may(request, "library.write"),
        "writable": writable and may(request, "library.write"),
    }
    return render(request, "planning/own_session.html", context)


@action("library.keep")
@require_POST
def own_favourite(request: Request, public_id: UUID) -> HttpResponse:
    """Keep one of the organization's sessions at hand, or no longer."""
    return _kept(request, seen_session(request, public_id), at(request, "own_session", public_id))


@action("library.keep")
@require_POST
def shipped_favourite(request: Request, code: str) -> HttpResponse:
    """Keep a shipped session at hand, or no longer."""
    return _kept(
        request, get_object_or_404(CatalogueSession, code=code), at(request, "library_session", code)
    )


@action("library.write")
@require_POST
def own_copy(request: Request, public_id: UUID) -> HttpResponse:
    """A copy that is the reader's own."""
    return _copied(request, seen_session(request, public_id))


@action("library.write")
@require_POST
def shipped_copy(request: Request, code: str) -> HttpResponse:
    """A shipped session as one's own, to be changed."""
    return _copied(request, get_object_or_404(CatalogueSession, code=code))


@action("library.write")
@require_POST
def own_archive(request: Request, public_id: UUID) -> HttpResponse:
    """Put the session away."""
    session = writable_session(request, public_id)
    services.archive_library_session(session=session, now=timezone.now())
    messages.success(request, _("In the archive. Plans that were made with it keep it."))
    return redirect(at(request, "own_session", public_id))


@action("library.write")
@require_POST
def own_unarchive(request: Request, public_id: UUID) -> HttpResponse:
    """Take the session out of the archive."""
    services.unarchive_library_session(session=writable_session(request, public_id))
    messages.success(request, _("Back in the library."))
    return redirect(at(request, "own_session", public_id))


@action("library.write")
@require_POST
def own_put_back(request: Request, public_id: UUID, number: int) -> HttpResponse:
    """Make the session say again what a former version said."""
    session = writable_session(request, public_id)
    get_object_or_404(LibraryVersion, session=session, number=number)
    try:
        services.put_back_version(
            session=session, author=request.membership, number=number, now=timezone.now()
        )
    except services.Archived as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("The former version is back; what it replaced is kept as well."))
    return redirect(at(request, "own_session", public_id))


def seen_session(request: Request, public_id: UUID) -> LibrarySession:
    """The session of the address, if the member sees it."""
    seen = LibrarySession.objects.visible_to(request.membership).select_related("author__user")
    found: LibrarySession = get_object_or_404(seen, public_id=public_id)
    return found


def writable_session(request: Request, public_id: UUID) -> LibrarySession:
    """The session of the address, if the member may change it."""
    writable = LibrarySession.objects.writable_by(request.membership)
    found: LibrarySession = get_object_or_404(
        writable.select_related("author__organization"), public_id=public_id
    )
    return found


def _kept(request: Request, source: Source, back: str) -> HttpResponse:
    services.set_favourite(
        member=request.membership, source=source, favourite=request.POST.get("favourite") == "yes"
    )
    return redirect(back)


def _copied(request: Request, source: Source) -> HttpResponse:
    session = services.make_mine(source=source, author=request.membership, now=timezone.now())
    messages.success(request, _("This copy is yours. Only you see it until you say otherwise."))
    return redirect(at(request, "session_edit", session.public_id))

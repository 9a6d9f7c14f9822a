"""What the pages of ingest share: whose they are, in which frame they stand, where they lead on to."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from athletes.http import Request
from athletes.models import Athlete
from ingest.models import ImportRun, Upload
from tenancy.addresses import at


def athlete_of(request: Request, public_id: UUID) -> Athlete:
    """One whom the member sees."""
    found: Athlete = get_object_or_404(Athlete.objects.visible_to(request.membership), public_id=public_id)
    return found


def frame_of(request: Request, athlete: Athlete | None) -> str:
    """The athlete's own pages stand in theirs; those of several, and of others, in the coach's."""
    if athlete is None:
        return "base_coach.html" if request.membership.is_staff else "base_athlete.html"
    own = request.athlete is not None and request.athlete.pk == athlete.pk
    return "base_athlete.html" if own else "base_coach.html"


def on_to(request: Request, url: str) -> HttpResponse:
    """A redirect of the whole page, also where htmx asked for a part of it."""
    return HttpResponse(status=204, headers={"HX-Redirect": url}) if request.htmx else redirect(url)


def page_of(request: Request, received: Upload | ImportRun) -> str:
    """Where one sees what becomes of it."""
    name = "import_page" if isinstance(received, ImportRun) else "upload_status"
    return at(request, name, received.public_id)

"""The athlete's log, sending files, and what becomes of one of them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods
from django.views.decorators.vary import vary_on_headers

from athletes.access import action, may
from athletes.http import Request
from athletes.models import Athlete
from ingest import selectors, services
from ingest.forms import UploadsForm
from ingest.models import Upload, UploadState
from ingest.views.showing import athlete_of, frame_of, on_to, page_of
from tenancy.addresses import at


@action("activity.read")
@require_GET
def log(request: Request) -> HttpResponse:
    """The athlete's own last runs, and the files on their way."""
    if request.athlete is None:
        raise Http404
    found = selectors.log_of(athlete=request.athlete, today=request.athlete.local_day(now()))
    words = {"athlete": request.athlete, "log": found, "uploads": found.uploads, "form": UploadsForm()}
    return render(request, "ingest/log.html", words)


@action("upload.write")
@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")
def upload(request: Request, public_id: UUID) -> HttpResponse:
    """Files for one athlete, by themself or their coach; with what became of the latest."""
    athlete = athlete_of(request, public_id)
    form = UploadsForm(request.POST, request.FILES) if request.method == "POST" else UploadsForm()
    if form.is_valid():
        return _accepted(request, athlete, form)
    uploads = selectors.recent_uploads(athlete=athlete)
    if request.htmx and request.GET.get("seen") == uploads.seen:
        return HttpResponse(status=204)
    template = "ingest/uploads.html" if request.htmx else "ingest/upload.html"
    words = {"athlete": athlete, "form": form, "uploads": uploads, "frame": frame_of(request, athlete)}
    return render(request, template, words, status=422 if form.errors else 200)


@action("upload.write")
@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")
def upload_status(request: Request, public_id: UUID) -> HttpResponse:
    """How far one file is; asked every second until that is over, then on to the run. POST tries again."""
    seen = Upload.objects.visible_to(request.membership).select_related("athlete", "activity")
    found = get_object_or_404(seen, public_id=public_id)
    if request.method == "POST":
        services.try_again(upload=found, now=now())
        return redirect(at(request, "upload_status", public_id))
    status = selectors.upload_status(upload=found)
    if status.activity is not None:
        return on_to(request, at(request, "activity_page", status.activity.public_id))
    if request.htmx and request.GET.get("seen") == status.phase:
        return HttpResponse(status=204)
    template = "ingest/upload_status.html" + ("#status" if request.htmx else "")
    words = {
        "status": status,
        "frame": frame_of(request, found.athlete),
        "may_write_library": may(request, "library.write"),
    }
    return render(request, template, words)


def _accepted(request: Request, athlete: Athlete, form: UploadsForm) -> HttpResponse:
    received = services.receive(
        athlete=athlete,
        uploader=request.membership,
        files=form.files_in(),
        preview=form.cleaned_data["preview"],
        now=now(),
    )
    if isinstance(received, Upload) and received.state == UploadState.DONE:
        messages.info(request, gettext("A file that was here already is not stored twice."))
    return redirect(page_of(request, received))

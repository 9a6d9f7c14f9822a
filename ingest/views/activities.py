"""Activities: their list, one of them with all that its sources say, how it felt, and its files."""

from pathlib import PurePosixPath
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from athletes.access import action
from athletes.http import Request
from athletes.models import Activity, Athlete
from ingest.forms.activities import FilterForm
from ingest.models import Upload
from ingest.selectors.activities import activity_list, choices
from ingest.selectors.activity_page import run_page
from ingest.selectors.moving import moved_lately
from readiness import services as readiness
from readiness.forms import EffortForm
from tenancy.addresses import at

LIST, PAGE = "ingest/activities.html", "ingest/activity.html"


@action("activity.read")
@require_GET
@vary_on_headers("HX-Request")
def activities(request: Request, public_id: UUID) -> HttpResponse:
    """Everything an athlete has done; what is looked for stands in the address."""
    athlete = athlete_of(request, public_id)
    form = FilterForm(request.GET, choices=choices(athlete=athlete))
    wanted = form.wanted()
    found = activity_list(athlete=athlete, wanted=wanted, order=form.order(), page=form.number())
    kept = request.GET.copy()
    for name in ("page", "removed"):
        kept.pop(name, None)
    context = {"athlete": athlete, "form": form, "wanted": wanted, "found": found, "kept": kept.urlencode()}
    if not request.htmx:
        context |= {"removed": _removed(request, athlete), **frame_of(request, athlete)}
    return render(request, f"{LIST}#found" if request.htmx else LIST, context)


@action("activity.read")
@require_GET
@vary_on_headers("HX-Request")
def activity_page(request: Request, public_id: UUID) -> HttpResponse:
    """An activity: whoever sees the athlete reads it; the athlete also says how it felt."""
    activity = activity_of(request, public_id)
    given = {"rpe": activity.rpe, "feel": activity.feel, "pain": activity.pain, "note": activity.note}
    return _show(request, activity, EffortForm(initial=given))


@action("activity.write")
@require_POST
@vary_on_headers("HX-Request")
def log_effort(request: Request, public_id: UUID) -> HttpResponse:
    """How the run felt, from the athlete alone."""
    activity = activity_of(request, public_id)
    if not is_own(request, activity.athlete):
        raise Http404
    form = EffortForm(request.POST)
    if not form.is_valid():
        return _show(request, activity, form, status=422)
    logged = readiness.log_effort(activity=activity, **form.cleaned_data, now=now())
    if not request.htmx:
        messages.success(request, gettext("Saved. Thank you."))
        return redirect(at(request, "activity_page", activity.public_id))
    return _show(request, logged, EffortForm(initial=form.cleaned_data), saved=True)


@action("activity.read")
@require_GET
def upload_file(request: Request, public_id: UUID) -> HttpResponse:
    """The file as it was received, to whoever sees the athlete; never shown in the browser."""
    seen = Upload.objects.visible_to(request.membership).select_related("raw")
    upload = get_object_or_404(seen, public_id=public_id)
    if upload.raw is None or not default_storage.exists(upload.raw.path):
        messages.error(request, gettext("This file is not kept here any more."))
        return redirect(at(request, "upload_status", public_id))
    return _attached(upload.raw.path, upload.filename)


def _attached(path: str, filename: str) -> Any:
    """Streamed, whatever its size."""
    answer = FileResponse(
        default_storage.open(path),
        as_attachment=True,
        filename=PurePosixPath(filename).name,
        content_type="application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def athlete_of(request: Request, public_id: UUID) -> Athlete:
    """The athlete of the address, if the member sees them."""
    seen = Athlete.objects.visible_to(request.membership).select_related("organization", "member__user")
    found: Athlete = get_object_or_404(seen, public_id=public_id)
    return found


def activity_of(request: Request, public_id: UUID) -> Activity:
    """The activity of the address, if the member sees its athlete."""
    seen = Activity.objects.visible_to(request.membership).current()
    found: Activity = get_object_or_404(
        seen.select_related("athlete__organization", "athlete__member__user", "shoe"), public_id=public_id
    )
    return found


def is_own(request: Request, athlete: Athlete) -> bool:
    """True if the member is this athlete."""
    return request.athlete is not None and request.athlete.pk == athlete.pk


def frame_of(request: Request, athlete: Athlete) -> dict[str, object]:
    """One's own stand in the frame of whoever runs, those of others in the staff's."""
    own = is_own(request, athlete)
    return {"own": own, "frame": "base_athlete.html" if own else "base_coach.html"}


def _removed(request: Request, athlete: Athlete) -> Activity | None:
    """After a removal the address says what was removed."""
    try:
        public_id = UUID(request.GET.get("removed", ""))
    except ValueError:
        return None
    rows = Activity.objects.of(athlete).filter(public_id=public_id, deleted_at__isnull=False)
    found: Activity | None = rows.first()
    return found


def _show(
    request: Request, activity: Activity, form: EffortForm, *, status: int = 200, **words: object
) -> HttpResponse:
    page = run_page(activity=activity, units=request.user.units)
    started = activity.started_at.astimezone(ZoneInfo(activity.athlete.timezone)).time()
    moved = moved_lately(activity=activity, now=now())
    context = {"found": page, "page": page.run, "form": form, "started": started, "moved": moved, **words}
    context |= frame_of(request, activity.athlete)
    return render(request, f"{PAGE}#run" if request.htmx else PAGE, context, status=status)

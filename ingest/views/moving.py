"""Two activities made one by hand, a source made an activity of its own; each asked first and taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from athletes.access import action
from athletes.http import Request
from athletes.models import Activity
from athletes.services import Changed
from ingest import services
from ingest.forms import version_of
from ingest.models import Conflict
from ingest.selectors.activities import Line, activities_near
from ingest.selectors.moving import source_to_split
from ingest.services import CannotMove
from ingest.views.activities import activity_of, frame_of
from ingest.wording_recorded import source as name_of_source
from tenancy.addresses import at

UNPROCESSABLE = 422
REFUSALS = (Changed, CannotMove)


@action("conflict.decide")
@require_http_methods(["GET", "POST"])
def activity_merge(request: Request, public_id: UUID) -> HttpResponse:
    """Say which of the neighbouring activities is the same run; then what follows; then let it be so."""
    activity = activity_of(request, public_id)
    lines = activities_near(activity=activity)
    chosen = _chosen(lines, request.POST.get("with") or request.GET.get("with", ""))
    if request.method == "POST" and chosen is not None:
        return _merge(request, activity, chosen.activity)
    words = {"activity": activity, "lines": lines, "chosen": chosen, **frame_of(request, activity.athlete)}
    return render(request, "ingest/activity_merge.html", words, status=_status(request))


@action("conflict.decide")
@require_http_methods(["GET", "POST"])
def activity_split(request: Request, public_id: UUID) -> HttpResponse:
    """Say what follows if a source stands by itself; then let it be so."""
    activity = activity_of(request, public_id)
    named = request.POST.get("source") or request.GET.get("source", "")
    source = source_to_split(activity=activity, name=named)
    if request.method == "POST" and source is not None:
        try:
            services.split_source(source=source, member=request.membership, now=now())
        except REFUSALS as refusal:
            messages.error(request, str(refusal.message))
        return redirect(at(request, "activity_page", public_id))
    words = {"activity": activity, "source": source, "named": named, **frame_of(request, activity.athlete)}
    words |= {"kind": name_of_source(source.kind) if source else ""}
    return render(request, "ingest/activity_split.html", words, status=_status(request))


@action("conflict.decide")
@require_POST
def undo_move(request: Request, public_id: UUID) -> HttpResponse:
    """Undo of the two."""
    seen = Conflict.objects.visible_to(request.membership)
    made = get_object_or_404(seen.select_related("athlete__organization", "activity"), public_id=public_id)
    try:
        services.undo_decision(conflict=made, now=now(), version=version_of(request.POST))
    except REFUSALS as refusal:
        messages.error(request, str(refusal.message))
    return redirect(at(request, "activity_page", made.activity.public_id))


def _status(request: Request) -> int:
    """What was sent and led to nothing was not understood."""
    return UNPROCESSABLE if request.method == "POST" else 200


def _chosen(lines: tuple[Line, ...], text: str) -> Line | None:
    return next((line for line in lines if str(line.activity.public_id) == text), None)


def _merge(request: Request, keep: Activity, other: Activity) -> HttpResponse:
    by, seen = request.membership, version_of(request.POST)
    try:
        services.merge_activities(keep=keep, other=other, member=by, now=now(), version=seen)
    except REFUSALS as refusal:
        messages.error(request, str(refusal.message))
    return redirect(at(request, "activity_page", keep.public_id))

"""Activities entered by hand, typed over, removed and taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from athletes.access import action
from athletes.http import Request
from athletes.models import Activity, Athlete
from athletes.selectors import shoes_of
from athletes.services import Changed
from ingest import services
from ingest.forms.activities import EditForm, EntryForm
from ingest.models import Outcome
from ingest.selectors.activity_page import typed_of
from ingest.views.activities import activity_of, athlete_of, frame_of
from tenancy.addresses import at

UNPROCESSABLE, CONFLICT = 422, 409


@action("activity.write")
@require_http_methods(["GET", "POST"])
def activity_new(request: Request, public_id: UUID) -> HttpResponse:
    """An activity that no device has recorded; a file of it joins it."""
    athlete = athlete_of(request, public_id)
    sent = request.POST if request.method == "POST" else None
    form = EntryForm(
        sent, athlete=athlete, shoes=shoes_of(athlete=athlete), units=request.user.units, now=now()
    )
    if sent is not None and form.is_valid():
        return _entered(request, athlete, form)
    words = {"form": form, "athlete": athlete, **frame_of(request, athlete)}
    return render(request, "ingest/activity_new.html", words, status=UNPROCESSABLE if form.errors else 200)


@action("activity.write")
@require_http_methods(["GET", "POST"])
def activity_edit(request: Request, public_id: UUID) -> HttpResponse:
    """What counts of the activity, typed over what its sources say."""
    activity = activity_of(request, public_id)
    form = _edit_form(request, activity)
    if request.method != "POST" or not form.is_valid():
        return _edit_page(request, activity, form, UNPROCESSABLE if form.errors else 200)
    try:
        _edit(request, activity, form)
    except Changed as refused:
        form.add_error(None, refused.message)
        return _edit_page(request, activity, form, CONFLICT)
    except services.NoDuration as refused:
        form.add_error("duration_s", refused.message)
        return _edit_page(request, activity, form, UNPROCESSABLE)
    messages.success(request, gettext("Saved."))
    return redirect(at(request, "activity_page", public_id))


@action("activity.write")
@require_POST
def activity_delete(request: Request, public_id: UUID) -> HttpResponse:
    """Remove it; the list offers to take it back."""
    activity = activity_of(request, public_id)
    try:
        services.delete_activity(activity=activity, version=_version(request), now=now())
    except Changed as refused:
        messages.error(request, refused.message)
        return redirect(at(request, "activity_page", public_id))
    return redirect(f"{at(request, 'activities', activity.athlete.public_id)}?removed={public_id}")


@action("activity.write")
@require_POST
def activity_restore(request: Request, public_id: UUID) -> HttpResponse:
    """Undo of activity_delete."""
    version = _version(request) or 0
    removed = Activity.objects.restorable_by(request.membership, version).select_related("athlete")
    activity = get_object_or_404(removed, public_id=public_id)
    try:
        services.restore_activity(activity=activity, version=version, now=now())
    except Changed as refused:
        messages.error(request, refused.message)
        return redirect(at(request, "activities", activity.athlete.public_id))
    return redirect(at(request, "activity_page", public_id))


def _version(request: Request) -> int | None:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() else None


def _entered(request: Request, athlete: Athlete, form: EntryForm) -> HttpResponse:
    filed = services.enter_activity(athlete=athlete, member=request.membership, entry=form.entry(), now=now())
    if filed.outcome == Outcome.DUPLICATE:
        messages.info(request, gettext("This activity was here already."))
    elif filed.outcome == Outcome.MERGED:
        messages.success(request, gettext("Saved, together with what other sources tell of this activity."))
    else:
        messages.success(request, gettext("Saved."))
    if filed.activity is None or filed.activity.deleted_at:
        return redirect(at(request, "activities", athlete.public_id))
    return redirect(at(request, "activity_page", filed.activity.public_id))


def _edit_form(request: Request, activity: Activity) -> EditForm:
    return EditForm(
        request.POST if request.method == "POST" else None,
        activity=activity,
        typed=typed_of(activity=activity),
        shoes=shoes_of(athlete=activity.athlete),
        units=request.user.units,
        now=now(),
    )


def _edit(request: Request, activity: Activity, form: EditForm) -> None:
    services.edit_activity(
        activity=activity,
        member=request.membership,
        values=form.values(),
        version=form.cleaned_data["version"],
        now=now(),
    )


def _edit_page(request: Request, activity: Activity, form: EditForm, status: int) -> HttpResponse:
    words = {"form": form, "activity": activity, **frame_of(request, activity.athlete)}
    return render(request, "ingest/activity_edit.html", words, status=status)

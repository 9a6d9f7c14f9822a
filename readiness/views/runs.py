"""The page of a run, and what the athlete says of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from athletes.access import action
from athletes.http import Request
from athletes.models import Activity
from readiness import selectors, services
from readiness.forms import EffortForm
from tenancy.addresses import at

TEMPLATE = "readiness/activity.html"


@action("activity.read")
@require_GET
@vary_on_headers("HX-Request")
def activity_page(request: Request, public_id: UUID) -> HttpResponse:
    """A run: whoever sees the athlete reads it; the athlete also says how it felt."""
    activity = _activity(request, public_id)
    given = {"rpe": activity.rpe, "feel": activity.feel, "pain": activity.pain, "note": activity.note}
    return _show(request, activity, EffortForm(initial=given))


@action("activity.write")
@require_POST
@vary_on_headers("HX-Request")
def log_effort(request: Request, public_id: UUID) -> HttpResponse:
    """How the run felt, from the athlete alone."""
    activity = _activity(request, public_id)
    if not _is_own(request, activity):
        raise Http404
    form = EffortForm(request.POST)
    if not form.is_valid():
        return _show(request, activity, form, status=422)
    logged = services.log_effort(activity=activity, **form.cleaned_data, now=now())
    if not request.htmx:
        messages.success(request, gettext("Saved. Thank you."))
        return redirect(at(request, "activity_page", activity.public_id))
    return _show(request, logged, EffortForm(initial=form.cleaned_data), saved=True)


def _activity(request: Request, public_id: UUID) -> Activity:
    seen = Activity.objects.visible_to(request.membership).current().select_related("athlete")
    found: Activity = get_object_or_404(seen, public_id=public_id)
    return found


def _is_own(request: Request, activity: Activity) -> bool:
    return request.athlete is not None and request.athlete.pk == activity.athlete_id


def _show(
    request: Request, activity: Activity, form: EffortForm, *, status: int = 200, **words: object
) -> HttpResponse:
    own = _is_own(request, activity)
    context = {
        "page": selectors.activity_page(activity=activity, units=request.user.units),
        "form": form,
        "own": own,
        "frame": "base_athlete.html" if own else "base_coach.html",
        **words,
    }
    template = f"{TEMPLATE}#run" if request.htmx else TEMPLATE
    return render(request, template, context, status=status)

"""A workout file as what it says: text, picture and steps."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from analytics.workout import profile, totals
from analytics.workout.text import write
from athletes.access import action, may
from athletes.http import Request
from ingest import services, wording_workouts
from ingest.forms.workouts import WorkoutForm
from ingest.services import NotAWorkout, ReadWorkout
from ingest.views.showing import frame_of
from planning import wording
from planning.selectors import paces_of
from planning.wording import Paces

UNPROCESSABLE = 422


@action("library.read")
@require_http_methods(["GET", "POST"])
def library_import(request: Request) -> HttpResponse:
    """Choose a file and see its workout. Nothing is kept."""
    posted = request.method == "POST"
    form = WorkoutForm(request.POST, request.FILES) if posted else WorkoutForm()
    context = {
        "form": form,
        "frame": frame_of(request, None),
        "may_write": may(request, "library.write"),
    }
    if not form.is_valid():
        status = UNPROCESSABLE if posted else 200
        return render(request, "ingest/workout.html", context, status=status)
    try:
        found = services.read_workout(*form.content())
    except NotAWorkout as refused:
        form.add_error("file", wording_workouts.not_a_workout(refused))
        errors = wording_workouts.text_errors(refused)
        return render(request, "ingest/workout.html", {**context, "errors": errors}, status=UNPROCESSABLE)
    return render(request, "ingest/workout.html", {**context, "found": _shown(request, found)})


def _shown(request: Request, found: ReadWorkout) -> dict[str, object]:
    paces = _paces(request)
    return {
        "title": found.title,
        "text": write(found.workout),
        "bars": profile(found.workout, paces.known),
        "totals": totals(found.workout, paces.known),
        "summary": wording.summary(found.workout, paces),
        "steps": wording.step_lines(found.workout, paces),
        "warnings": wording_workouts.reworded(found.warnings),
    }


def _paces(request: Request) -> Paces:
    """The reader's own, if they run."""
    athlete, units = request.athlete, request.user.units
    if athlete is None:
        return Paces(units=units)
    return paces_of(athlete=athlete, day=athlete.local_day(now()), units=units)

"""An athlete's readiness day by day, as a page and as a table to keep."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete
from readiness import exporting, selectors


@action("checkin.read")
@require_GET
def readiness_days(request: Request, public_id: UUID) -> HttpResponse:
    """Ninety days: the line, each morning's score and what it was made of."""
    athlete = get_object_or_404(Athlete.objects.visible_to(request.membership), public_id=public_id)
    own = request.athlete is not None and request.athlete.pk == athlete.pk
    history = selectors.readiness_history(athlete=athlete, today=athlete.local_day(now()))
    frame = "base_athlete.html" if own else "base_coach.html"
    context = {"athlete": athlete, "history": history, "own": own, "frame": frame}
    return render(request, "readiness/history.html", context)


@action("checkin.read")
@require_GET
def readiness_table(request: Request, public_id: UUID) -> HttpResponse:
    """The same as comma-separated values."""
    athlete = get_object_or_404(Athlete.objects.visible_to(request.membership), public_id=public_id)
    history = selectors.readiness_history(athlete=athlete, today=athlete.local_day(now()))
    answer = HttpResponse(exporting.readiness_csv(history), content_type="text/csv; charset=utf-8")
    name = exporting.filename(athlete.name, history)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer

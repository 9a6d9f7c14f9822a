"""What the watch says of an athlete's days."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete
from readiness import selectors


@action("checkin.read")
@require_GET
def watch_values(request: Request, public_id: UUID) -> HttpResponse:
    """The last fourteen days, source by source; for the athlete and for whoever coaches them."""
    athlete = get_object_or_404(Athlete.objects.visible_to(request.membership), public_id=public_id)
    own = request.athlete is not None and request.athlete.pk == athlete.pk
    table = selectors.watch_table(
        athlete=athlete, today=athlete.local_day(now()), units=request.user.units, own=own
    )
    frame = "base_athlete.html" if own else "base_coach.html"
    context = {"athlete": athlete, "table": table, "own": own, "frame": frame}
    return render(request, "readiness/watch.html", context)

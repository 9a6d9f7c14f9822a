"""Further pages of one athlete: zones and thresholds through time, and the files."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from athletes.access import action, may
from athletes.http import Request
from athletes.selectors import zone_history as history_of
from coach import selectors
from coach.views.calendar import athlete_of
from coach.views.showing import public_id_of


@action("queue.read")
@require_GET
def zone_history(request: Request, public_id: UUID) -> HttpResponse:
    """Which zones and thresholds counted when, and who set them."""
    athlete = athlete_of(request, public_id)
    words = {
        "athlete": athlete,
        "history": history_of(athlete=athlete, today=athlete.local_day(now())),
        "may_write": may(request, "zones.write"),
    }
    return render(request, "coach/zone_history.html", words)


@action("queue.read")
@require_GET
def athlete_files(request: Request, public_id: UUID) -> HttpResponse:
    """What came in, and what became of it, page by page."""
    athlete = athlete_of(request, public_id)
    after, refused = public_id_of(request.GET.get("after", "")), request.GET.get("files") == "refused"
    words = {
        "athlete": athlete,
        "files": selectors.files_of(athlete=athlete, refused=refused, after=after),
        "refused": refused,
        "after": after,
    }
    return render(request, "coach/athlete_files.html", words)

"""What the pages of planning share: whose numbers count, in which frame they stand, what may not leave."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from analytics.workout import Physiology
from athletes.http import Request
from athletes.models import Athlete
from athletes.selectors import physiology
from planning import selectors
from planning.desk import Runner
from planning.forms import LibraryForm
from planning.models import PlannedSession
from planning.wording import Paces

UNPROCESSABLE, CONFLICT = 422, 409


def library_form(request: Request) -> LibraryForm:
    """Staff may choose whose paces count; an athlete sees their own."""
    data = request.POST if request.method == "POST" else request.GET
    return LibraryForm(data, athletes=athletes_of(request))


def athletes_of(request: Request) -> list[Athlete]:
    """Whom the staff may choose, by name; nobody for athletes."""
    seen = Athlete.objects.visible_to(request.membership) if request.membership.is_staff else ()
    return list(seen)


def chosen_of(request: Request) -> Athlete | None:
    """Whose numbers a page of the library shows."""
    return library_form(request).chosen() or request.athlete


def physiology_for(athlete: Athlete | None) -> Physiology:
    """Of today; of nobody where there is none."""
    if athlete is None:
        return Physiology()
    return physiology(athlete=athlete, day=athlete.local_day(timezone.now()))


def paces_for(athlete: Athlete | None, request: Request) -> Paces:
    """The same for words, in the reader's units."""
    units = request.user.units
    if athlete is None:
        return Paces(units=units)
    return selectors.paces_of(athlete=athlete, day=athlete.local_day(timezone.now()), units=units)


def runner_of(athlete: Athlete | None, request: Request) -> Runner:
    """Both."""
    return Runner(physiology_for(athlete), paces_for(athlete, request))


def frame_of(request: Request, athlete: Athlete | None = None) -> str:
    """An athlete's own pages stand in theirs; the library, and others, in the coach's for the staff."""
    if athlete is None:
        return "base_coach.html" if request.membership.is_staff else "base_athlete.html"
    own = request.athlete is not None and request.athlete.pk == athlete.pk
    return "base_athlete.html" if own else "base_coach.html"


def planned_of(request: Request, public_id: UUID) -> PlannedSession:
    """A planned session that the member sees, with whose it is."""
    seen = PlannedSession.objects.visible_to(request.membership).select_related("athlete", "plan")
    found: PlannedSession = get_object_or_404(seen, public_id=public_id)
    return found


def not_confirmed(request: Request, session: PlannedSession, refused: selectors.NotConfirmed) -> HttpResponse:
    """Why nothing of the session leaves yet."""
    context = {"session": session, "refused": refused, "frame": frame_of(request, session.athlete)}
    return render(request, "planning/not_confirmed.html", context, status=CONFLICT)

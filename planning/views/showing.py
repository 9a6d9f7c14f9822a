"""What the pages of the library have in common: for whom they are drawn, and in which frame."""

from django.utils import timezone

from analytics.workout import Physiology
from athletes.http import Request
from athletes.models import Athlete
from athletes.selectors import physiology
from planning import selectors
from planning.desk import Runner
from planning.forms import LibraryForm
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


def known_of(athlete: Athlete | None) -> Physiology:
    """What is known of the runner today; a typical one where none is chosen."""
    if athlete is None:
        return Physiology()
    return physiology(athlete=athlete, day=athlete.local_day(timezone.now()))


def paces_of(athlete: Athlete | None, request: Request) -> Paces:
    """The same for words, in the reader's units."""
    units = request.user.units
    if athlete is None:
        return Paces(units=units)
    return selectors.paces_of(athlete=athlete, day=athlete.local_day(timezone.now()), units=units)


def runner_of(athlete: Athlete | None, request: Request) -> Runner:
    """Both."""
    return Runner(known_of(athlete), paces_of(athlete, request))


def frame(request: Request) -> str:
    """Whose frame the page stands in."""
    return "base_coach.html" if request.membership.is_staff else "base_athlete.html"

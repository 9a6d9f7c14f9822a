"""The page of one athlete: to decide about them in a minute."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from athletes.access import action, may
from athletes.http import Request
from athletes.models import Athlete
from coach import selectors, wording
from coach.selectors import Kind, PersonDetail, Place
from coach.selectors.timeline import BadCursor, Cursor, cursor_of
from coach.views import verbs
from planning.models import Plan


@action("queue.read")
@require_GET
def athlete_page(request: Request, public_id: UUID) -> HttpResponse:
    """Everything about one athlete; the timeline narrowed and leafed through by the address."""
    visible = Athlete.objects.visible_to(request.membership).select_related("organization", "coach__user")
    athlete = get_object_or_404(visible, public_id=public_id)
    kind, cursor = _kind(request), _cursor(request)
    person = selectors.person(
        athlete=athlete,
        now=now(),
        units=request.user.units,
        kind=kind,
        cursor=cursor,
        by=request.membership,
    )
    words = {
        "person": person,
        "kinds": tuple(wording.KINDS.items()),
        "kind": kind,
        "leafed": cursor is not None,
        "may_plan": may(request, "plan.write"),
        "may_assign": may(request, "coaching.write"),
        "season_plan": _season(person.plan),
        **_verbs(request, person),
    }
    return render(request, "coach/athlete.html", words)


def _verbs(request: Request, person: PersonDetail) -> dict[str, Any]:
    """The forms of the open case, which lead back here."""
    if person.case is None or not may(request, "queue.decide"):
        return {"dialogs": (), "may_decide": False}
    place = Place(back=person.athlete.public_id)
    return {
        "dialogs": verbs.dialogs(request, person.case.intervention, {}),
        "may_decide": True,
        "place": place,
    }


def _season(plan: Plan | None) -> Plan | None:
    """A plan that is a page of its own: not one that only holds single sessions."""
    return plan if plan is not None and plan.race_id else None


def _kind(request: Request) -> Kind | None:
    given = request.GET.get("show", "")
    return Kind(given) if given in set(Kind) else None


def _cursor(request: Request) -> Cursor | None:
    """Where the address says the page begins; at the newest, where it says nothing that can be understood."""
    try:
        return cursor_of(request.GET.get("before", ""))
    except BadCursor:
        return None

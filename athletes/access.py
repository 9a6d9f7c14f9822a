"""Who may do what to whom: one function, the decorator that asks it, and its queryset twin `visible_to`."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse

from athletes.http import Request
from athletes.models import Athlete, Author, Message, Notice
from tenancy.access import kinds, open_to
from tenancy.models import Membership

View = Callable[..., HttpResponse]


def own_athlete(membership: Membership) -> Athlete | None:
    """The athlete that the member is, if any; what is new for them comes along, in the same query."""
    found = Athlete.objects.current().filter(member=membership)
    own: Athlete | None = found.annotate(**news_of_own(membership)).first()
    if own is not None:
        own.organization = membership.organization
    return own


def news_of_own(membership: Membership) -> dict[str, Any]:
    """Messages and notices that the athlete has not seen: what their navigation counts."""
    said = Message.objects.filter(athlete=OuterRef("pk"), side=Author.COACH, read_at=None)
    told = Notice.objects.filter(member=membership).unread()
    return {"unread_messages": _count(said), "unread_notices": _count(told)}


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("organization").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def allowed(membership: Membership, action: str, athlete: Athlete | None = None) -> bool:
    """True if the member may perform the action, on this athlete if one is named."""
    own = own_athlete(membership)
    if not open_to(action, kinds(membership, is_athlete=own is not None)):
        return False
    if athlete is None or (own is not None and own.pk == athlete.pk):
        return True
    return Athlete.objects.visible_to(membership).filter(pk=athlete.pk).exists()


def may(request: Request, name: str) -> bool:
    """True if the request's member may perform the action on some athlete or other. No query."""
    return open_to(name, kinds(request.membership, is_athlete=request.athlete is not None))


def action(name: str) -> Callable[[View], View]:
    """Declare a view's action. Whoever may not perform it finds nothing there.

    The middleware has read the organization's slug; the view does without it. The view finds the member's
    own athlete, or None, as `request.athlete`.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, slug: str, **kwargs: Any) -> HttpResponse:
            request.athlete = own_athlete(request.membership)
            if not may(request, name):
                raise Http404
            return view(request, **kwargs)

        guarded.action = name  # type: ignore[attr-defined]
        return guarded

    return declare

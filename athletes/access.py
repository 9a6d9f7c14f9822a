"""Who may do what to whom: one function, the decorator that asks it, and its queryset twin `visible_to`."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse

from athletes.http import Request
from athletes.models import Athlete
from tenancy.access import kinds, open_to
from tenancy.models import Membership

View = Callable[..., HttpResponse]


def own_athlete(membership: Membership) -> Athlete | None:
    """The athlete that the member is, if any."""
    own: Athlete | None = Athlete.objects.current().filter(member=membership).first()
    if own is not None:
        own.organization = membership.organization
    return own


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

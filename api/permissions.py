"""Whoever may not, finds nothing there: each view declares the action of each of its methods."""

from django.http import Http404
from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import BasePermission

from api.endpoint import Endpoint, declared
from api.http import Request
from api.problems import OrganizationMissing, PasswordChangeRequired
from athletes.access import own_athlete
from tenancy.access import kinds, open_to


class DeclaredAction(BasePermission):
    """The API's twin of athletes.access.action."""

    def has_permission(self, request: Request, view: Endpoint) -> bool:
        action = declared(view, request.method)
        if action == "public":
            return True
        _demand_person(request)
        # Without an action the method does not exist: DRF says so, to people it knows.
        if action not in (None, "signed_in"):
            _enter(request, action)
        return True


def _demand_person(request: Request) -> None:
    if not request.user.is_authenticated:
        raise NotAuthenticated(code="token_invalid" if request.by_token else None)
    if request.user.must_change_password:
        raise PasswordChangeRequired


def _enter(request: Request, action: str) -> None:
    """The middleware has found the organization, or answered 404 for one that is not the person's."""
    if request.organization is None:
        raise OrganizationMissing
    request.athlete = own_athlete(request.membership)
    if not open_to(action, kinds(request.membership, is_athlete=request.athlete is not None)):
        raise Http404

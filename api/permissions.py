"""Whoever may not, finds nothing there: each view declares the action of each of its methods."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import BasePermission

from api.http import Request
from api.problems import OrganizationMissing, PasswordChangeRequired
from athletes.access import own_athlete
from tenancy.access import kinds, open_to

READS_AS = {"HEAD": "GET"}


def declared(view: Any, method: str | None) -> str | None:
    """The action of a view's method; None for a method that does not exist."""
    actions: dict[str, str] = view.actions
    name = method or "GET"
    return actions.get(READS_AS.get(name, name))


class DeclaredAction(BasePermission):
    """The API's twin of athletes.access.action."""

    def has_permission(self, request: Any, view: Any) -> bool:
        action = declared(view, request.method)
        if action == "public":
            return True
        _demand_person(request)
        # Without an action there is no such method, and DRF says so; api.endpoint sees to that.
        if action is not None and action != "signed_in":
            _enter(request, action)
        return True


def may(request: Request, action: str) -> bool:
    """True if the member may perform the action on some athlete or other. No query."""
    return open_to(action, kinds(request.membership, is_athlete=request.athlete is not None))


def _demand_person(request: Any) -> None:
    if not request.user.is_authenticated and request.by_token:
        raise NotAuthenticated(_("This token does not count, or no longer."), "token_invalid")
    if not request.user.is_authenticated:
        raise NotAuthenticated
    if request.user.must_change_password:
        raise PasswordChangeRequired


def _enter(request: Request, action: str) -> None:
    """The middleware has found the organization, or answered 404 for one that is not the person's."""
    if request.organization is None:
        raise OrganizationMissing
    request.athlete = own_athlete(request.membership)
    if not may(request, action):
        raise Http404

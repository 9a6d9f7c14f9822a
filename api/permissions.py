"""Whoever may not, finds nothing there: each view declares the action of each of its methods."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import BasePermission

from api.http import Request
from api.problems import OrganizationMissing, PasswordChangeRequired, Refused, SecondFactorRequired
from athletes.access import own_athlete
from tenancy.access import kinds, open_to
from tenancy.keys import reach_of
from tenancy.models import ApiKey

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
        if request.api_key is not None and action is not None:
            _demand_reach(request, request.api_key, action)
        # Without an action there is no such method, and DRF says so; api.endpoint sees to that.
        if action is not None and action != "signed_in":
            _enter(request, action)
        return True


def may(request: Request, action: str) -> bool:
    """True if the member may perform the action on some athlete or other. No query."""
    return open_to(action, kinds(request.membership, is_athlete=request.athlete is not None))


def _demand_person(request: Any) -> None:
    if not request.user.is_authenticated and request.by_key:
        raise NotAuthenticated(_("This API key does not count, or no longer."), "key_invalid")
    if not request.user.is_authenticated and request.by_token:
        raise NotAuthenticated(_("This token does not count, or no longer."), "token_invalid")
    if not request.user.is_authenticated:
        raise NotAuthenticated
    if request.user.must_change_password:
        raise PasswordChangeRequired
    if request.lacks_second_factor:
        raise SecondFactorRequired


def _demand_reach(request: Request, key: ApiKey, action: str) -> None:
    """A key has its own organization, and only the actions of its scopes."""
    if request.headers.get("Organization", request.organization.slug) != request.organization.slug:
        raise Refused(403, "organization_differs", _("This API key belongs to another organization."))
    reach = reach_of(action)
    if reach is None:
        raise Refused(403, "not_with_key", _("This cannot be done with an API key. Sign in as a person."))
    if reach not in key.scopes:
        words = _("This API key lacks the scope %(scope)s.") % {"scope": reach.value}
        raise Refused(403, "scope_missing", words)


def _enter(request: Request, action: str) -> None:
    """The middleware has found the organization, or answered 404 for one that is not the person's.

    A key acts for the staff alone: what an athlete does, they do themself.
    """
    if request.organization is None:
        raise OrganizationMissing
    request.athlete = None if request.api_key else own_athlete(request.membership)
    if not may(request, action):
        raise Http404

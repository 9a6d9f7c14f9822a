"""The request as the API's views know it."""

from django.http import Http404
from rest_framework import request

from athletes.models import Athlete
from tenancy.models import ApiKey, Membership, Organization, User


class Request(request.Request):
    """Inside an organization; `athlete` is the member's own, set by permissions.DeclaredAction."""

    user: User
    organization: Organization
    membership: Membership
    athlete: Athlete | None
    api_key: ApiKey | None


def own(request: Request) -> Athlete:
    """The athlete that the member is; 404 for staff who do not run here."""
    if request.athlete is None:
        raise Http404
    return request.athlete

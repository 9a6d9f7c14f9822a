"""The request as the API's views know it."""

from rest_framework import request

from athletes.models import Athlete
from tenancy.models import Membership, Organization, User


class Request(request.Request):
    """Inside an organization; `athlete` is the member's own, set by permissions.DeclaredAction."""

    user: User
    organization: Organization
    membership: Membership
    athlete: Athlete | None
    by_token: bool

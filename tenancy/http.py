"""The request as views know it, after the middleware has run."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from tenancy.models import Membership, Organization, User


class Request(HttpRequest):
    """A request inside an organization."""

    user: User
    htmx: HtmxDetails
    organization: Organization
    membership: Membership
    memberships: list[Membership]

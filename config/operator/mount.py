"""Answers a request by the addresses of one organization's admin, mounted below that organization's own.

The stock admin reverses its addresses without knowing of a slug. So it is mounted as a server mounts an
application: the part before it is the script's prefix, for as long as the page is made.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import structlog
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, get_urlconf, resolve, reverse, set_script_prefix, set_urlconf

from tenancy.database.signing import signed
from tenancy.models import OperatorVisit, Organization, User

ADDRESSES = "config.operator.addresses"


@dataclass(frozen=True, slots=True)
class Here:
    """Where the operator is, as the pages inside say it."""

    organization: Organization
    reason: str
    ends_at: datetime
    leave_url: str


class Request(HttpRequest):
    """An operator's request, and where they are while a visit lasts."""

    user: User
    visit: Here


def answer_inside(request: Request, *, visit: OperatorVisit, rest: str) -> HttpResponse:
    """The page, made whole in the caller's scope and transaction; operator and reason go with each write."""
    slug = visit.organization.slug
    prefix = reverse("inside", args=[slug])
    leave_url = reverse("leave_organization", args=[slug])
    request.visit = Here(visit.organization, visit.reason, visit.ends_at, leave_url)
    structlog.contextvars.bind_contextvars(organization_id=visit.organization_id)
    with signed(operator=visit.operator_id, reason=visit.reason, visit=visit.pk), _mounted(prefix):
        response = _answer(request, rest)
    if response.status_code >= 500:
        transaction.set_rollback(True)
    return response


def _answer(request: Request, rest: str) -> HttpResponse:
    match = request.resolver_match = resolve(f"/{rest}")
    response = match.func(request, *match.args, **match.kwargs)
    return response.render() if hasattr(response, "render") else response


@contextmanager
def _mounted(prefix: str) -> Iterator[None]:
    outer = get_script_prefix(), get_urlconf()
    set_script_prefix(prefix)
    set_urlconf(ADDRESSES)
    try:
        yield
    finally:
        set_script_prefix(outer[0])
        set_urlconf(outer[1])

"""The request as the API's views know it, and what they take from it."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework import request
from rest_framework.exceptions import APIException
from rest_framework.serializers import Serializer

from athletes.models import Activity, Athlete
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


def athlete_of(request: Request, public_id: UUID) -> Athlete:
    """The athlete of the address, if the member sees them."""
    seen = Athlete.objects.visible_to(request.membership).select_related("organization", "coach__user")
    found: Athlete = get_object_or_404(seen, public_id=public_id)
    return found


def activity_of(request: Request, public_id: UUID) -> Activity:
    """The activity of the address, if the member sees its athlete."""
    seen = Activity.objects.visible_to(request.membership).current()
    found: Activity = get_object_or_404(
        seen.select_related("athlete__organization", "shoe"), public_id=public_id
    )
    return found


def is_own(request: Request, athlete: Athlete) -> bool:
    """True if the member is this athlete."""
    return request.athlete is not None and request.athlete.pk == athlete.pk


def given(request: Request, kind: type[Serializer], **options: Any) -> dict[str, Any]:
    """The body as the serializer reads it. Raises ValidationError."""
    read = kind(data=request.data, **options)
    read.is_valid(raise_exception=True)
    values: dict[str, Any] = read.validated_data
    return values


def version_of(request: Request) -> int:
    """The version that the body names; 0, which no row has, for none: what cannot be read tells nothing."""
    try:
        said = request.data.get("version") if isinstance(request.data, dict) else None
    except APIException:
        return 0
    return said if isinstance(said, int) and 0 < said < 2**31 else 0

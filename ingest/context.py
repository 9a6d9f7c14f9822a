"""Notices of imports that ended in the background, for the pages that show them."""

from typing import Any

from django.utils.functional import SimpleLazyObject

from athletes.http import Request
from ingest import selectors
from ingest.models import ImportRun


def notices(request: Request) -> dict[str, Any]:
    """`import_notices`: of the member's own running and of what they sent; read only where they are shown."""
    membership = getattr(request, "membership", None)
    if membership is None:
        return {}
    return {"import_notices": SimpleLazyObject(lambda: _notices(request))}


def _notices(request: Request) -> list[ImportRun]:
    return selectors.notices(membership=request.membership, athlete=getattr(request, "athlete", None))

"""Notices of imports that ended in the background, for the pages that show them."""

from typing import Any

from django.db.models import Q
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
    mine = Q(uploader=request.membership)
    athlete = getattr(request, "athlete", None)
    runs = ImportRun.objects.visible_to(request.membership)
    return selectors.notices(runs=runs.filter(mine | Q(athlete=athlete) if athlete else mine))

"""Sessions to take along, as files for watches and programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete
from planning import selectors, wording
from planning.exporting import Export, Format, format_of
from planning.models import CatalogueSession
from planning.views.showing import chosen_of, not_confirmed, planned_of


@dataclass(frozen=True, slots=True)
class Download:
    """A file on the list: `code` for its address, and what it cannot say of this session."""

    code: str
    name: str
    purpose: str
    losses: list[str]


def downloads(exports: Sequence[Export]) -> list[Download]:
    """What can be taken along."""
    return [
        Download(
            code=one.format.value,
            name=wording.format_name(one.format),
            purpose=wording.format_purpose(one.format),
            losses=wording.losses(one.lost),
        )
        for one in exports
    ]


def day_for(athlete: Athlete | None) -> date:
    """Today, where the athlete is."""
    return athlete.local_day(timezone.now()) if athlete else timezone.localdate()


@action("library.read")
@require_GET
def library_export(request: Request, code: str) -> HttpResponse:
    """A session of the library as a file, with the paces of whoever is chosen."""
    session, wanted, chosen = _library(code), _wanted(request), chosen_of(request)
    export = selectors.library_export(session=session, wanted=wanted, athlete=chosen, day=day_for(chosen))
    return _file(export)


@action("plan.read")
@require_GET
def session_export(request: Request, public_id: UUID) -> HttpResponse:
    """A planned session as a file, once a person stands behind it."""
    session, wanted = planned_of(request, public_id), _wanted(request)
    try:
        export = selectors.session_export(session=session, wanted=wanted)
    except selectors.NotConfirmed as refused:
        return not_confirmed(request, session, refused)
    if export is None:
        raise Http404
    return _file(export)


def _library(code: str) -> CatalogueSession:
    found: CatalogueSession = get_object_or_404(CatalogueSession, code=code)
    return found


def _wanted(request: Request) -> Format:
    wanted = format_of(request.GET.get("format", ""))
    if wanted is None:
        raise Http404
    return wanted


def _file(export: Export) -> HttpResponse:
    """Saved, not shown; health data stays out of every cache."""
    saved = content_disposition_header(as_attachment=True, filename=export.filename)
    headers = {"Content-Disposition": saved or "attachment", "Cache-Control": "no-store"}
    return HttpResponse(export.data, content_type=export.content_type, headers=headers)

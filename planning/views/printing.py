"""Sessions on one sheet of paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from analytics.workout import Bar
from athletes.access import action
from athletes.http import Request
from planning import selectors
from planning.models import PlannedSession
from planning.proposal import Words
from planning.selectors import LibrarySession, SessionDetail
from planning.views.showing import (
    chosen_of,
    frame_of,
    not_confirmed,
    paces_for,
    physiology_for,
    planned_of,
)
from planning.wording import StepLine


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the paper."""

    title: Words
    purpose: Words
    cues: Words | str
    bars: Sequence[Bar]
    summary: str
    steps: list[StepLine]
    duration_s: float
    distance_m: float | None
    load: float


@action("library.read")
@require_GET
def library_print(request: Request, code: str) -> HttpResponse:
    """A session of the library, with the paces of whoever is chosen."""
    chosen = chosen_of(request)
    found = selectors.library_session(
        code=code, physiology=physiology_for(chosen), paces=paces_for(chosen, request)
    )
    if found is None:
        raise Http404
    context = {"sheet": _of_library(found), "code": code, "chosen": chosen, "frame": frame_of(request)}
    return render(request, "planning/printed.html", context)


@action("plan.read")
@require_GET
def session_print(request: Request, public_id: UUID) -> HttpResponse:
    """A planned session, once a person stands behind it."""
    session = planned_of(request, public_id)
    try:
        selectors.demand_may_leave(session)
    except selectors.NotConfirmed as refused:
        return not_confirmed(request, session, refused)
    detail = selectors.session_detail(session=session, units=request.user.units)
    athlete = session.athlete
    context = {"sheet": _of_plan(session, detail), "session": session, "chosen": athlete}
    return render(request, "planning/printed.html", {**context, "frame": frame_of(request, athlete)})


def _of_library(found: LibrarySession) -> Sheet:
    card = found.card
    return Sheet(
        title=card.title,
        purpose=card.purpose,
        cues=found.cues,
        bars=card.bars,
        summary=found.summary,
        steps=found.steps,
        duration_s=card.totals.duration_s,
        distance_m=card.totals.distance_m,
        load=card.totals.load,
    )


def _of_plan(session: PlannedSession, detail: SessionDetail) -> Sheet:
    return Sheet(
        title=session.title,
        purpose=session.purpose,
        cues=detail.cues,
        bars=detail.view.bars,
        summary=detail.view.summary,
        steps=detail.steps,
        duration_s=session.duration_s,
        distance_m=session.distance_m,
        load=session.load,
    )

"""Imports: how far one is, what it brought, its buttons; the list of them, and what flows in."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from athletes.access import View, action, may
from athletes.http import Request
from ingest import selectors, services, wording_imports
from ingest.models import ImportRun, Outcome
from ingest.selectors import Progress
from ingest.services import NotNow
from ingest.views.showing import athlete_of, frame_of, on_to
from tenancy.addresses import at

TEMPLATE = "ingest/import.html"


@action("import.read")
@require_GET
@vary_on_headers("HX-Request")
def import_page(request: Request, public_id: UUID) -> HttpResponse:
    """How far the import is, asked every second until it is over; and what each of its files became."""
    moment, run = now(), _run(request, public_id)
    progress = selectors.progress_of(run=run, now=moment)
    if request.htmx and request.GET.get("seen"):
        return _news(request, progress)
    if progress.is_over and run.seen_at is None:
        services.put_away(run=run, now=moment)
    outcome, page = request.GET.get("outcome", ""), request.GET.get("page", "")
    outcome = outcome if outcome in set(Outcome) else ""
    number = int(page) if page.isdecimal() and len(page) < len("1000000") else 1
    items = selectors.items_of(run=run, outcome=outcome, page=number)
    return render(request, TEMPLATE, {**_words(request, progress), "items": items, "outcome": outcome})


@action("import.write")
@require_http_methods(["GET", "POST"])
def import_undo(request: Request, public_id: UUID) -> HttpResponse:
    """GET says what would go; POST takes it back."""
    run = _run(request, public_id)
    if request.method == "POST":
        return _done(request, run, services.undo, gettext("What the import brought has been taken back."))
    taken = selectors.undo_preview(run=run)
    words = {"run": run, "taken": taken, "frame": frame_of(request, run.athlete)}
    return render(request, "ingest/import_undo.html", words)


@action("import.write")
@require_POST
def import_seen(request: Request, public_id: UUID) -> HttpResponse:
    """Put the notice of an import away."""
    services.put_away(run=_run(request, public_id), now=now())
    if request.htmx:
        return HttpResponse("")
    return redirect(at(request, "home"))


def presses(act: Callable[..., ImportRun], said: str) -> View:
    """The view of one button of an import."""

    @action("import.write")
    @require_POST
    def press(request: Request, public_id: UUID) -> HttpResponse:
        return _done(request, _run(request, public_id), act, gettext(said) if said else "")

    return press


import_start = presses(services.start_previewed, "")
import_cancel = presses(services.cancel, "")
import_retry = presses(services.retry_refused, "")


@action("import.read")
@require_GET
def imports(request: Request, public_id: UUID) -> HttpResponse:
    """One athlete's imports and sources."""
    athlete = athlete_of(request, public_id)
    words = {
        "flow": selectors.flow_of(athlete=athlete),
        "athlete": athlete,
        "frame": frame_of(request, athlete),
    }
    return render(request, "ingest/imports.html", words)


@action("sync.read")
@require_GET
def sync(request: Request) -> HttpResponse:
    """What flows in for everybody the member sees."""
    flow = selectors.flow_of_caseload(membership=request.membership, now=now())
    return render(request, "ingest/sync.html", {"flow": flow})


def _run(request: Request, public_id: UUID) -> ImportRun:
    seen = ImportRun.objects.visible_to(request.membership)
    found: ImportRun = get_object_or_404(
        seen.select_related("athlete", "uploader__user"), public_id=public_id
    )
    return found


def _news(request: Request, progress: Progress) -> HttpResponse:
    """The progress where it got on; the whole page anew where it is over."""
    if progress.is_over:
        return on_to(request, at(request, "import_page", progress.run.public_id))
    if request.GET["seen"] == progress.seen:
        return HttpResponse(status=204)
    return render(request, f"{TEMPLATE}#progress", _words(request, progress))


def _words(request: Request, progress: Progress) -> dict[str, object]:
    run = progress.run
    return {
        "run": run,
        "progress": progress,
        "disputes": selectors.disputes_of(run=run) if progress.is_over else 0,
        "state_words": wording_imports.state(run.state),
        "state_look": wording_imports.LOOKS.get(run.state, "info"),
        "rate": wording_imports.rate(progress.per_second),
        "left": wording_imports.left(progress.left),
        "frame": frame_of(request, run.athlete),
        "may_write_library": may(request, "library.write"),
    }


def _done(request: Request, run: ImportRun, act: Callable[..., ImportRun], said: str) -> HttpResponse:
    try:
        act(run=run, now=now())
    except NotNow as refused:
        messages.warning(request, wording_imports.not_now(refused.state))
    else:
        if said:
            messages.success(request, said)
    return redirect(at(request, "import_page", run.public_id))

"""Saved views of the queue and the squad: kept, named, shared, put in order, removed."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes.access import action
from athletes.http import Request
from athletes.services import Changed
from coach import selectors, services
from coach.forms.saved_views import KeepForm, ViewForm
from coach.models import SavedPage, SavedView
from tenancy.addresses import at

UNPROCESSABLE, CONFLICT = 422, 409
PAGES = {SavedPage.QUEUE: "command_center", SavedPage.SQUAD: "squad"}


@action("view.read")
@require_GET
def saved_views(request: Request) -> HttpResponse:
    """One's own views and the shared ones, page by page."""
    shelves = [
        (page, at(request, PAGES[page]), selectors.saved_views(membership=request.membership, page=page))
        for page in SavedPage
    ]
    return render(request, "coach/saved_views.html", {"shelves": shelves})


@action("view.write")
@require_http_methods(["GET", "POST"])
def view_keep(request: Request) -> HttpResponse:
    """Keep the page that the address names as it stands."""
    asked = {"page": request.GET.get("page", SavedPage.QUEUE), "query": request.GET.get("query", "")}
    form = KeepForm(request.POST if request.method == "POST" else None, initial=asked)
    if not form.is_valid():
        return _page(request, form)
    try:
        kept = services.keep_view(member=request.membership, **form.facts())
    except (services.ViewExists, services.TooManyViews) as refused:
        form.add_error("name", refused.message)
        return _page(request, form)
    _said(request, gettext("Saved: %(name)s"), kept, "view_remove")
    return redirect(f"{at(request, PAGES[SavedPage(kept.page)])}?{kept.query}")


@action("view.write")
@require_http_methods(["GET", "POST"])
def view_change(request: Request, public_id: UUID) -> HttpResponse:
    """Another name, shared or not."""
    view = _own(request, public_id)
    first = {"name": view.name, "shared": view.shared, "version": view.version}
    form = ViewForm(request.POST if request.method == "POST" else None, initial=first)
    if not form.is_valid():
        return _page(request, form, view)
    try:
        services.change_view(view=view, version=form.cleaned_data["version"], **form.facts())
    except services.ViewExists as refused:
        form.add_error("name", refused.message)
        return _page(request, form, view)
    except Changed as refused:
        form.add_error(None, refused.message)
        return _page(request, form, view, CONFLICT)
    return redirect(at(request, "saved_views"))


@action("view.write")
@require_POST
def view_move(request: Request, public_id: UUID) -> HttpResponse:
    """One place to the front, or to the back."""
    services.move_view(view=_own(request, public_id), by=1 if request.POST.get("to") == "back" else -1)
    return redirect(at(request, "saved_views"))


@action("view.write")
@require_POST
def view_remove(request: Request, public_id: UUID) -> HttpResponse:
    """The view is gone, with the way back."""
    view = services.remove_view(view=_own(request, public_id), now=now())
    _said(request, gettext("Removed: %(name)s"), view, "view_restore")
    return redirect(at(request, "saved_views"))


@action("view.write")
@require_POST
def view_restore(request: Request, public_id: UUID) -> HttpResponse:
    """Take a removed view back."""
    seen = request.GET.get("version", "")
    version = int(seen) if seen.isdecimal() and len(seen) < len(str(2**31)) else 0
    own = SavedView.objects.restorable(request.membership, version)
    view = get_object_or_404(own, public_id=public_id)
    try:
        services.restore_view(view=view, version=version)
    except (Changed, services.ViewExists) as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, gettext("Undone: %(name)s") % {"name": view.name})
    return redirect(at(request, "saved_views"))


def _own(request: Request, public_id: UUID) -> SavedView:
    """Only who keeps a view may change it; for everybody else there is none."""
    own = SavedView.objects.visible_to(request.membership).filter(member=request.membership)
    found: SavedView = get_object_or_404(own, public_id=public_id)
    return found


def _said(request: Request, words: str, view: SavedView, back: str) -> None:
    undo = f"{at(request, back, view.public_id)}?{urlencode({'version': view.version})}"
    messages.success(request, words % {"name": view.name}, extra_tags=f"undo:{undo}")


def _page(request: Request, form: ViewForm, view: SavedView | None = None, status: int = 200) -> HttpResponse:
    status = UNPROCESSABLE if form.errors and status == HttpResponse.status_code else status
    return render(request, "coach/saved_view.html", {"form": form, "view": view}, status=status)

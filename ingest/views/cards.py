"""What the templates of reconciliation are given, and the answers after a decision."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext

from athletes.http import Request
from athletes.models import Athlete
from ingest import selectors
from ingest.forms import TypedForm
from ingest.models import Conflict
from ingest.selectors import Place
from ingest.views.showing import athlete_of, frame_of
from tenancy.addresses import at

TEMPLATE = "ingest/reconcile.html"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose cards: one athlete's, or of everybody whom the member sees."""

    athlete: Athlete | None
    waiting: "QuerySet[Conflict]"
    url: str

    @property
    def query(self) -> str:
        return f"?athlete={self.athlete.public_id}" if self.athlete else ""


def scope_of(request: Request, public_id: UUID | None = None) -> Scope:
    waiting = selectors.pending(request.membership)
    if public_id is None:
        return Scope(None, waiting, at(request, "reconcile"))
    athlete = athlete_of(request, public_id)
    return Scope(athlete, waiting.of(athlete), at(request, "athlete_reconcile", public_id))  # type: ignore[attr-defined]  # of AthleteOwnedQuerySet


def scope_asked(request: Request) -> Scope:
    """As the address of a button says: what was pressed leads back to where it stood."""
    text = request.GET.get("athlete", "")
    try:
        return scope_of(request, UUID(text) if text else None)
    except ValueError:
        raise Http404 from None


def either(request: Request, scope: Scope, wanted: str, *, status: int = 200, **about: Any) -> HttpResponse:
    """The open card for htmx, the page for everyone else."""
    place = _place(request, scope, wanted)
    template = TEMPLATE + ("#pane" if request.htmx else "")
    return _varied(render(request, template, _words(request, scope, place, **about), status=status))


def onwards(request: Request, scope: Scope, said: str, *, with_rows: bool = False) -> HttpResponse:
    """What happened, and the next card."""
    wanted = request.POST.get("next", "")
    if not request.htmx:
        messages.success(request, said)
        return redirect(scope.url)
    place = _place(request, scope, wanted)
    about = {"said": said, "with_rows": with_rows or not wanted}
    return _varied(render(request, f"{TEMPLATE}#decided", _words(request, scope, place, **about)))


def returned(request: Request, scope: Scope, card: Conflict, said: str) -> HttpResponse:
    """What was taken back stands open again."""
    if not request.htmx:
        messages.success(request, said)
        return redirect(f"{scope.url}?card={card.public_id}")
    place = _place(request, scope, str(card.public_id))
    words = _words(request, scope, place, said=said, with_rows=True)
    return _varied(render(request, f"{TEMPLATE}#decided", words))


def refused(request: Request, scope: Scope, public_id: UUID, sentence: str) -> HttpResponse:
    """Nothing was done: say why above the card as it stands now."""
    if not request.htmx:
        messages.error(request, sentence)
        return redirect(f"{scope.url}?card={public_id}")
    return either(request, scope, str(public_id), status=409, refusal=sentence)


def _place(request: Request, scope: Scope, wanted: str) -> Place:
    return selectors.place(waiting=scope.waiting, wanted=wanted, units=request.user.units)


def _words(request: Request, scope: Scope, place: Place, **about: Any) -> dict[str, Any]:
    card = place.card
    typed = TypedForm(of=card.conflict.field, units=request.user.units) if card and card.takes_typed else None
    decided = Conflict.objects.visible_to(request.membership)
    decided = decided.of(scope.athlete) if scope.athlete else decided
    last = selectors.last_decided(membership=request.membership, decided=decided)
    return {
        "place": place,
        "card": card,
        "scope": scope,
        "last": last[-1] if last else None,
        "last_words": gettext("Undo the last decision"),
        "typed": typed,
        "frame": frame_of(request, scope.athlete),
        **{name: value for name, value in about.items() if value is not None},
    }


def _varied(response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, ["HX-Request"])
    return response

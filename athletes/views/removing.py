"""What follows a removal of a race or of shoes: the list again, with a way back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from athletes import services
from athletes.http import Request
from athletes.models import Race, Shoe
from athletes.views.finding import CONFLICT, Undo, back, lists_of, undo_of
from tenancy.templatetags.marks import Text


def removed(request: Request, row: Race | Shoe) -> HttpResponse:
    """The list without the row, and the offer to take it back."""
    undo = undo_of(request, row)
    if request.htmx:
        return _list(request, row, undo=undo)
    return redirect(f"{back(request, row.athlete)}?removed_{undo.kind}={row.public_id}")


def restored(request: Request, row: Race | Shoe) -> HttpResponse:
    """The list with the row again; refused if somebody touched the row since."""
    try:
        _restore(row, version_of(request))
    except services.Changed as refused:
        if request.htmx:
            return _list(request, row, refusal=refused.message)
        messages.error(request, refused.message)
    if request.htmx:
        return _list(request, row)
    return redirect(back(request, row.athlete))


def version_of(request: Request) -> int:
    """The version that an undo names; 0, which no row has, for none."""
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() else 0


def _restore(row: Race | Shoe, version: int) -> None:
    if isinstance(row, Race):
        services.restore_race(race=row, version=version)
    else:
        services.restore_shoe(shoe=row, version=version)


def _list(
    request: Request, row: Race | Shoe, *, undo: Undo | None = None, refusal: Text = ""
) -> HttpResponse:
    template = "athletes/races.html" if isinstance(row, Race) else "athletes/shoes.html"
    words = {**lists_of(request, row.athlete), "undo": undo, "refusal": refusal}
    return render(request, template, words, status=CONFLICT if refusal else 200)

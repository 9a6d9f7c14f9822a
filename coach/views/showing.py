"""What the command center's templates are given, and the answers after a decision."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext

from athletes.access import may
from athletes.http import Request
from coach import selectors
from coach.context import staff_items
from coach.forms.decisions import VerbForm, in_zone
from coach.forms.filters import narrowed
from coach.models import SavedPage
from coach.selectors import CommandCenter, Place, Tab
from coach.views import blank, verbs
from coach.views.filtering import narrowed_by
from readiness import services
from readiness.models import Decision, Intervention, InterventionState
from tenancy.addresses import at

TEMPLATE = "coach/command_center.html"
LONGEST_SEARCH = 100


def place_of(request: Request) -> Place:
    """Where the address says the coach stands."""
    tab, search = request.GET.get("tab", ""), request.GET.get("q", "")[:LONGEST_SEARCH]
    back = public_id_of(request.GET.get("back", ""))
    where = Tab(tab) if tab in set(Tab) else Tab.NEEDS_YOU
    return Place(tab=where, search=search, narrowed=narrowed(request.GET), back=back)


def queue_url(request: Request, place: Place, wanted: str = "") -> str:
    """The queue as the coach stands in it, with a case in the pane; or the athlete's page they came from."""
    if place.back:
        return at(request, "athlete_page", place.back)
    return f"{at(request, 'command_center')}?{place.query}" + (f"&case={wanted}" if wanted else "")


def public_id_of(given: str) -> UUID | None:
    """What an address says; None for anything else."""
    try:
        return UUID(given)
    except ValueError:
        return None


def around(request: Request, center: CommandCenter) -> dict[str, Any]:
    """Everything but the case."""
    place, look = center.place, blank.look_at(center.clock)
    return {
        "center": center,
        "tabs": _tabs(center),
        "place": place,
        "shelf": center.shelf,
        "shelf_page": SavedPage.QUEUE,
        "shelf_url": at(request, "command_center"),
        "shelf_query": place.query if place.is_narrowed else "",
        "narrowed": narrowed_by(request, place),
        "nav": staff_items(request, waiting=center.counts.needs_you),
        "together": blank.together_fields(look) if _may_tick(request, place) else None,
    }


def _tabs(center: CommandCenter) -> list[tuple[Tab, str, int, str]]:
    """Each with how many stand in it, and the query that keeps the filters."""
    counts = center.counts
    tabs = (
        (Tab.NEEDS_YOU, gettext("Needs you"), counts.needs_you),
        (Tab.WAITING, gettext("Waiting"), counts.waiting),
        (Tab.SNOOZED, gettext("Snoozed"), counts.snoozed),
        (Tab.DONE, gettext("Done today"), counts.done),
    )
    return [(tab, label, count, center.place.of(tab).query) for tab, label, count in tabs]


def pane(
    request: Request,
    case: Intervention | None,
    place: Place,
    *,
    refusal: str = "",
    asked: Mapping[str, VerbForm] | None = None,
) -> dict[str, Any]:
    """The case, and the forms of what may be done with it. Whoever sees the case has seen it from now on."""
    words = {"refusal": refusal, "asked": bool(asked), "place": place, "me": request.membership.pk}
    if case is None:
        return {"case": None, **words}
    if case.state == InterventionState.NEW:
        services.mark_seen(intervention=case)
    detail, may_decide = selectors.case_of(intervention=case, now=now()), may(request, "queue.decide")
    dialogs: tuple[verbs.Dialog, ...] = ()
    if case.closed_at is None and may_decide:
        dialogs = verbs.dialogs(request, case, asked or {}, text=detail.beyond.text)
    return {"case": detail, "dialogs": dialogs, "may_decide": may_decide, **words}


def page(request: Request, *, wanted: str = "", status: int = 200, **about_case: Any) -> HttpResponse:
    """The whole command center."""
    place, after = place_of(request), request.GET.get("after", "")
    center = selectors.command_center(
        membership=request.membership, now=now(), place=place, wanted=wanted, after=after
    )
    words = around(request, center) | pane(request, center.chosen, place, **about_case)
    return varied(render(request, TEMPLATE, words, status=status))


def more_rows(request: Request, after: str) -> HttpResponse:
    """The next rows of the list, for a request that asked for them alone."""
    place = place_of(request)
    found = selectors.queue_page(membership=request.membership, now=now(), place=place, after=after)
    words = {
        "center": found,
        "place": place,
        "together": _boxes(request, place),
    }
    return varied(render(request, f"{TEMPLATE}#rows", words))


def one_case(request: Request, wanted: str, *, status: int = 200, **about_case: Any) -> HttpResponse:
    """The case for a request that asked for the pane alone."""
    place = place_of(request)
    found = selectors.chosen_case(membership=request.membership, now=now(), place=place, wanted=wanted)
    words = pane(request, found, place, **about_case)
    return varied(render(request, f"{TEMPLATE}#pane", words, status=status))


def either(request: Request, wanted: str, *, status: int = 200, **about_case: Any) -> HttpResponse:
    """The pane for htmx, or the rows that follow; the page for everyone else."""
    if request.htmx and "after" in request.GET and not wanted:
        return more_rows(request, request.GET["after"])
    answer = one_case if request.htmx else page
    return answer(request, wanted=wanted, status=status, **about_case)


def decided(request: Request, made: Decision) -> HttpResponse:
    """What was decided, with the way back, and the next case."""
    return onwards(request, **_said(request, made))


def confirmed(request: Request, made: Decision) -> HttpResponse:
    """The case stays where it is, with the way back."""
    place, words, wanted = place_of(request), _said(request, made), str(made.intervention.public_id)
    if not request.htmx:
        messages.success(request, words["word"], extra_tags=f"undo:{words['undo_url']}")
        return redirect(queue_url(request, place, wanted))
    return _fragments(request, place, wanted, with_rows=True, **words)


def overtaken(request: Request, case: Intervention) -> HttpResponse:
    """Somebody else has decided meanwhile: say so, and go on to the next case."""
    return onwards(
        request, word=gettext("%(name)s: somebody else has decided already.") % {"name": case.athlete.name}
    )


def onwards(request: Request, *, word: str, undo_url: str = "", with_rows: bool = False) -> HttpResponse:
    """What happened, with the way back if there is one, and the next case.

    The list is sent too where it is asked for, and where the browser has nothing left in it.
    """
    place, wanted = place_of(request), request.POST.get("next", "")
    if request.htmx:
        with_rows = with_rows or not wanted
        return _fragments(request, place, wanted, word=word, undo_url=undo_url, with_rows=with_rows)
    if undo_url:
        messages.success(request, word, extra_tags=f"undo:{undo_url}")
    else:
        messages.warning(request, word)
    return redirect(queue_url(request, place))


def returned(request: Request, case: Intervention, word: str) -> HttpResponse:
    """A decision was taken back: the case stands in the pane and in the list again."""
    place, wanted = place_of(request), str(case.public_id)
    if not request.htmx:
        messages.success(request, word)
        return redirect(queue_url(request, place, wanted))
    return _fragments(request, place, wanted, word=word, with_rows=True)


def refused(request: Request, title: str, sentence: str | Promise, status: int) -> HttpResponse:
    """Nothing was done: say why above the page, where it covers no case."""
    if not request.htmx:
        messages.error(request, str(sentence))
        return page(request, status=status)
    words = {"title": title, "text": sentence}
    response = render(request, "parts/error_fragment.html", words, status=status)
    response.headers["HX-Retarget"] = "#flash"
    response.headers["HX-Reswap"] = "innerHTML"
    return response


def varied(response: HttpResponse) -> HttpResponse:
    """Tell caches that htmx is answered differently."""
    patch_vary_headers(response, ["HX-Request"])
    return response


def _boxes(request: Request, place: Place) -> blank.Together | None:
    """The fields of the bar for ticked rows; None where there is nothing to tick."""
    clock = in_zone(now(), request.organization.timezone)
    return blank.together_fields(blank.look_at(clock)) if _may_tick(request, place) else None


def _rows_shown(request: Request) -> int:
    """How long the list stood, which a script says: as long it comes back."""
    said = request.POST.get("rows", "")
    return int(said) if said.isdecimal() and len(said) < len("10000") else 0


def _may_tick(request: Request, place: Place) -> bool:
    """Whether rows have boxes: what is done today is decided."""
    return place.tab != Tab.DONE and may(request, "queue.decide")


def _said(request: Request, made: Decision) -> dict[str, Any]:
    """The deed in a word, and where it is taken back."""
    undo_url = f"{at(request, 'undo_decision', made.public_id)}?{place_of(request).query}"
    return {"word": f"{made.get_verb_display()}: {made.athlete.name}", "undo_url": undo_url}


def _fragments(request: Request, place: Place, wanted: str, **words: Any) -> HttpResponse:
    center = selectors.command_center(
        membership=request.membership, now=now(), place=place, wanted=wanted, most=_rows_shown(request)
    )
    shown = around(request, center) | pane(request, center.chosen, place)
    return varied(render(request, f"{TEMPLATE}#decided", shown | words))

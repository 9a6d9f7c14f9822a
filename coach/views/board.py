"""The squad's week, and the dialogs that ask what to do with a session or a day of it."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from analytics.workout import Physiology
from athletes.access import action
from athletes.http import Request
from coach import selectors
from coach.forms.board import LONGEST_SEARCH, ForWhomForm, ids_of
from coach.views.board_showing import athletes_named, board_url, page, place_of, with_athletes
from coach.views.calendar import entry_asked, session_dialog
from coach.views.calendar_showing import Frame, day_asked
from planning import selectors as planning
from planning.models import CatalogueSession
from tenancy.addresses import at


@action("squad.read")
@require_GET
def board(request: Request) -> HttpResponse:
    """The week of a page of the squad; `from` in the address is any day of it."""
    return page(request)


@action("squad.read")
@require_GET
def board_session(request: Request) -> HttpResponse:
    """One session of one athlete, with what can be done about it."""
    athlete = athletes_named(request)[0]
    entry = entry_asked(request, athlete)
    if entry is None:
        return redirect(board_url(request))
    frame = Frame(
        change_url=at(request, "board_change"),
        back_url=board_url(request),
        back=gettext("Squad week"),
        place=with_athletes(request, [athlete]),
    )
    return session_dialog(request, athlete, entry, frame)


@action("plan.write")
@require_GET
def board_add(request: Request) -> HttpResponse:
    """The library; or one session of it, to say the day and for whom."""
    place = place_of(request)
    today = now().astimezone(ZoneInfo(request.organization.timezone)).date()
    day: date = max(day_asked(request, "day") or today, today)
    search = request.GET.get("find", "")[:LONGEST_SEARCH]
    named: list[UUID] = ids_of(request.GET.getlist("athlete"))
    chosen = CatalogueSession.objects.filter(code=request.GET.get("code", "")).first()
    words = {
        "day": day,
        "named": named,
        "search": search,
        "place": place.query(),
        "place_fields": place.fields(),
        "back_url": board_url(request),
        "groups": () if chosen else _library(request.GET.get("category", ""), search),
        "chosen": planning.library_card(chosen, physiology=Physiology()) if chosen else None,
    }
    if chosen:
        people, _after = selectors.board_people(
            membership=request.membership, wanted=place.wanted, after=place.after
        )
        words["form"] = ForWhomForm(today=today, day=day, people=people, chosen=named)
    return render(request, "coach/board_add.html" + ("#dialog" if request.htmx else ""), words)


def _library(category: str, search: str) -> list[planning.LibraryGroup]:
    return planning.library(category=category, text=search, physiology=Physiology())

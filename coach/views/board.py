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
    chosen = CatalogueSession.objects.filter(code=request.GET.get("code", "")).first()
    words = _for_whom(request, chosen) if chosen else _library(request)
    return render(request, "coach/board_add.html" + ("#dialog" if request.htmx else ""), words)


def _for_whom(request: Request, chosen: CatalogueSession) -> dict[str, object]:
    """The session, and of whom on this page the week is to have it."""
    place, today, day = place_of(request), _today(request), _day(request)
    people, _after = selectors.board_people(
        membership=request.membership, wanted=place.wanted, after=place.after
    )
    return {
        **_around(request),
        "chosen": planning.library_card(chosen, physiology=Physiology()),
        "form": ForWhomForm(today=today, day=day, people=people, chosen=_named(request)),
    }


def _library(request: Request) -> dict[str, object]:
    """The sessions to choose from."""
    category, search = request.GET.get("category", ""), request.GET.get("find", "")[:LONGEST_SEARCH]
    groups = planning.library(category=category, text=search, physiology=Physiology())
    return {**_around(request), "search": search, "groups": groups, "named": _named(request)}


def _around(request: Request) -> dict[str, object]:
    place = place_of(request)
    return {
        "day": _day(request),
        "place": place.query(),
        "place_fields": place.fields(),
        "back_url": board_url(request),
    }


def _named(request: Request) -> list[UUID]:
    return ids_of(request.GET.getlist("athlete"))


def _day(request: Request) -> date:
    today = _today(request)
    return max(day_asked(request, "day") or today, today)


def _today(request: Request) -> date:
    return now().astimezone(ZoneInfo(request.organization.timezone)).date()

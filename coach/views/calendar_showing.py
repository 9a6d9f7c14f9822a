"""What the calendar's templates are given, and the answers after a change."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import gettext

from analytics.days import monday_of
from athletes.access import may
from athletes.http import Request
from athletes.models import Athlete
from coach import selectors
from coach.forms.calendar import PlaceForm
from planning import selectors as planning
from tenancy.addresses import at

TEMPLATE = "coach/calendar.html"
SEASON = "season"


@dataclass(frozen=True, slots=True)
class Place:
    """Which weeks the coach looks at."""

    day: date
    weeks: int

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        return ("from", self.day.isoformat()), ("weeks", str(self.weeks))

    @property
    def query(self) -> str:
        return urlencode(self.fields)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a dialog sends what is chosen, the page it lies over, and the place there."""

    change_url: str
    back_url: str
    back: str
    place: str


def frame_of(request: Request, athlete: Athlete) -> Frame:
    """The calendar's own dialogs."""
    return Frame(
        change_url=at(request, "calendar_change", athlete.public_id),
        back_url=calendar_url(request, athlete),
        back=gettext("Calendar"),
        place=place_of(request, athlete).query,
    )


def place_of(request: Request, athlete: Athlete) -> Place:
    """Where the address says the coach looks; this week and those around it where it says nothing."""
    said = {"day": request.GET.get("from", ""), "weeks": request.GET.get("weeks", "")}
    return Place(*PlaceForm(said).place(athlete.local_day(now())))


def calendar_url(request: Request, athlete: Athlete) -> str:
    """The calendar as the coach looks at it."""
    return f"{at(request, 'calendar', athlete.public_id)}?{place_of(request, athlete).query}"


def back_url(request: Request, athlete: Athlete) -> str:
    """Where a form without JavaScript came from: the season's page says so, else it was the calendar."""
    if request.GET.get("to") != SEASON:
        return calendar_url(request, athlete)
    said = {name: request.GET[name] for name in ("reach", "measure") if name in request.GET}
    return f"{at(request, SEASON, athlete.public_id)}?{urlencode(said)}"


def card_of(session: UUID | None) -> str:
    """Where to stand after a change to one session."""
    return f"card-{session}" if session else ""


def week_menu(day: date | None) -> str:
    """Where to stand after a change to the week that holds the day."""
    return f"week-menu-{monday_of(day).isoformat()}" if day else ""


def note_link(day: date) -> str:
    """Where to stand after a change to what a day says."""
    return f"note-on-{day.isoformat()}"


def day_asked(request: Request, name: str) -> date | None:
    """A day of the address; None where it is none."""
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def id_asked(request: Request, name: str) -> UUID | None:
    """A thing that the address names; None where it names none."""
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


def page(request: Request, athlete: Athlete, *, status: int = 200) -> HttpResponse:
    """The whole calendar, or its weeks for htmx."""
    template = TEMPLATE + ("#shown" if request.htmx else "")
    return _varied(render(request, template, _words(request, athlete), status=status))


def changed(
    request: Request, athlete: Athlete, word: str, *, undo_url: str = "", stand_on: str = ""
) -> HttpResponse:
    """The weeks and the bar after a change, a word of it with the way back, and where to stand."""
    if not request.htmx:
        messages.success(request, word, extra_tags=f"undo:{undo_url}" if undo_url else "")
        return redirect(f"{back_url(request, athlete)}{f'#{stand_on}' if stand_on else ''}")
    words = _words(request, athlete) | {"word": word, "undo_url": undo_url, "stand_on": stand_on}
    return _varied(render(request, f"{TEMPLATE}#changed", words))


def refused(
    request: Request, athlete: Athlete, why: str | Promise, *, status: int, stand_on: str = ""
) -> HttpResponse:
    """Nothing was changed: the weeks as they are, so that a card is put back, and why."""
    if not request.htmx:
        messages.error(request, str(why))
        if request.GET.get("to") == SEASON:
            return redirect(back_url(request, athlete))
        return page(request, athlete, status=status)
    words = _words(request, athlete) | {"refusal": why, "stand_on": stand_on}
    return _varied(render(request, f"{TEMPLATE}#changed", words, status=status))


def _words(request: Request, athlete: Athlete) -> dict[str, Any]:
    place, moment = place_of(request, athlete), now()
    may_write = may(request, "plan.write")
    shown = selectors.calendar(
        athlete=athlete, now=moment, first=place.day, weeks=place.weeks, units=request.user.units
    )
    return {
        "athlete": athlete,
        "cal": shown,
        "place": place.query,
        "weeks": place.weeks,
        "may_write": may_write,
        **(_rail(request) if may_write and not request.htmx else {}),
    }


def _rail(request: Request) -> dict[str, Any]:
    return {"rail": planning.library_rail(), "own_rail": planning.own_rail(membership=request.membership)}


def _varied(response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, ["HX-Request"])
    return response

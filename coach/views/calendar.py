"""The calendar of an athlete, and the dialogs that ask what to do with a session, a day or a week."""

from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from analytics.days import monday_of
from athletes.access import action, may
from athletes.http import Request
from athletes.models import Athlete
from athletes.selectors import physiology, visible_athlete
from coach.forms.calendar import DayForm, EaseForm, EditForm, ShiftForm
from coach.views.calendar_showing import (
    Frame,
    calendar_url,
    day_asked,
    frame_of,
    id_asked,
    page,
    place_of,
)
from planning import selectors as planning
from planning.changes import Entry
from planning.services import Ask

SECONDS_A_MINUTE = 60
LONGEST_SEARCH = 100
WEEK, DAY = timedelta(days=7), timedelta(days=1)


@action("squad.read")
@require_GET
def calendar(request: Request, public_id: UUID) -> HttpResponse:
    """The weeks; `day` in the address is any day of the first one, `weeks` how many."""
    return page(request, athlete_of(request, public_id))


@action("squad.read")
@require_GET
def calendar_session(request: Request, public_id: UUID) -> HttpResponse:
    """One session, drafted or not, with what can be done about it."""
    athlete = athlete_of(request, public_id)
    entry = entry_asked(request, athlete)
    if entry is None:
        return redirect(calendar_url(request, athlete))
    return session_dialog(request, athlete, entry, frame_of(request, athlete))


@action("plan.write")
@require_GET
def calendar_add(request: Request, public_id: UUID) -> HttpResponse:
    """The library, to put a session of it on a day; or one session of it, to choose the day."""
    athlete, search = athlete_of(request, public_id), request.GET.get("q", "")[:LONGEST_SEARCH]
    today = athlete.local_day(now())
    day = max(day_asked(request, "day") or today, today)
    known = physiology(athlete=athlete, day=day)
    own, code = id_asked(request, "own"), request.GET.get("code", "")
    chosen = planning.pick(membership=request.membership, code=code, own=own, physiology=known)
    words = {
        "day": day,
        "search": search,
        "groups": planning.library(category=request.GET.get("category", ""), text=search, physiology=known),
        "own_rail": planning.own_rail(membership=request.membership, text=search),
        "chosen": chosen,
        "on": DayForm(today=today, day=day, prefix_id="add"),
        "for_the_day": _for_the_day(),
    }
    return dialog(request, athlete, "coach/calendar_add.html", words)


@action("plan.write")
@require_GET
def calendar_week(request: Request, public_id: UUID) -> HttpResponse:
    """All that can be done to a week; `source` is any day of it."""
    athlete = athlete_of(request, public_id)
    today = athlete.local_day(now())
    source: date = day_asked(request, "source") or today
    sunday = monday_of(source) + WEEK - DAY
    words = {
        "source": source,
        "monday": monday_of(source),
        "over": sunday < today,
        "locks": (
            (Ask.LOCK_WEEK.value, gettext("Lock the week"), "lock"),
            (Ask.UNLOCK_WEEK.value, gettext("Unlock the week"), "lock"),
        ),
        "swap": DayForm(today=today, day=sunday + DAY, prefix_id="swap"),
        "to": DayForm(today=today, day=sunday + DAY, prefix_id="week"),
        "ease": EaseForm(auto_id="ease_%s"),
        "shift": ShiftForm(auto_id="shift_%s"),
    }
    return dialog(request, athlete, "coach/calendar_week.html", words)


def _for_the_day() -> tuple[tuple[str, str, str], ...]:
    return (
        (Ask.REST.value, gettext("Rest day"), "moon-star"),
        (Ask.LOCK_DAY.value, gettext("Lock the day"), "lock"),
        (Ask.UNLOCK_DAY.value, gettext("Unlock the day"), "lock"),
    )


def athlete_of(request: Request, public_id: UUID) -> Athlete:
    """The athlete, with their organization, if the member sees them."""
    athlete = visible_athlete(membership=request.membership, public_id=public_id)
    if athlete is None:
        raise Http404
    return athlete


def entry_asked(request: Request, athlete: Athlete) -> Entry | None:
    """The session that the address names, drafted or not."""
    session = id_asked(request, "session")
    return None if session is None else planning.entry_drafted(athlete=athlete, session=session)


def session_dialog(request: Request, athlete: Athlete, entry: Entry, frame: Frame) -> HttpResponse:
    """What can be done about a session, in the calendar or on the board."""
    today = athlete.local_day(now())
    words: dict[str, object] = {
        "entry": entry,
        "reason": planning.reason_named(athlete=athlete, session=entry.session),
        "bars": planning.bars_of(athlete=athlete, entry=entry),
        "move": DayForm(today=today, day=entry.day, prefix_id="move"),
        "copy": DayForm(today=today, day=entry.day, prefix_id="copy"),
        "edit": EditForm(
            minutes=round(entry.content.duration_s / SECONDS_A_MINUTE) or None, library=planning.catalogue()
        ),
    }
    return dialog(request, athlete, "coach/calendar_session.html", words, frame)


def dialog(
    request: Request, athlete: Athlete, template: str, words: dict[str, object], frame: Frame | None = None
) -> HttpResponse:
    """The fragment that opens over the calendar, or a page of its own."""
    frame = frame or frame_of(request, athlete)
    around = {
        "athlete": athlete,
        "change_url": frame.change_url,
        "back_url": frame.back_url,
        "back": frame.back,
        "place": frame.place,
        "place_fields": place_of(request, athlete).fields,
        "may_write": may(request, "plan.write"),
    }
    return render(request, template + ("#dialog" if request.htmx else ""), {**around, **words})

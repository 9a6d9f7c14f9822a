"""The coach's week: what the digest of Monday morning leads to."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from athletes.access import action
from athletes.http import Request
from coach.selectors.week import WEEK, coach_week, monday_of
from tenancy.addresses import at

FIRST_YEAR, LAST_YEAR = 2000, 2100


@action("queue.read")
@require_GET
def coach_week_now(request: Request) -> HttpResponse:
    """On to the week that has ended last."""
    today = now().astimezone(ZoneInfo(request.user.timezone)).date()
    return redirect(at(request, "coach_week", (monday_of(today) - WEEK).isoformat()))


@action("queue.read")
@require_GET
def coach_week_page(request: Request, day: str) -> HttpResponse:
    """The week of any of its days."""
    first = monday_of(_day(day))
    words = {
        "week": coach_week(member=request.membership, first=first),
        "last": first + WEEK - timedelta(days=1),
        "earlier": (first - WEEK).isoformat(),
        "later": (first + WEEK).isoformat(),
    }
    return render(request, "coach/week.html", words)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Http404
    return day

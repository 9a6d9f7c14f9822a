"""The season by its weeks: looked at, and a week brought to another amount as a draft."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from athletes.access import action, may
from athletes.http import Request
from athletes.models import Athlete
from coach import selectors
from coach.forms.season import MEASURES, REACHES, LookForm, WeekForm
from coach.selectors.season.amounts import said, unit_of
from coach.views.calendar import athlete_of
from coach.views.calendar_showing import SEASON
from planning import services
from planning.measure import Measure
from planning.views.showing import frame_of
from tenancy.addresses import at
from tenancy.templatetags.display import long_day

TEMPLATE = "coach/season.html"
UNPROCESSABLE, CONFLICT = 422, 409
UNFIT = (services.NothingToScale, services.NothingChanges, services.DayPassed, services.DayTooFar)
NEAR = 0.03
"""A week that comes as near as this to what was asked has reached it."""


@action("plan.read")
@require_GET
@vary_on_headers("HX-Request")
def season(request: Request, public_id: UUID) -> HttpResponse:
    """The weeks; athletes read their own, without what is drafted."""
    return render(request, TEMPLATE, _words(request, athlete_of(request, public_id)))


@action("plan.write")
@require_POST
def season_week(request: Request, public_id: UUID) -> HttpResponse:
    """Draft a week's sessions at another amount."""
    athlete, form = athlete_of(request, public_id), WeekForm(request.POST)
    if not form.is_valid():
        return _refused(request, athlete, gettext("Say how much the week is to have."), UNPROCESSABLE)
    given = form.cleaned_data
    measure = Measure(given["measure"])
    wanted = given["amount"] * unit_of(measure, request.user.units)
    facts = {"monday": given["monday"], "measure": measure, "wanted": wanted}
    try:
        done = services.scale_week(athlete=athlete, author=request.membership, now=now(), **facts)
    except UNFIT as why:
        return _refused(request, athlete, why.message, UNPROCESSABLE)
    except services.StaleSession as why:
        return _refused(request, athlete, why.message, CONFLICT)
    return _changed(request, athlete, _reached(done.reached, request.user.units, **facts))


def _reached(reached: float, units: str, *, monday: Any, measure: Measure, wanted: float) -> str:
    """What the week has come to, and what was asked where that is not the same."""
    facts = {"day": long_day(monday), "reached": said(measure, reached, units)}
    if abs(reached - wanted) <= NEAR * max(wanted, 1.0):
        return gettext("Week of %(day)s: %(reached)s in the draft.") % facts
    words = gettext("Week of %(day)s: %(reached)s in the draft; its sessions come no nearer to %(wanted)s.")
    return words % {**facts, "wanted": said(measure, wanted, units)}


def _changed(request: Request, athlete: Athlete, word: str) -> HttpResponse:
    words = _words(request, athlete)
    undo_url = f"{at(request, 'calendar_undo', athlete.public_id)}?{words['place']}"
    if request.htmx:
        return render(request, f"{TEMPLATE}#changed", {**words, "word": word, "undo_url": undo_url})
    messages.success(request, word, extra_tags=f"undo:{undo_url}")
    return redirect(words["here"])


def _refused(request: Request, athlete: Athlete, why: str | Promise, status: int) -> HttpResponse:
    words = _words(request, athlete)
    if request.htmx:
        return render(request, f"{TEMPLATE}#changed", {**words, "refusal": why}, status=status)
    messages.error(request, str(why))
    return render(request, TEMPLATE, words, status=status)


def _words(request: Request, athlete: Athlete) -> dict[str, Any]:
    reach, measure = LookForm(request.GET).look()
    staff, units = request.membership.is_staff, request.user.units
    shown = selectors.season_year(
        athlete=athlete, now=now(), reach=reach, measure=measure, units=units, drafted=staff
    )
    return {
        "athlete": athlete,
        "year": shown,
        "cal": shown,  # as the bar of the draft calls it
        "reach": reach,
        **_addresses(request, athlete, urlencode({"reach": reach, "measure": measure})),
        "may_write": may(request, "plan.write"),
        "staff": staff,
        "frame": frame_of(request, athlete),
    }


def _addresses(request: Request, athlete: Athlete, look: str) -> dict[str, Any]:
    """Where one is, where the draft's forms come back to, and what else may be looked at."""
    here = f"{at(request, SEASON, athlete.public_id)}?{look}"
    return {"here": here, "place": f"to={SEASON}&{look}", "reaches": REACHES, "measures": MEASURES}

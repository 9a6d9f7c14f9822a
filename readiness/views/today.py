"""The athlete's Today: the check-in, its result, and the answer to the coach."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect

from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete, Author
from athletes.services import read_thread
from planning.services import StaleSession
from readiness import selectors, services
from readiness.forms import AnswerForm, CheckInForm, ReplyForm
from readiness.selectors import Today
from readiness.services import DayClosed, NotUndoable
from tenancy.addresses import at

TEMPLATE = "readiness/today.html"


@action("today.read")
@require_GET
@vary_on_headers("HX-Request")
def today(request: Request) -> HttpResponse:
    """The athlete's day; with `change` in the address, the answers to be changed."""
    page = _page(request)
    if page.note is not None and page.note.unread:
        read_thread(athlete=_athlete(request), member=request.membership, side=Author.COACH, now=now())
    changing = page.check_in is not None and "change" in request.GET
    if page.check_in is not None and not changing:
        return _show(request, page, "after")
    form = CheckInForm(initial={"day": page.day})
    if page.check_in is not None:
        form = CheckInForm(initial={**selectors.given_answers(check_in=page.check_in), "changing": True})
    return _show(request, page, "before", form=form)


@action("checkin.write")
@require_POST
@vary_on_headers("HX-Request")
def check_in(request: Request) -> HttpResponse:
    """Save the day's answers; invalid ones, or those of a day that is over, come back with nothing lost."""
    moment, form = now(), CheckInForm(request.POST)
    if form.is_valid():
        try:
            services.record_check_in(athlete=_athlete(request), now=moment, **form.record())
        except DayClosed as closed:
            form = form.for_day(_athlete(request).local_day(moment), str(closed.message))
        else:
            return _saved(request, undoable=not form.cleaned_data["changing"])
    return _show(request, _page(request), "before", form=form, status=422)


@action("checkin.write")
@require_POST
@vary_on_headers("HX-Request")
def undo_check_in(request: Request) -> HttpResponse:
    """Take today's answers back."""
    moment, athlete = now(), _athlete(request)
    services.withdraw_check_in(athlete=athlete, day=athlete.local_day(moment), now=moment)
    if not request.htmx:
        return redirect(at(request, "today"))
    page = _page(request)
    return _show(request, page, "before", form=CheckInForm(initial={"day": page.day}))


@action("today.write")
@require_POST
def put_back(request: Request) -> HttpResponse:
    """Take back what the rules have changed today."""
    try:
        services.put_back(athlete=_athlete(request), member=request.membership, now=now())
    except (NotUndoable, StaleSession) as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, gettext("The planned session is back. Your coach has been told."))
    return _home(request)


@action("message.write")
@require_POST
def reply(request: Request) -> HttpResponse:
    """The athlete's answer to the coach, from the note on top of Today."""
    form = ReplyForm(request.POST)
    if form.is_valid():
        body = form.cleaned_data["body"]
        services.reply(athlete=_athlete(request), author=request.membership, body=body, now=now())
        messages.success(request, gettext("Sent to your coach."))
    else:
        messages.error(request, gettext("Nothing was sent: write something first."))
    return _home(request)


def _home(request: Request) -> HttpResponse:
    home = at(request, "today")
    return HttpResponseClientRedirect(home) if request.htmx else redirect(home)


def _athlete(request: Request) -> Athlete:
    """The member's own athlete: whoever has none has no Today."""
    if request.athlete is None:
        raise Http404
    return request.athlete


def _page(request: Request) -> Today:
    return selectors.today(athlete=_athlete(request), now=now(), units=request.user.units)


def whole(request: Request, *, status: int, **words: object) -> HttpResponse:
    """The page as it is, with a form of it that was not filled in well, or could not be done."""
    page = _page(request)
    part = "after" if page.check_in is not None else "before"
    words = {"form": CheckInForm(initial={"day": page.day}), **words}
    return _show(request, page, part, status=status, **words)


def _saved(request: Request, *, undoable: bool) -> HttpResponse:
    if not request.htmx:
        messages.success(request, gettext("Check-in saved"))
        return redirect(at(request, "today"))
    undo_url = at(request, "undo_check_in") if undoable else ""
    return _show(request, _page(request), "after", saved=True, undo_url=undo_url)


def _show(request: Request, page: Today, part: str, *, status: int = 200, **words: object) -> HttpResponse:
    """The whole page, or for htmx one part of it: before the check-in, or after."""
    template = f"{TEMPLATE}#{part}" if request.htmx else TEMPLATE
    context = {"today": page, "part": part, "reply": ReplyForm(), "answer": AnswerForm(), **words}
    return render(request, template, context, status=status)

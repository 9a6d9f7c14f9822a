"""The thread between an athlete and the staff: whole on its page, and about one thing where that stands."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from athletes import services as athletes
from athletes.access import action
from athletes.forms import MessageForm
from athletes.http import Request
from athletes.models import Athlete, Author, Message, Phrase
from athletes.selectors import Thread, thread
from athletes.services import NO_SUBJECT, Subject, TooLateToTakeBack
from athletes.views.finding import CONFLICT, UNPROCESSABLE, athlete_of, is_own
from planning.models import PlannedSession
from readiness import services
from readiness.models import CheckIn, Intervention
from readiness.selectors import talking
from tenancy.addresses import at

TEMPLATE = "readiness/thread.html"


@dataclass(frozen=True, slots=True)
class Talk:
    """Whose thread it is, what of it is shown, and where the page is."""

    athlete: Athlete
    about: Subject
    url: str
    own: bool


@action("message.read")
@require_GET
@vary_on_headers("HX-Request")
def my_messages(request: Request) -> HttpResponse:
    """The athlete's own thread."""
    if request.athlete is None:
        raise Http404
    return _show(request, Talk(request.athlete, NO_SUBJECT, at(request, "my_messages"), own=True))


@action("message.read")
@require_GET
@vary_on_headers("HX-Request")
def thread_page(request: Request, public_id: UUID) -> HttpResponse:
    """An athlete's thread, for the staff; athletes have it among their own pages."""
    athlete = athlete_of(request, public_id)
    if is_own(request, athlete):
        return redirect(at(request, "my_messages"))
    return _show(request, Talk(athlete, NO_SUBJECT, at(request, "thread", public_id), own=False))


@action("message.write")
@require_POST
@vary_on_headers("HX-Request")
def message_new(request: Request, public_id: UUID) -> HttpResponse:
    """Say something: athletes to the staff, which a waiting case hears; the staff to them."""
    athlete = athlete_of(request, public_id)
    own = is_own(request, athlete)
    url = at(request, "my_messages") if own else at(request, "thread", public_id)
    return _say(request, Talk(athlete, NO_SUBJECT, url, own))


def talks_about(model: type[PlannedSession] | type[CheckIn] | type[Intervention], name: str) -> Any:
    """The view of what is said about one thing, and of saying more."""

    @action("message.write")
    @require_http_methods(["GET", "POST"])
    @vary_on_headers("HX-Request")
    def talk(request: Request, public_id: UUID) -> HttpResponse:
        found = model.objects.visible_to(request.membership).select_related("athlete")
        topic = talking.topic_of(get_object_or_404(found, public_id=public_id))
        own = is_own(request, topic.athlete)
        here = Talk(topic.athlete, topic.about, at(request, name, public_id), own)
        return _say(request, here) if request.method == "POST" else _show(request, here)

    return talk


session_talk = talks_about(PlannedSession, "session_talk")
check_in_talk = talks_about(CheckIn, "check_in_talk")
case_talk = talks_about(Intervention, "case_talk")


@action("message.write")
@require_POST
def message_take_back(request: Request, public_id: UUID) -> HttpResponse:
    """One's own message is gone, if nobody has read it yet."""
    seen = Message.objects.visible_to(request.membership).select_related("athlete")
    message = get_object_or_404(seen, public_id=public_id)
    own = is_own(request, message.athlete)
    url = at(request, "my_messages") if own else at(request, "thread", message.athlete.public_id)
    here = Talk(message.athlete, NO_SUBJECT, url, own)
    try:
        athletes.take_back_message(message=message, member=request.membership, now=now())
    except TooLateToTakeBack as late:
        return _show(request, here, refusal=str(late.message), status=CONFLICT)
    if not request.htmx:
        messages.success(request, gettext("The message is taken back."))
        return redirect(url)
    return _show(request, here, word=gettext("The message is taken back."))


def _say(request: Request, here: Talk) -> HttpResponse:
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _show(request, here, form=form, status=UNPROCESSABLE)
    said: dict[str, Any] = {"athlete": here.athlete, "author": request.membership, "about": here.about}
    said["body"] = form.text()
    if here.own:
        sent = services.reply(**said, now=now())
    else:
        sent = athletes.send_message(**said, side=Author.COACH, now=now())
    undo_url = at(request, "message_take_back", sent.public_id)
    if request.htmx:
        return _show(request, here, word=gettext("Sent."), undo_url=undo_url)
    messages.success(request, gettext("Sent."), extra_tags=f"undo:{undo_url}")
    return redirect(here.url)


def _show(request: Request, here: Talk, *, status: int = 200, **words: Any) -> HttpResponse:
    """The page, or its part for htmx. What the other side has written is read from now on."""
    moment = now()
    about = (here.about.kind, here.about.public_id) if here.about.public_id else None
    found = thread(athlete=here.athlete, member=request.membership, about=about, before=_cursor(request))
    side = Author.COACH if here.own else Author.ATHLETE
    athletes.read_thread(
        athlete=here.athlete, member=request.membership, side=side, now=moment, about=here.about
    )
    context = _words(request, here, found) | words
    template = TEMPLATE + (f"#{'earlier' if _cursor(request) else 'talk'}" if request.htmx else "")
    return render(request, template, context, status=status)


def _words(request: Request, here: Talk, found: Thread) -> dict[str, Any]:
    moment, phrases = now(), talking.phrases_for(member=request.membership)
    chosen = _chosen(request, phrases)
    body = ""
    if chosen is not None:
        today = here.athlete.local_day(moment)
        body = talking.filled_phrase(phrase=chosen, athlete=here.athlete, about=here.about, today=today)
    mine = [one.message for one in found.said if one.own]
    return {
        "here": here,
        "thread": found,
        "phrases": phrases,
        "chosen": chosen,
        "form": MessageForm(initial={"body": body}),
        "fresh": {one.pk for one in mine if athletes.may_be_taken_back(one, request.membership, moment)},
        "frame": "base_athlete.html" if here.own else "base_coach.html",
    }


def _chosen(request: Request, phrases: list[Phrase]) -> Phrase | None:
    wanted = request.GET.get("phrase", "")
    return next((one for one in phrases if str(one.public_id) == wanted), None)


def _cursor(request: Request) -> UUID | None:
    try:
        return UUID(request.GET.get("before", ""))
    except ValueError:
        return None

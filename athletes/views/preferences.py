"""What a member wants to be told, by which way, and when not; and the end of mail by the link in it."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from allauth.core.internal.httpkit import get_client_ip
from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes.access import action
from athletes.forms.notices import MuteForm, RhythmForm, WishesForm
from athletes.http import Request
from athletes.models import Athlete, Mute
from athletes.selectors.preferences import events_for, preferences
from athletes.services import preferences as services
from athletes.services import replying, unsubscribing
from athletes.views.finding import UNPROCESSABLE
from athletes.views.notices import frame
from tenancy.addresses import at

TRIES_A_MINUTE, WINDOW_S, TOO_MANY, GONE = 20, 60, 429, 410


@action("notice.read")
@require_GET
def notice_wishes(request: Request) -> HttpResponse:
    """By which ways one is told of what; `athlete` in the address: of one athlete."""
    return _page(request)


@action("notice.write")
@require_POST
def notice_wishes_keep(request: Request) -> HttpResponse:
    """Keep what was ticked."""
    athlete = _named(request)
    events = events_for(member=request.membership, athlete=athlete, is_athlete=request.athlete is not None)
    form = WishesForm(request.POST, events=events)
    if not form.is_valid():
        return _page(request, status=UNPROCESSABLE)
    services.choose_notices(member=request.membership, athlete=athlete, wanted=form.wanted())
    return _kept(request, athlete)


@action("notice.write")
@require_POST
def notice_rhythm(request: Request) -> HttpResponse:
    """When mail of what is not urgent leaves."""
    form = RhythmForm(request.POST)
    if not form.is_valid():
        return _page(request, rhythm=form, status=UNPROCESSABLE)
    services.choose_rhythm(member=request.membership, digest_hour=form.cleaned_data["digest_hour"])
    return _kept(request)


@action("notice.write")
@require_POST
def notice_mute(request: Request) -> HttpResponse:
    """Quiet, of whom and until when."""
    form = _mute_form(request, request.POST)
    if not form.is_valid():
        return _page(request, mute=form, status=UNPROCESSABLE)
    made = services.mute(member=request.membership, **form.cleaned_data)
    undo_url = at(request, "notice_unmute", made.public_id)
    messages.success(request, gettext("It is quiet now."), extra_tags=f"undo:{undo_url}")
    return redirect(at(request, "notice_wishes"))


@action("notice.write")
@require_POST
def notice_unmute(request: Request, public_id: UUID) -> HttpResponse:
    """Be told again."""
    quiet = get_object_or_404(Mute.objects.filter(member=request.membership), public_id=public_id)
    services.unmute(quiet=quiet)
    return _kept(request)


@action("notice.write")
@require_POST
def reply_links_end(request: Request) -> HttpResponse:
    """No link in a mail answers for one any more."""
    replying.end_links(member=request.membership, now=now())
    messages.success(request, gettext("The links in your mails do not answer any more."))
    return redirect(at(request, "notice_wishes"))


def slowly(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Declare a page that the signature in its address opens, a few times a minute from one address."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        who = get_client_ip(request) or "unknown"
        key = f"mailed:{who}:{int(now().timestamp()) // WINDOW_S}"
        cache.add(key, 0, 2 * WINDOW_S)
        if cache.incr(key) > TRIES_A_MINUTE:
            return HttpResponse(status=TOO_MANY, headers={"Retry-After": str(WINDOW_S)})
        response = view(request, token)
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    guarded.action = "token"  # type: ignore[attr-defined]
    return guarded


@csrf_exempt
@require_http_methods(["GET", "POST"])
@slowly
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """One click ends mail of this kind, by a person or by their mail program; `again` takes it up once more.

    Looking at the page changes nothing: programs that scan mail follow its links.
    """
    try:
        found = unsubscribing.subscription_of(token=token)
    except unsubscribing.LinkGone as gone:
        return render(request, "athletes/link_gone.html", {"reason": gone.message}, status=GONE)
    done = ""
    if request.method == "POST":
        again = "again" in request.POST
        unsubscribing.set_mail(subscription=found, wanted=again)
        done = "again" if again else "ended"
    words = {"event": found.event, "club": found.member.organization.name, "done": done}
    return render(request, "athletes/unsubscribe.html", words)


def _page(request: Request, *, status: int = 200, **forms: Any) -> HttpResponse:
    athlete = _named(request)
    is_athlete = request.athlete is not None
    found = preferences(member=request.membership, athlete=athlete, is_athlete=is_athlete)
    hour = "" if found.digest_hour is None else str(found.digest_hour)
    words = {
        "found": found,
        "rhythm": RhythmForm(initial={"digest_hour": hour}),
        "mute": _mute_form(request),
        "athletes": _athletes(request) if request.membership.is_staff else (),
        "frame": frame(request),
        **forms,
    }
    return render(request, "athletes/notice_wishes.html", words, status=status)


def _kept(request: Request, athlete: Athlete | None = None) -> HttpResponse:
    messages.success(request, gettext("Saved."))
    back = at(request, "notice_wishes")
    return redirect(f"{back}?athlete={athlete.public_id}" if athlete is not None else back)


def _named(request: Request) -> Athlete | None:
    """The athlete of the address; 404 for one that the member does not see."""
    wanted = request.GET.get("athlete", "")
    if not wanted:
        return None
    try:
        public_id = UUID(wanted)
    except ValueError:
        raise Http404 from None
    found: Athlete = get_object_or_404(_athletes(request), public_id=public_id)
    return found


def _athletes(request: Request) -> Any:
    return Athlete.objects.visible_to(request.membership).order_by("name", "pk")


def _mute_form(request: Request, data: Any = None) -> MuteForm:
    return MuteForm(data, athletes=_athletes(request), today=now().date())

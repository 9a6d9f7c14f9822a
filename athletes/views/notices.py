"""What a member has been told: the page behind the bell, and the number beside it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from athletes import notice_links, services
from athletes.access import action
from athletes.http import Request
from athletes.models import Event, Notice
from athletes.selectors.notices import notices_of, unread_notices
from tenancy.addresses import at


@action("notice.read")
@require_GET
@vary_on_headers("HX-Request")
def notices(request: Request) -> HttpResponse:
    """The notices of the last 90 days; `event` and `unread` in the address leave out the others."""
    wanted, before = request.GET.get("event", ""), request.GET.get("before", "")
    event = Event(wanted) if wanted in set(Event) else None
    unread = "unread" in request.GET
    found = notices_of(member=request.membership, event=event, unread=unread, before=_uuid(before))
    words = {
        "notices": found,
        "event": event,
        "unread": unread,
        "events": Event.choices,
        "frame": frame(request),
    }
    template = "athletes/notices.html" + ("#earlier" if request.htmx and before else "")
    return render(request, template, words)


@action("notice.read")
@require_GET
def notice_count(request: Request) -> HttpResponse:
    """How many are new, for the bell: fetched after the page, which so asks nothing for it."""
    count = unread_notices(member=request.membership)
    return render(request, "parts/bell.html#count", {"unread_notices": count})


@action("notice.write")
@require_POST
def notices_read(request: Request) -> HttpResponse:
    """None of it is new any more."""
    count = services.mark_notices_read(member=request.membership, now=now())
    if count:
        messages.success(request, gettext("All marked as read."))
    return redirect(at(request, "notices"))


@action("notice.read")
@require_GET
def notice_open(request: Request, public_id: UUID) -> HttpResponse:
    """On to where it leads. It is read from now on."""
    seen = Notice.objects.visible_to(request.membership).select_related("athlete")
    notice = get_object_or_404(seen, public_id=public_id)
    services.mark_notices_read(member=request.membership, now=now(), public_ids=[public_id])
    return redirect(notice_links.path_of(notice, request.organization.slug))


def frame(request: Request) -> str:
    """The staff's frame, or the athlete's."""
    return "base_coach.html" if request.membership.is_staff else "base_athlete.html"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

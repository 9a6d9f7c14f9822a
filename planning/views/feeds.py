"""Calendar links: made, revoked, and read by programs that nobody has signed in."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from allauth.core.internal.httpkit import get_client_ip
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete
from athletes.views.finding import athlete_of, is_own
from planning import ical
from planning.models import Feed, FeedKind
from planning.selectors import feeds as selectors
from planning.services import feeds as services
from tenancy import scope
from tenancy.addresses import at
from tenancy.models import Organization

READS_A_MINUTE = 30
WINDOW_S = 60
TOO_MANY = 429


def by_token(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Declare a page that the secret in its address opens, for reading alone and not too often.

    Whoever guesses finds nothing, as slowly as whoever reads: the address of the network is counted.
    """

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, token: str) -> HttpResponse:
        if _asks_too_often(get_client_ip(request) or "unknown"):
            return HttpResponse(status=TOO_MANY, headers={"Retry-After": str(WINDOW_S)})
        organization = Organization.objects.filter(slug=slug).first()
        if organization is None or not services.TOKEN.fullmatch(token):
            raise Http404
        with scope.enter(organization.pk):
            feed = selectors.feed_by_digest(digest=services.digest(token))
            if feed is None:
                raise Http404
            return view(request, feed)

    guarded.action = "token"  # type: ignore[attr-defined]
    return guarded


@require_GET
@by_token
def feed_file(request: HttpRequest, feed: Feed) -> HttpResponse:
    """The athlete's plan as a calendar file, in the language of whoever made the link."""
    person, moment = feed.made_by.user, now()
    with translation.override(person.locale or None):
        events = selectors.events_of(feed=feed, today=feed.athlete.local_day(moment), units=person.units)
        said = _("Training of %(name)s") % {"name": feed.athlete.name}
    text = ical.calendar(name=said, events=events, now=moment)
    headers = {
        "Content-Disposition": 'inline; filename="plan.ics"',
        "Cache-Control": "private, max-age=900",
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


@action("feed.write")
@require_http_methods(["GET", "POST"])
def feeds(request: Request, public_id: UUID) -> HttpResponse:
    """The links to an athlete's calendar; a new one is shown once."""
    athlete = athlete_of(request, public_id)
    made = None
    if request.method == "POST" and request.POST.get("kind") in set(FeedKind):
        try:
            made = services.make_feed(
                athlete=athlete, kind=FeedKind(request.POST["kind"]), by=request.membership, now=now()
            )
        except services.TooManyFeeds as refused:
            return _page(request, athlete, refused=str(refused.message))
    return _page(request, athlete, made=made)


@action("feed.write")
@require_POST
def feed_revoke(request: Request, public_id: UUID) -> HttpResponse:
    """The link is dead from now on."""
    feed = get_object_or_404(Feed.objects.visible_to(request.membership), public_id=public_id)
    services.revoke_feed(feed=feed, now=now())
    return redirect(at(request, "feeds", feed.athlete.public_id))


def _page(
    request: Request, athlete: Athlete, *, made: services.MadeFeed | None = None, refused: str = ""
) -> HttpResponse:
    address = ""
    if made is not None:
        path = reverse("feed_file", args=[request.organization.slug, made.token])
        address = request.build_absolute_uri(path)
    context = {
        "athlete": athlete,
        "feeds": selectors.feeds_of(athlete=athlete),
        "kinds": FeedKind.choices,
        "address": address,
        "refused": refused,
        "own": is_own(request, athlete),
        "frame": "base_athlete.html" if is_own(request, athlete) else "base_coach.html",
    }
    return render(request, "planning/feeds.html", context)


def _asks_too_often(who: str) -> bool:
    key = f"feed:{who}:{int(now().timestamp()) // WINDOW_S}"
    cache.add(key, 0, 2 * WINDOW_S)
    return cache.incr(key) > READS_A_MINUTE

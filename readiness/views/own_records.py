"""What is noted for the athlete, and their own injuries and illness."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_POST

from athletes import selectors, services
from athletes.access import action
from athletes.forms.records import OwnEpisodeForm
from athletes.http import Request
from athletes.models import Athlete, Episode, Origin
from athletes.views.offering import done, refused, version_of
from readiness.services import with_episode
from tenancy.addresses import at

REFUSALS = (services.NoPlace, services.WrongOrder, services.AlreadyOpen)


@action("today.read")
@require_GET
def my_notes(request: Request) -> HttpResponse:
    """The notes that coaches have shared, and what hurts or hurt."""
    form = OwnEpisodeForm(initial={"began_on": _own(request).local_day(now())})
    return _page(request, form)


@action("today.write")
@require_POST
def my_episode_new(request: Request) -> HttpResponse:
    """Tell of an injury or illness; nothing may be run until the coach says otherwise."""
    athlete, form = _own(request), OwnEpisodeForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    said: dict[str, Any] = {"by": request.membership, "facts": form.facts(), "now": now()}
    change = partial(services.open_episode, athlete=athlete, origin=Origin.ATHLETE, **said)
    try:
        opened = with_episode(athlete=athlete, change=change, now=now())
    except REFUSALS as why:
        form.add_error(None, str(why.message))
        return _page(request, form)
    page = at(request, "my_notes")
    return done(request, page, "my_episode_remove", opened.public_id, opened.version)


@action("today.write")
@require_POST
def my_episode_remove(request: Request, public_id: UUID) -> HttpResponse:
    """Undo of my_episode_new, while no coach has touched it."""
    athlete = _own(request)
    episode = get_object_or_404(Episode.objects.of(athlete).current(), public_id=public_id)
    said: dict[str, Any] = {"by": request.membership, "now": now(), "version": version_of(request)}
    change = partial(services.take_back_told, episode=episode, **said)
    try:
        with_episode(athlete=athlete, change=change, now=now())
    except services.Changed as why:
        return refused(request, at(request, "my_notes"), why.message)
    return redirect(at(request, "my_notes"))


def _own(request: Request) -> Athlete:
    if request.athlete is None:
        raise Http404
    return request.athlete


def _page(request: Request, form: OwnEpisodeForm) -> HttpResponse:
    athlete = _own(request)
    words = {
        "form": form,
        "notes": selectors.shared_notes(athlete=athlete),
        "episodes": selectors.episodes_of(athlete=athlete, today=athlete.local_day(now())),
    }
    return render(request, "readiness/my_notes.html", words, status=422 if form.errors else 200)

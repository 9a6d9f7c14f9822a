"""Injuries and illness of an athlete: opened, changed, moved along the way back, removed, taken back."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from athletes import services
from athletes.access import action
from athletes.forms.records import EpisodeForm, MoveForm
from athletes.http import Request
from athletes.models import Athlete, Episode, Origin
from athletes.views.notes import page_of
from athletes.views.offering import done, refused, version_of
from coach.views.records import athlete_of
from readiness.services import with_episode

NOT_SENSIBLE = (services.NoPlace, services.WrongOrder, services.AlreadyOpen)
REFUSALS = (*NOT_SENSIBLE, services.Changed, services.NothingToTakeBack, services.Over)
UNPROCESSABLE, CONFLICT = 422, 409


@action("episode.write")
@require_http_methods(["GET", "POST"])
def episode_new(request: Request, public_id: UUID) -> HttpResponse:
    """Open an episode: by itself, or with one click what check-ins speak for."""
    athlete = athlete_of(request, public_id)
    if request.method != "POST":
        return _page(request, athlete, EpisodeForm(initial={"began_on": athlete.local_day(now())}))
    form = EpisodeForm(request.POST)
    if not form.is_valid():
        return _page(request, athlete, form)
    origin = Origin.CHECK_INS if request.POST.get("origin") == Origin.CHECK_INS else Origin.COACH
    said: dict[str, Any] = {"by": request.membership, "facts": form.facts(), "origin": origin, "now": now()}
    try:
        opened = _with(athlete, partial(services.open_episode, athlete=athlete, **said))
    except NOT_SENSIBLE as why:
        form.add_error(None, str(why.message))
        return _page(request, athlete, form)
    return done(request, page_of(request, athlete), "episode_remove", opened.public_id, opened.version)


@action("episode.write")
@require_http_methods(["GET", "POST"])
def episode_edit(request: Request, public_id: UUID) -> HttpResponse:
    """Change an episode, or end it."""
    episode = _episode(request, public_id)
    form = EpisodeForm(request.POST) if request.method == "POST" else EpisodeForm.of(episode)
    if request.method != "POST" or not form.is_valid():
        return _page(request, episode.athlete, form, episode)
    said: dict[str, Any] = {"facts": form.facts(), "version": form.cleaned_data["version"], "now": now()}
    try:
        changed = _with(episode.athlete, partial(services.change_episode, episode=episode, **said))
    except (*NOT_SENSIBLE, services.Changed) as why:
        form.add_error(None, str(why.message))
        status = CONFLICT if isinstance(why, services.Changed) else UNPROCESSABLE
        return _page(request, episode.athlete, form, episode, status)
    return _done(request, changed, "episode_put_back")


@action("episode.write")
@require_POST
def episode_move(request: Request, public_id: UUID) -> HttpResponse:
    """A step on the way back to running."""
    episode, form = _episode(request, public_id), MoveForm(request.POST)
    if not form.is_valid():
        return refused(request, page_of(request, episode.athlete), gettext("Choose a step and its day."))
    (state, day), version = form.said(), form.cleaned_data["version"]
    said: dict[str, Any] = {"state": state, "day": day, "by": request.membership, "now": now()}
    return _acted(
        request,
        episode,
        partial(services.move_episode, episode=episode, version=version, **said),
        "episode_put_back",
    )


@action("episode.write")
@require_POST
def episode_put_back(request: Request, public_id: UUID) -> HttpResponse:
    """Undo of a change or step."""
    episode = _episode(request, public_id)
    act = partial(services.put_back_episode, episode=episode, version=version_of(request))
    return _acted(request, episode, act, "")


@action("episode.write")
@require_POST
def episode_remove(request: Request, public_id: UUID) -> HttpResponse:
    """Take away what should not have been opened."""
    episode, version = _episode(request, public_id), version_of(request) or None
    act = partial(services.remove_episode, episode=episode, now=now(), version=version)
    return _acted(request, episode, act, "episode_restore")


@action("episode.write")
@require_POST
def episode_restore(request: Request, public_id: UUID) -> HttpResponse:
    """Undo of episode_remove."""
    version = version_of(request)
    seen = Episode.objects.restorable_by(request.membership, version).select_related("athlete__organization")
    episode = get_object_or_404(seen, public_id=public_id)
    act = partial(services.restore_episode, episode=episode, version=version)
    return _acted(request, episode, act, "episode_remove")


def _with(athlete: Athlete, change: Callable[[], Episode]) -> Episode:
    return with_episode(athlete=athlete, change=change, now=now())


def _acted(request: Request, episode: Episode, act: Callable[[], Episode], undo: str) -> HttpResponse:
    try:
        acted = _with(episode.athlete, act)
    except REFUSALS as why:
        return refused(request, page_of(request, episode.athlete), why.message)
    return _done(request, acted, undo)


def _done(request: Request, episode: Episode, undo: str) -> HttpResponse:
    page = page_of(request, episode.athlete)
    return done(request, page, undo, episode.public_id, episode.version)


def _episode(request: Request, public_id: UUID) -> Episode:
    seen = Episode.objects.kept_by(request.membership).select_related("athlete__organization")
    found: Episode = get_object_or_404(seen, public_id=public_id)
    return found


def _page(
    request: Request,
    athlete: Athlete,
    form: EpisodeForm,
    episode: Episode | None = None,
    status: int | None = None,
) -> HttpResponse:
    words = {"form": form, "athlete": athlete, "episode": episode, "back": page_of(request, athlete)}
    fallback = UNPROCESSABLE if form.errors else 200
    return render(request, "coach/episode.html", words, status=status or fallback)

"""Injuries and illness: listed, opened, changed, moved along the way back, removed and taken back."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from api import filters
from api.endpoint import Endpoint
from api.http import Request, athlete_of, given, is_own, version_of
from api.listing import Listing
from api.repeating import once
from api.serializers.fields import Version
from api.serializers.records import Episode as EpisodeAnswer
from api.serializers.records import EpisodeSaid, OwnEpisode, Step
from api.tags import Tagged, matched
from athletes import services
from athletes.models import Athlete, Episode, EpisodeKind, EpisodeStep, Origin, ReturnState
from athletes.services import EpisodeFacts
from readiness.services import with_episode
from tenancy.services import Answer

OPEN = [("open", "open"), ("over", "over")]
TOLD = ("kind", "began_on", "body_part", "side")
"""What an athlete may tell; the rest is the coach's to say."""


class Episodes(Listing):
    """An athlete's injuries and illness."""

    actions = {"GET": "episode.read", "POST": "episode.tell"}
    order = ("-began_on", "-pk")
    filters = {
        "state": filters.one_of(OPEN, lambda state: Q(ended_on__isnull=state == "open")),
        "kind": filters.one_of(EpisodeKind.choices, "kind"),
        **filters.days("began_on"),
    }

    @extend_schema(responses=EpisodeAnswer(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """The episodes, newest first; an athlete gets them without diagnoses."""
        athlete = athlete_of(request, public_id)
        return self.listed(request, _seen(request).filter(athlete=athlete), _kind(request, athlete))

    @extend_schema(request=EpisodeSaid, responses={201: EpisodeAnswer})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Open an episode. From the athlete only kind, place and first day count."""
        athlete, said = athlete_of(request, public_id), given(request, EpisodeSaid)
        told = not request.membership.is_staff
        facts = EpisodeFacts(**{name: said[name] for name in said if not told or name in TOLD})
        origin = Origin.ATHLETE if told else Origin.COACH
        act = partial(services.open_episode, athlete=athlete, by=request.membership, facts=facts)
        return _answered(request, athlete, partial(act, origin=origin, now=timezone.now()), status=201)


class OneEpisode(Tagged, Endpoint):
    """An injury or illness."""

    actions = {"GET": "episode.read", "PATCH": "episode.write", "DELETE": "episode.write"}
    guarded = frozenset({"PATCH", "DELETE"})

    @extend_schema(responses=EpisodeAnswer)
    def get(self, request: Request, public_id: UUID) -> Response:
        """An episode with the steps of its way back."""
        episode = _episode(request, public_id)
        return Response(_kind(request, episode.athlete)(episode).data)

    @extend_schema(request=EpisodeSaid(partial=True), responses=EpisodeAnswer)
    def patch(self, request: Request, public_id: UUID) -> Response:
        """Change an episode; `ended_on` closes it. What is left out stays."""
        episode = _episode(request, public_id)
        body = EpisodeSaid(data=request.data, partial=True)
        body.is_valid(raise_exception=True)
        version, facts = matched(request, episode.version), EpisodeFacts(**body.said(episode))
        act = partial(services.change_episode, episode=episode, facts=facts, version=version)
        return Response(_changed(request, episode.athlete, partial(act, now=timezone.now())))

    @extend_schema(responses={200: EpisodeAnswer})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Take away what should not have been opened. The answer's version is what an undo asks for."""
        episode = _episode(request, public_id)
        version = matched(request, episode.version)
        act = partial(services.remove_episode, episode=episode, now=timezone.now(), version=version)
        return Response(_changed(request, episode.athlete, act))


class MoveEpisode(Endpoint):
    """A step on the way back to running."""

    actions = {"POST": "episode.write"}

    @extend_schema(request=Step, responses=EpisodeAnswer)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Move to a state from a day on; it allows what its state usually does."""
        episode, said = _episode(request, public_id), given(request, Step)
        act = partial(services.move_episode, episode=episode, state=ReturnState(said["state"]))
        act = partial(act, day=said["day"], by=request.membership, now=timezone.now())
        return _answered(request, episode.athlete, act)


class PutEpisodeBack(Endpoint):
    """Undo of a change or step."""

    actions = {"POST": "episode.write"}

    @extend_schema(request=Version, responses=EpisodeAnswer)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Take the last change or step back; 409 if it was changed since."""
        episode, version = _episode(request, public_id), given(request, Version)["version"]
        act = partial(services.put_back_episode, episode=episode, version=version)
        return _answered(request, episode.athlete, act)


class RestoreEpisode(Endpoint):
    """Undo of a removal."""

    actions = {"POST": "episode.write"}

    @extend_schema(request=Version, responses=EpisodeAnswer)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Undo the removal of an episode; 409 if it was changed since, or another is open there."""
        seen = Episode.objects.restorable_by(request.membership, version_of(request))
        episode = get_object_or_404(seen.select_related("athlete"), public_id=public_id)
        version = given(request, Version)["version"]
        return _answered(
            request, episode.athlete, partial(services.restore_episode, episode=episode, version=version)
        )


def _answered(
    request: Request, athlete: Athlete, change: Callable[[], Episode], *, status: int = 200
) -> Response:
    return once(request, lambda: Answer(status, _changed(request, athlete, change)))


def _changed(request: Request, athlete: Athlete, change: Callable[[], Episode]) -> dict[str, Any]:
    """What the change comes to, as the member may read it."""
    changed = with_episode(athlete=athlete, change=change, now=timezone.now())
    fresh = Episode.objects.filter(pk=changed.pk).prefetch_related(_steps()).get()
    return dict(_kind(request, athlete)(fresh).data)


def _kind(request: Request, athlete: Athlete) -> type[Serializer]:
    """Diagnoses are for the staff alone, and nobody on it reads of themself what others wrote."""
    private = request.membership.is_staff and not is_own(request, athlete)
    return EpisodeAnswer if private else OwnEpisode


def _steps() -> Prefetch:
    steps = EpisodeStep.objects.select_related("moved_by__user").order_by("day", "pk")
    return Prefetch("steps", steps)


def _seen(request: Request) -> QuerySet[Episode]:
    seen: QuerySet[Episode] = Episode.objects.visible_to(request.membership)
    return seen.select_related("athlete").prefetch_related(_steps())


def _episode(request: Request, public_id: UUID) -> Episode:
    found: Episode = get_object_or_404(_seen(request), public_id=public_id)
    return found

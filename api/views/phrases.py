"""Templates of messages: listed, made, changed, removed, brought back."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, given, version_of
from api.listing import Listing
from api.repeating import made
from api.serializers.fields import Version
from api.serializers.messages import Phrase as PhraseAnswer
from api.serializers.messages import PhraseFacts as PhraseBody
from api.tags import Tagged, matched
from athletes import services
from athletes.access import allowed
from athletes.models import Phrase
from athletes.services import PhraseFacts


class Phrases(Listing):
    """The organization's templates and one's own."""

    actions = {"GET": "phrase.read", "POST": "phrase.write"}
    order = ("name", "pk")

    @extend_schema(responses=PhraseAnswer(many=True))
    def get(self, request: Request) -> Response:
        """The templates by name."""
        return self.listed(request, Phrase.objects.visible_to(request.membership), PhraseAnswer)

    @extend_schema(request=PhraseBody, responses={201: PhraseAnswer})
    def post(self, request: Request) -> Response:
        """Keep a template; `shared` makes it everybody's, where one may. 409 `phrase_taken` for a name."""
        said = given(request, PhraseBody)
        owner = None if said["shared"] and _shares(request) else request.membership
        return made(request, PhraseAnswer, partial(services.add_phrase, facts=_facts(said), owner=owner))


class OnePhrase(Tagged, Endpoint):
    """A template."""

    actions = {"GET": "phrase.read", "PUT": "phrase.write", "DELETE": "phrase.write"}
    guarded = frozenset({"PUT", "DELETE"})

    @extend_schema(responses=PhraseAnswer)
    def get(self, request: Request, public_id: UUID) -> Response:
        """A template with its version."""
        return Response(PhraseAnswer(_phrase(request, public_id)).data)

    @extend_schema(request=PhraseBody, responses=PhraseAnswer)
    def put(self, request: Request, public_id: UUID) -> Response:
        """Say it otherwise; whose it is stays."""
        phrase = _writable(request, _phrase(request, public_id))
        said = given(request, PhraseBody)
        version = matched(request, phrase.version) or phrase.version
        services.change_phrase(phrase=phrase, facts=_facts(said), version=version)
        phrase.refresh_from_db()
        return Response(PhraseAnswer(phrase).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Take it out of the list; restore/ brings it back."""
        phrase = _writable(request, _phrase(request, public_id))
        version = matched(request, phrase.version) or phrase.version
        services.remove_phrase(phrase=phrase, version=version, now=timezone.now())
        return Response(status=204)


class RestorePhrase(Endpoint):
    """A template that was removed."""

    actions = {"POST": "phrase.write"}

    @extend_schema(request=Version, responses=PhraseAnswer)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Bring it back; `version` is the one that the removal left."""
        found = Phrase.objects.restorable_by(request.membership, version_of(request))
        phrase = _writable(request, get_object_or_404(found, public_id=public_id))
        version = given(request, Version)["version"]

        def restore() -> Any:
            services.restore_phrase(phrase=phrase, version=version)
            phrase.refresh_from_db()
            return phrase

        return made(request, PhraseAnswer, restore, status=200)


def _phrase(request: Request, public_id: UUID) -> Phrase:
    found: Phrase = get_object_or_404(Phrase.objects.visible_to(request.membership), public_id=public_id)
    return found


def _writable(request: Request, phrase: Phrase) -> Phrase:
    if phrase.owner_id is None and not _shares(request):
        raise Http404
    return phrase


def _shares(request: Request) -> bool:
    return allowed(request.membership, "phrase.share")


def _facts(said: dict[str, Any]) -> PhraseFacts:
    return PhraseFacts(said["name"], said["body_en"], said["body_ko"])

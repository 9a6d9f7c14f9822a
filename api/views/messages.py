"""The thread of an athlete, and their word on what was decided."""

from functools import partial
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, athlete_of, given, is_own, own
from api.listing import Listing
from api.problems import invalid
from api.repeating import made
from api.serializers.messages import Answer as AnswerAnswer
from api.serializers.messages import AthleteWord
from api.serializers.messages import Message as MessageAnswer
from athletes.models import About, Athlete, Author, Message
from athletes.services import Subject, read_thread, send_message, take_back_message
from readiness import services
from readiness.models import Answer, Stance
from readiness.selectors import talking


class Messages(Listing):
    """An athlete's thread."""

    actions = {"GET": "message.read", "POST": "message.write"}
    order = ("-sent_at", "-pk")
    filters = {
        "since": filters.moment("sent_at__gte", "the first instant"),
        "about": filters.one_of(About.choices, "about", "what they are about"),
        "about_id": filters.public_id("about_id", "the session, check-in or case"),
    }

    @extend_schema(responses=MessageAnswer(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """The notes between an athlete and the staff, the latest first; nothing is marked as read."""
        thread = Message.objects.of(athlete_of(request, public_id)).select_related("author__user")
        return self.listed(request, thread, MessageAnswer)

    @extend_schema(request=MessageAnswer, responses={201: MessageAnswer})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Write to the other side: athletes to the staff, which a waiting case hears; the staff to them."""
        athlete = athlete_of(request, public_id)
        said: dict[str, Any] = given(request, MessageAnswer)
        about = _subject(athlete, said.pop("about"), said.pop("about_id"))
        said |= {"athlete": athlete, "author": request.membership, "now": timezone.now(), "about": about}
        if is_own(request, athlete):
            return made(request, MessageAnswer, partial(services.reply, **said))
        return made(request, MessageAnswer, partial(send_message, side=Author.COACH, **said))


class MessagesRead(Endpoint):
    """What one has on the screen."""

    actions = {"POST": "message.write"}

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Mark what the other side has written so far as read."""
        athlete = athlete_of(request, public_id)
        side = Author.COACH if is_own(request, athlete) else Author.ATHLETE
        read_thread(athlete=athlete, member=request.membership, side=side, now=timezone.now())
        return Response(status=204)


class OneMessage(Endpoint):
    """A message of one's own."""

    actions = {"DELETE": "message.write"}

    @extend_schema(responses={204: None})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Take it back: for ten minutes, until the other side has read it; else 409 `cannot_take_back`."""
        seen = Message.objects.visible_to(request.membership).select_related("athlete")
        message = get_object_or_404(seen, public_id=public_id)
        take_back_message(message=message, member=request.membership, now=timezone.now())
        return Response(status=204)


class Answers(Endpoint):
    """The athlete's word on what was decided or proposed today."""

    actions = {"POST": "today.write"}

    @extend_schema(request=AthleteWord, responses={201: AnswerAnswer})
    def post(self, request: Request) -> Response:
        """Disagree, or ask. 409 `nothing_decided` where there is nothing to disagree with."""
        said = given(request, AthleteWord)
        who: dict[str, Any] = {"athlete": own(request), "member": request.membership, "now": timezone.now()}
        if said["stance"] == Stance.DISAGREE:
            return made(request, AnswerAnswer, partial(services.disagree, reason=said["said"], **who))
        return made(request, AnswerAnswer, partial(services.ask, question=said["said"], **who))


class OneAnswer(Endpoint):
    """An answer of one's own."""

    actions = {"DELETE": "today.write"}

    @extend_schema(responses={204: None})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Take it back, as a message is: the case is what it was."""
        seen = Answer.objects.visible_to(request.membership).of(own(request)).select_related("athlete")
        answer = get_object_or_404(seen, public_id=public_id)
        services.take_back_answer(answer=answer, member=request.membership, now=timezone.now())
        return Response(status=204)


def _subject(athlete: Athlete, kind: str, public_id: UUID | None) -> Subject:
    """What the message is about. Raises ValidationError for what the athlete does not have."""
    about = talking.subject_named(athlete=athlete, kind=About(kind), public_id=public_id)
    if about is None or (kind and public_id is None):
        raise invalid("about_id", "unknown", _("The athlete has nothing of this kind by this id."))
    return about

"""The thread between an athlete and the staff."""

from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, athlete_of, given, is_own
from api.listing import Listing
from api.repeating import made
from api.serializers.messages import Message as MessageAnswer
from athletes.models import Author, Message
from athletes.services import read_thread, send_message
from readiness import services


class Messages(Listing):
    """An athlete's thread."""

    actions = {"GET": "message.read", "POST": "message.write"}
    order = ("-sent_at", "-pk")
    filters = {"since": filters.moment("sent_at__gte", "the first instant")}

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
        said |= {"athlete": athlete, "author": request.membership, "now": timezone.now()}
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

"""Notes between an athlete and the staff, their templates, and an athlete's word on a decision."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.problems import invalid
from api.serializers.fields import Moment, choice
from athletes.models import LONGEST_MESSAGE, About, Author
from readiness.models import Stance


class Message(serializers.Serializer):
    """`side`: who speaks; `read_at`: when the other side had it on the screen.

    `about` names what it is about: a session, a check-in or a case, by its public id.
    """

    public_id = serializers.UUIDField(read_only=True)
    side = choice(Author.choices, read_only=True)
    author = serializers.CharField(source="author.user.name", read_only=True)
    body = serializers.CharField(max_length=LONGEST_MESSAGE)
    about = choice(About.choices, required=False, allow_blank=True, default="")
    about_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    sent_at = Moment(read_only=True)
    read_at = Moment(allow_null=True, read_only=True)


class PhraseFacts(serializers.Serializer):
    """{name}, {session} and {day} are filled in. `shared`: the organization's, by coaches and owners."""

    name = serializers.CharField(max_length=80)
    body_en = serializers.CharField(max_length=LONGEST_MESSAGE, required=False, allow_blank=True, default="")
    body_ko = serializers.CharField(max_length=LONGEST_MESSAGE, required=False, allow_blank=True, default="")
    shared = serializers.BooleanField(required=False, default=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not (attrs["body_en"] or attrs["body_ko"]):
            raise invalid("body_en", "required", _("Write the message in at least one language."))
        return attrs


class Phrase(serializers.Serializer):
    """A template of messages."""

    public_id = serializers.UUIDField()
    version = serializers.IntegerField()
    name = serializers.CharField()
    body_en = serializers.CharField()
    body_ko = serializers.CharField()
    shared = serializers.SerializerMethodField()

    def get_shared(self, row: Any) -> bool:
        return row.owner_id is None


class AthleteWord(serializers.Serializer):
    """`disagree` brings the decided case back to the coach; `ask` puts a question to them."""

    stance = choice(Stance.choices)
    said = serializers.CharField(max_length=LONGEST_MESSAGE)


class Answer(serializers.Serializer):
    """An athlete's word on a case. It can be taken back for ten minutes, until somebody has read it."""

    public_id = serializers.UUIDField()
    stance = choice(Stance.choices)
    case = serializers.UUIDField(source="intervention.public_id")
    message = serializers.UUIDField(source="said_id")
    answered_at = Moment()

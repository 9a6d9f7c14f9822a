"""Where sources disagree: the cards, and what a person says to them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.serializers.fields import AthleteRef, Moment, Version, choice
from ingest.models import ConflictKind, ConflictState
from ingest.selectors.moving import undone_until
from ingest.services import Answer, AnswerKind

VALUE = {"oneOf": [{"type": "number"}, {"type": "string"}], "nullable": True}
OPTIONS = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "source": {"type": "string"},
            "kind": {"type": "string"},
            "value": VALUE,
            "activity": {"type": "string", "format": "uuid"},
        },
    },
    "description": "of a field: source, its kind and what it says; of a match: the activities it could be",
}
KEPT = {"type": "object", "additionalProperties": True, "nullable": True}


class Conflict(serializers.Serializer):
    """`suggested` names the source that counts until somebody decides; `choice` is what a person decided.

    Activities merged or split by hand are decisions too: `activity` stayed, `other` went into it or was
    split off. They are taken back until `undo_until`.
    """

    public_id = serializers.UUIDField()
    version = serializers.IntegerField()
    athlete = AthleteRef()
    activity = serializers.UUIDField(source="activity.public_id")
    other = serializers.UUIDField(source="other.public_id", allow_null=True, default=None)
    kind = choice(ConflictKind.choices)
    field = serializers.CharField(help_text="empty unless sources differ in a field")
    options = serializers.SerializerMethodField()
    suggested = serializers.CharField()
    reason = serializers.CharField(help_text="code")
    state = choice(ConflictState.choices)
    choice = serializers.SerializerMethodField()
    raised_at = Moment()
    decided_at = Moment(allow_null=True)
    undo_until = serializers.SerializerMethodField()

    @extend_schema_field(OPTIONS)
    def get_options(self, card: Any) -> list[dict[str, Any]]:
        return list(card.options)

    @extend_schema_field(KEPT)
    def get_choice(self, card: Any) -> dict[str, Any] | None:
        kept: dict[str, Any] | None = card.choice
        return kept

    @extend_schema_field(Moment(allow_null=True, help_text="null unless merged or split by hand"))
    def get_undo_until(self, card: Any) -> str | None:
        until = undone_until(card)
        return Moment().to_representation(until) if until else None


@extend_schema_field(VALUE)
class Value(serializers.Field):
    """A number in SI units, or a text."""

    default_error_messages = {"invalid": _("Give a number or a text.")}

    def to_internal_value(self, data: Any) -> float | str:
        if isinstance(data, bool) or not isinstance(data, int | float | str):
            self.fail("invalid")
        if isinstance(data, str) and (len(data) > 200 or "\0" in data):
            self.fail("invalid")
        if not isinstance(data, str) and not abs(data) < 1e9:
            self.fail("invalid")
        return data

    def to_representation(self, value: Any) -> Any:
        return value


class ConflictAnswer(Version):
    """`source`: one of the options; `typed`: a value of one's own, SI units; `mean`: of these, or of all.

    Of a match: `both` are activities, or `merge` into the one that is named.
    """

    kind = choice([(one.value, one.name) for one in AnswerKind])
    sources = serializers.ListField(
        child=serializers.CharField(max_length=200), max_length=50, required=False, default=list
    )
    value = Value(required=False, allow_null=True, default=None)
    activity = serializers.UUIDField(required=False, allow_null=True, default=None)


def answer_of(said: dict[str, Any]) -> Answer:
    """What the decision says, as the service takes it."""
    return Answer(AnswerKind(said["kind"]), tuple(said["sources"]), said["value"], said["activity"])

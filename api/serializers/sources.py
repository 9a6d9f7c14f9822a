"""The sources of an activity, and the provenance of its fields."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.serializers.activities import TOLD
from api.serializers.conflicts import Value
from api.serializers.fields import Moment


class NamedSource(serializers.Serializer):
    """Who told of the run: a file, a listing, a person. `name` is what a decision or a split calls it."""

    name = serializers.CharField()
    kind = serializers.CharField(source="source.kind")
    key = serializers.CharField(source="source.key")
    words = serializers.CharField(help_text="what kind of source it is")
    device = serializers.CharField(source="source.device")
    upload = serializers.UUIDField(
        source="source.upload", allow_null=True, help_text="whose bytes are at uploads/{id}/file/"
    )
    started_at = Moment(source="source.started_at", allow_null=True)
    told = serializers.SerializerMethodField()
    has_streams = serializers.BooleanField(source="source.has_streams")
    splits = serializers.BooleanField(help_text="it could be an activity of its own")
    received_at = Moment(source="source.received_at")

    @extend_schema_field(TOLD)
    def get_told(self, row: Any) -> dict[str, Any]:
        return dict(row.source.told)


class Said(serializers.Serializer):
    """What a source says of a field. `reason` is a code, and `words` say the same."""

    source = serializers.CharField(help_text="its name")  # type: ignore[assignment]  # a field of that name
    kind = serializers.CharField()
    name = serializers.CharField(help_text="what kind of source it is, in words")
    value = Value(allow_null=True)
    chosen = serializers.BooleanField()
    reason = serializers.CharField()
    words = serializers.CharField()


class FieldSaid(serializers.Serializer):
    """A field and who says what of it, the chosen first; `value` counts, null where nobody is asked."""

    field = serializers.CharField()
    words = serializers.CharField(help_text="what the field is called")
    value = Value(allow_null=True)
    said = Said(many=True)


class Provenance(serializers.Serializer):
    """Every field of which a source says something. SI units; of streams and laps, how many there are."""

    version = serializers.IntegerField(help_text="of the activity")
    provenance = FieldSaid(many=True)

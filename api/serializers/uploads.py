"""Files on their way in."""

from rest_framework import serializers

from api.serializers.fields import AthleteRef, Moment, choice
from ingest.selectors import Phase


class File(serializers.Serializer):
    """One recording of a run: FIT."""

    file = serializers.FileField(allow_empty_file=True, max_length=200)


class Upload(serializers.Serializer):
    """`state` ends as done, with the activity; as refused, with the reason; or as stuck, for an operator."""

    public_id = serializers.UUIDField(source="upload.public_id")
    athlete = AthleteRef(source="upload.athlete")
    filename = serializers.CharField(source="upload.filename")
    state = choice([(phase.value, phase.name) for phase in Phase], source="phase")
    title = serializers.CharField()
    words = serializers.CharField()
    refusal = serializers.CharField(source="upload.refusal", help_text="code; empty unless refused")
    activity = serializers.UUIDField(source="activity.public_id", allow_null=True, default=None)
    received_at = Moment(source="upload.received_at")
    finished_at = Moment(source="upload.finished_at", allow_null=True)

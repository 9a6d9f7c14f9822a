"""Files on their way in."""

from rest_framework import serializers

from api.serializers.fields import AthleteRef, Moment, choice
from ingest.models import UploadState


class File(serializers.Serializer):
    """One recording of a run: FIT."""

    file = serializers.FileField(allow_empty_file=True, max_length=200)


class Upload(serializers.Serializer):
    """`state` moves from waiting to done, with the activity, or to refused, with the reason."""

    public_id = serializers.UUIDField()
    athlete = AthleteRef()
    filename = serializers.CharField()
    state = choice(UploadState.choices)
    refusal = serializers.CharField(help_text="code; empty unless refused")
    activity = serializers.UUIDField(source="activity.public_id", allow_null=True, default=None)
    received_at = Moment()
    finished_at = Moment(allow_null=True)

"""Files on their way in."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.serializers.fields import AthleteRef, Moment, choice
from api.serializers.imports import FOUND
from ingest.models import Outcome
from ingest.selectors import Phase, UploadStatus


class File(serializers.Serializer):
    """One recording: FIT, TCX or GPX, or a table."""

    file = serializers.FileField(allow_empty_file=True, max_length=200)


class Upload(serializers.Serializer):
    """`state` ends as done, with the activity; as refused, with the reason; or as stuck, for an operator."""

    public_id = serializers.UUIDField(source="upload.public_id")
    athlete = AthleteRef(source="upload.athlete")
    filename = serializers.CharField(source="upload.filename")
    state = choice([(phase.value, phase.name) for phase in Phase], source="phase")
    title = serializers.CharField()
    words = serializers.CharField()
    outcome = choice(
        Outcome.choices, source="upload.outcome", allow_blank=True, help_text="empty while it waits"
    )
    found = serializers.SerializerMethodField()
    refusal = serializers.CharField(source="upload.refusal", help_text="code; empty unless refused")
    activity = serializers.UUIDField(source="activity.public_id", allow_null=True, default=None)
    received_at = Moment(source="upload.received_at")
    finished_at = Moment(source="upload.finished_at", allow_null=True)

    @extend_schema_field(FOUND)
    def get_found(self, status: UploadStatus) -> dict[str, Any]:
        return dict(status.upload.found)

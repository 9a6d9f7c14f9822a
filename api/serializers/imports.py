"""Imports, and what became of their files."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.serializers.fields import AthleteRef, Moment, choice
from ingest import models, wording
from ingest.models import Door, ImportState, Outcome, UploadState

HIDDEN = ("accounts",)  # what a dry run remembers for the next file
FOUND = {"type": "object", "additionalProperties": True, "description": "how many of what; warnings"}
COUNTS = {"type": "object", "additionalProperties": {"type": "integer"}, "description": "files by outcome"}


class Files(serializers.Serializer):
    """Recordings, tables and archives: FIT, TCX, GPX, CSV, XLSX, JSON, ZIP, plain or gzipped."""

    files = serializers.ListField(
        child=serializers.FileField(allow_empty_file=True, max_length=200),
        min_length=1,
        max_length=100,
        help_text="the field may come several times",
    )
    name = serializers.CharField(max_length=200, required=False, help_text="how the list calls it")
    preview = serializers.BooleanField(default=False, help_text="only say what would become of the files")


class Import(serializers.Serializer):
    """`state` ends as done, as previewed until it is started or cancelled, as cancelled, or as undone."""

    public_id = serializers.UUIDField(source="run.public_id")
    athlete = AthleteRef(source="run.athlete")
    name = serializers.CharField(source="run.name")
    door = choice(Door.choices, source="run.door")
    state = choice(ImportState.choices, source="run.state")
    started_at = Moment(source="run.started_at")
    finished_at = Moment(source="run.finished_at", allow_null=True)
    total = serializers.IntegerField(help_text="files, those of archives too")
    waiting = serializers.IntegerField()
    outcomes = serializers.SerializerMethodField()

    @extend_schema_field(COUNTS)
    def get_outcomes(self, found: Any) -> dict[str, int]:
        return dict(found.outcomes)


class Item(serializers.Serializer):
    """One file of an import; of an archive each file stands for itself, with its path inside."""

    public_id = serializers.UUIDField()
    filename = serializers.CharField()
    state = choice(UploadState.choices)
    outcome = choice(Outcome.choices, allow_blank=True, help_text="empty while it waits")
    refusal = serializers.CharField(help_text="code; empty unless refused")
    words = serializers.SerializerMethodField()
    activity = serializers.UUIDField(source="activity.public_id", allow_null=True, default=None)
    found = serializers.SerializerMethodField()
    finished_at = Moment(allow_null=True)

    def get_words(self, item: models.Upload) -> str:
        return wording.refusal(item.refusal, item.params) if item.refusal else ""

    @extend_schema_field(FOUND)
    def get_found(self, item: models.Upload) -> dict[str, Any]:
        return {name: value for name, value in item.found.items() if name not in HIDDEN}

"""Notes with their files, tasks, injuries and illness."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import AthleteRef, Day, Moment, choice, example
from athletes.models import (
    Allowance,
    BodyPart,
    EpisodeKind,
    NoteAudience,
    Origin,
    ReturnState,
    Severity,
    Side,
)
from athletes.models.episodes import LONGEST_DIAGNOSIS
from athletes.models.notes import LONGEST_NOTE
from athletes.models.tasks import LONGEST_TITLE
from athletes.services import facts_of_episode


class Attachment(serializers.Serializer):
    """A picture or PDF of a note; its bytes are at attachments/{public_id}/file/."""

    public_id = serializers.UUIDField(read_only=True)
    version = serializers.IntegerField(read_only=True)
    filename = serializers.CharField(read_only=True)
    content_type = serializers.CharField(read_only=True)
    size = serializers.IntegerField(read_only=True, help_text="bytes")
    sha256 = serializers.CharField(read_only=True)


NOTE = {"audience": "private", "body": "Worries about work; keep Thursdays easy."}


@extend_schema_serializer(examples=[example(NOTE)])
class Note(serializers.Serializer):
    """`private` notes are for coaches alone, `shared` ones for the athlete too. `case`: its intervention."""

    public_id = serializers.UUIDField(read_only=True)
    version = serializers.IntegerField(read_only=True)
    audience = choice(NoteAudience.choices)
    body = serializers.CharField(max_length=LONGEST_NOTE)
    case = serializers.UUIDField(required=False, allow_null=True)
    author = serializers.CharField(source="author.user.name", read_only=True)
    written_at = Moment(read_only=True)
    edited_at = Moment(read_only=True, allow_null=True)
    attachments = serializers.SerializerMethodField()

    def validate_audience(self, audience: str) -> NoteAudience:
        return NoteAudience(audience)

    @extend_schema_field(Attachment(many=True))
    def get_attachments(self, note: Any) -> list[dict[str, Any]]:
        return list(Attachment(getattr(note, "files", []), many=True).data)


class NoteVersion(serializers.Serializer):
    """What a note said before it was changed."""

    number = serializers.IntegerField(help_text="the note's version while it said this")
    audience = choice(NoteAudience.choices)
    body = serializers.CharField()
    author = serializers.CharField(source="author.user.name")
    written_at = Moment()


class AttachmentFile(serializers.Serializer):
    """A picture (PNG, JPEG, GIF, WebP, HEIC) or PDF, told by its content."""

    file = serializers.FileField()


TASK = {
    "title": "Call about the calf",
    "due_on": "2026-11-23",
    "due_at": "17:00",
    "owner": "01935a2e-7b1c-7d60-8a4e-0c9a8f1f1e11",
}


class Staff(serializers.Serializer):
    public_id = serializers.UUIDField()
    name = serializers.CharField(source="user.name")


@extend_schema_serializer(examples=[example(TASK)])
class Task(serializers.Serializer):
    """Something to do. The due time is the organization's; `case`: an intervention's id."""

    public_id = serializers.UUIDField()
    version = serializers.IntegerField()
    title = serializers.CharField()
    owner = Staff()
    author = Staff()
    athlete = AthleteRef(allow_null=True)
    case = serializers.UUIDField(allow_null=True)
    due_on = Day(allow_null=True)
    due_at = serializers.TimeField(allow_null=True, format="%H:%M")
    made_at = Moment()
    done_at = Moment(allow_null=True)
    done_by = Staff(allow_null=True)


@extend_schema_serializer(examples=[example(TASK)])
class TaskSaid(serializers.Serializer):
    """`owner`: a membership of the staff, by default who asks; `athlete`: whom it is about, if anybody.

    `done` finishes a task that is there, or opens it again.
    """

    title = serializers.CharField(max_length=LONGEST_TITLE)
    owner = serializers.UUIDField(required=False)
    athlete = serializers.UUIDField(required=False, allow_null=True)
    case = serializers.UUIDField(required=False, allow_null=True)
    due_on = Day(required=False, allow_null=True)
    due_at = serializers.TimeField(required=False, allow_null=True)
    done = serializers.BooleanField(required=False)


EPISODE = {"kind": "injury", "body_part": "calf", "side": "left", "began_on": "2026-11-18"}


class Step(serializers.Serializer):
    """A state of the way back, from a day on."""

    state = choice(ReturnState.choices)
    day = Day()
    moved_by = serializers.CharField(source="moved_by.user.name", read_only=True)
    moved_at = Moment(read_only=True)


@extend_schema_serializer(examples=[example(EPISODE)])
class Episode(serializers.Serializer):
    """An injury (with its place) or illness. `diagnosis` is written and read by the staff alone.

    `allowed` says what may be run while it is open; `ended_on` closes it.
    """

    public_id = serializers.UUIDField(read_only=True)
    version = serializers.IntegerField(read_only=True)
    kind = choice(EpisodeKind.choices)
    body_part = choice(BodyPart.choices, required=False, allow_blank=True)
    side = choice(Side.choices, required=False, allow_blank=True)
    severity = choice(Severity.choices, required=False)
    diagnosis = serializers.CharField(max_length=LONGEST_DIAGNOSIS, required=False, allow_blank=True)
    began_on = Day()
    ended_on = Day(required=False, allow_null=True)
    state = choice(ReturnState.choices, read_only=True)
    allowed = choice(Allowance.choices, required=False)
    origin = choice(Origin.choices, read_only=True)
    steps = serializers.SerializerMethodField()

    @extend_schema_field(Step(many=True))
    def get_steps(self, episode: Any) -> list[dict[str, Any]]:
        return list(Step(episode.steps.all(), many=True).data)


class OwnEpisode(Episode):
    """The same for the athlete: without the diagnosis."""

    diagnosis = None  # type: ignore[assignment]


class EpisodeSaid(Episode):
    """What may be said of an episode; what is left out stays, or is as usual."""

    def said(self, before: Any = None) -> dict[str, Any]:
        """All the facts: those that are there, with those that came."""
        kept = asdict(facts_of_episode(before)) if before is not None else {}
        return {**kept, **self.validated_data}

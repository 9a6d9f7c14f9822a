"""Notes on the days of an athlete."""

from rest_framework import serializers

from api.serializers.fields import Day, Moment, choice
from planning.models import Audience
from planning.models.notes import LONGEST_NOTE


class DayNote(serializers.Serializer):
    """What a day says to the athlete, or to the staff alone; an empty text takes it away.

    `version`, where it is given, is that of the note as it was seen: 0 where there was none.
    """

    public_id = serializers.UUIDField(read_only=True)
    day = Day()
    audience = choice(Audience.choices)
    text = serializers.CharField(max_length=LONGEST_NOTE, allow_blank=True)
    version = serializers.IntegerField(required=False, min_value=0)
    author = serializers.CharField(source="author.user.name", read_only=True)
    written_at = Moment(read_only=True)


class SeenNote(serializers.Serializer):
    """The version of the note that is to be undone."""

    version = serializers.IntegerField(min_value=1)

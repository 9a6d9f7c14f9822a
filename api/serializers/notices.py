"""What a member is told, and wants to be told."""

from typing import Any

from rest_framework import serializers

from api.serializers.fields import AthleteRef, Moment, choice
from athletes import wording_notices
from athletes.models import Channel, Event
from athletes.noticing import OFFERED


class ToldNotice(serializers.Serializer):
    """`params` are what `words` are made of."""

    public_id = serializers.UUIDField()
    event = choice(Event.choices)
    words = serializers.SerializerMethodField()
    params = serializers.DictField()
    athlete = AthleteRef(allow_null=True)
    at = Moment()
    read_at = Moment(allow_null=True)

    def get_words(self, row: Any) -> str:
        name = row.athlete.name if row.athlete is not None else ""
        return wording_notices.notice(row.event, row.params, name)


class ReadNotices(serializers.Serializer):
    """Which ones; all where none is named."""

    public_ids = serializers.ListField(child=serializers.UUIDField(), max_length=500, required=False)


class NoticeCount(serializers.Serializer):
    read = serializers.IntegerField()


class NoticeWish(serializers.Serializer):
    event = choice(Event.choices)
    channel = choice([(way.value, way.label) for way in OFFERED])
    wanted = serializers.BooleanField()


class NoticeWishes(serializers.Serializer):
    """`digest_hour`: when mail of what is not urgent leaves, by the member's own zone; null: each at once."""

    digest_hour = serializers.IntegerField(min_value=0, max_value=23, allow_null=True, required=False)
    wishes = NoticeWish(many=True, required=False)

    def wanted(self) -> dict[tuple[Event, Channel], bool]:
        """By event and way, as athletes.services.preferences takes them."""
        said = self.validated_data.get("wishes", ())
        return {(Event(one["event"]), Channel(one["channel"])): one["wanted"] for one in said}


class MuteFacts(serializers.Serializer):
    """Quiet: of one athlete, or of everything; of their messages alone; until a day, or until it is ended."""

    athlete = serializers.UUIDField(required=False, allow_null=True, default=None)
    messages_only = serializers.BooleanField(required=False, default=False)
    until = serializers.DateField(required=False, allow_null=True, default=None)


class Mute(serializers.Serializer):
    public_id = serializers.UUIDField()
    athlete = AthleteRef(allow_null=True)
    messages_only = serializers.BooleanField()
    until = serializers.DateField(allow_null=True)


class WeekCase(serializers.Serializer):
    public_id = serializers.UUIDField()
    name = serializers.CharField()
    reason = serializers.CharField()
    opened_at = Moment()


class WeekKept(serializers.Serializer):
    athlete = serializers.UUIDField(source="athlete_id")
    name = serializers.CharField()
    done = serializers.IntegerField()
    missed = serializers.IntegerField()


class WeekRace(serializers.Serializer):
    athlete = serializers.UUIDField(source="athlete_id")
    name = serializers.CharField()
    race = serializers.CharField()
    day = serializers.DateField()


class CoachWeek(serializers.Serializer):
    """`races` are those of the week after; `response_h` is the median to the first answer."""

    first = serializers.DateField()
    at_risk = WeekCase(many=True)
    oldest = WeekCase(many=True)
    missed = WeekKept(many=True)
    races = WeekRace(many=True)
    opened = serializers.IntegerField()
    decided = serializers.IntegerField()
    response_h = serializers.FloatField(allow_null=True)

"""Links by which a calendar program reads an athlete's plan."""

from rest_framework import serializers

from api.serializers.fields import Moment, choice
from api.serializers.own_sessions import StaffMember
from planning.models import FeedKind


class NewFeed(serializers.Serializer):
    """`busy` says only that there is training."""

    kind = choice(FeedKind.choices)


class Feed(serializers.Serializer):
    """A link that counts, for as long as whoever made it may see the athlete."""

    public_id = serializers.UUIDField()
    kind = choice(FeedKind.choices)
    made_by = StaffMember()
    made_at = Moment()


class MadeFeed(serializers.Serializer):
    """The new link with its address, which is never shown again."""

    feed = Feed()
    address = serializers.CharField(help_text="for the calendar program; whoever has it reads the plan")

"""Notes between an athlete and the staff."""

from rest_framework import serializers

from api.serializers.fields import Moment, choice
from athletes.models import Author


class Message(serializers.Serializer):
    """`side`: who speaks; `read_at`: when the other side had it on the screen."""

    public_id = serializers.UUIDField(read_only=True)
    side = choice(Author.choices, read_only=True)
    author = serializers.CharField(source="author.user.name", read_only=True)
    body = serializers.CharField(max_length=2000)
    sent_at = Moment(read_only=True)
    read_at = Moment(allow_null=True, read_only=True)

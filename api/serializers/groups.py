"""Groups of athletes."""

from rest_framework import serializers

from athletes.models import LONGEST_TAG, MOST_TAGS


class GroupFacts(serializers.Serializer):
    """`members` are public ids of athletes whom the asker may see."""

    name = serializers.CharField(max_length=80)
    tags = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_TAG), max_length=MOST_TAGS, required=False
    )
    members = serializers.ListField(child=serializers.UUIDField(), max_length=2000, required=False)


class Group(serializers.Serializer):
    """A group; of its members those whom the asker may see."""

    public_id = serializers.UUIDField(source="group.public_id")
    version = serializers.IntegerField(source="group.version")
    name = serializers.CharField(source="group.name")
    tags = serializers.ListField(child=serializers.CharField(), source="group.tags")
    members = serializers.ListField(child=serializers.UUIDField())

"""API keys of the organization."""

from typing import Any

from rest_framework import serializers

from api.serializers.fields import Moment, choice
from tenancy.keys import Made, Reach

REACHES = [(reach.value, reach.value) for reach in Reach]


class NewKey(serializers.Serializer):
    """`expires_at`: within a year."""

    name = serializers.CharField(max_length=60)
    scopes = serializers.ListField(
        child=choice(REACHES), allow_empty=False, min_length=1, max_length=len(REACHES)
    )
    expires_at = Moment()


class ApiKey(serializers.Serializer):
    """A key as it can be seen afterwards; its token begins with rs_, then the `prefix`."""

    public_id = serializers.UUIDField()
    name = serializers.CharField()
    prefix = serializers.CharField()
    scopes = serializers.ListField(child=choice(REACHES))
    created_by = serializers.CharField(source="created_by.user.name")
    created_at = Moment()
    expires_at = Moment()
    last_used_at = Moment(allow_null=True)


class MadeKey(ApiKey):
    """The new key with its token, which is never shown again."""

    token = serializers.CharField()

    def to_representation(self, instance: Made) -> dict[str, Any]:
        return {**ApiKey(instance.key).data, "token": instance.token}

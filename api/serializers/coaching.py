"""Who coaches an athlete, and who else sees them."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from tenancy.access import COACHES, Who
from tenancy.models import Membership


class Coaching(serializers.Serializer):
    """Memberships: the coach or nobody, and the assistants who see the athlete. `version`: the athlete's.

    `context["members"]`: those of the organization.
    """

    version = serializers.IntegerField(read_only=True)
    coach = serializers.UUIDField(allow_null=True)
    assistants = serializers.ListField(child=serializers.UUIDField(), max_length=200)

    def validate_coach(self, named: UUID | None) -> Membership | None:
        return None if named is None else self._member(named, COACHES)

    def validate_assistants(self, named: list[UUID]) -> tuple[Membership, ...]:
        return tuple(self._member(one, {Who.ASSISTANT}) for one in dict.fromkeys(named))

    def _member(self, named: UUID, roles: Collection[Who]) -> Membership:
        for member in self.context["members"]:
            if member.public_id == named and member.role in roles:
                found: Membership = member
                return found
        raise serializers.ValidationError(_("Nobody on the staff in this role has this id."), "unknown")

"""What a coach may say about several cases at once, and what became of them."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.problems import invalid
from api.serializers.fields import Moment, Version, choice
from api.serializers.interventions import Decision
from coach.selectors.center import LONGEST_QUEUE
from readiness.models import Verb
from readiness.services import ACTS

NEEDS = {Verb.SNOOZE: "until", Verb.DISMISS: "reason", Verb.ASSIGN: "owner"}


class SeenCase(Version):
    """A case, and the version of it that the coach has seen."""

    public_id = serializers.UUIDField()


class Together(serializers.Serializer):
    """A snooze needs `until` (null: until something new), a dismissal `reason`, to assign `owner`."""

    verb = choice([verb.value for verb in ACTS])
    cases = serializers.ListField(child=SeenCase(), min_length=1, max_length=LONGEST_QUEUE)
    until = Moment(required=False, allow_null=True)
    owner = serializers.UUIDField(required=False)
    reason = serializers.CharField(max_length=300, required=False)
    false_alarm = serializers.BooleanField(required=False, default=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        needed = NEEDS.get(Verb(attrs["verb"]))
        if needed is not None and needed not in attrs:
            raise invalid(needed, "required", _("This is needed."))
        return attrs

    def versions(self) -> dict[UUID, int]:
        """By public id."""
        return {case["public_id"]: case["version"] for case in self.validated_data["cases"]}

    def words(self) -> dict[str, Any]:
        """What the service takes besides cases, member and clock."""
        verb = Verb(self.validated_data["verb"])
        needed = NEEDS.get(verb)
        words = {"verb": verb, **({needed: self.validated_data[needed]} if needed else {})}
        if verb == Verb.DISMISS:
            words["false_alarm"] = self.validated_data["false_alarm"]
        return words


class DecisionOfCase(Decision):
    """A decision, and the case that it is about."""

    intervention = serializers.UUIDField(source="intervention.public_id")


class Batch(serializers.Serializer):
    """What was decided, and the cases left out because they had changed since they were seen."""

    decisions = DecisionOfCase(source="made", many=True)
    left_out = serializers.SerializerMethodField()

    @extend_schema_field(serializers.ListField(child=serializers.UUIDField()))
    def get_left_out(self, found: Any) -> list[str]:
        return [str(case.public_id) for case in found.left_out]

"""Adherence, reasons for sessions, and what the rules propose."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.calendars import DraftedChange
from api.serializers.fields import Moment, choice, example
from planning import wording
from planning.models import LONGEST_NOTE, Differently, Outcome, RevisionState, Why


class Amount(serializers.Serializer):
    """Sums of a week."""

    duration_s = serializers.FloatField()
    distance_m = serializers.FloatField()
    load = serializers.FloatField()


class WeekAdherence(serializers.Serializer):
    """A week, Monday to Sunday: excused sessions are not `counted`; `actual` is all that was run."""

    monday = serializers.DateField()
    counted = serializers.IntegerField()
    done = serializers.IntegerField()
    partly = serializers.IntegerField(help_text="partly done, or off plan")
    missed = serializers.IntegerField()
    excused = serializers.IntegerField()
    key_counted = serializers.IntegerField()
    key_done = serializers.IntegerField()
    share = serializers.FloatField(allow_null=True, help_text="done of counted; null without a plan")
    planned = Amount()
    actual = Amount()


@extend_schema_serializer(examples=[example({"why": "travel", "note": "On a plane until Thursday"})])
class GivenReason(serializers.Serializer):
    """Why a session was missed, or run differently; `cancelled` is the staff's."""

    why = choice(Why.choices)
    differently = choice(
        Differently.choices, required=False, allow_blank=True, help_text="by default as its length tells"
    )
    note = serializers.CharField(max_length=LONGEST_NOTE, required=False, allow_blank=True)


class SessionReason(serializers.Serializer):
    """The reason that is kept; ill, travel and cancelled excuse the session."""

    session = serializers.UUIDField(source="session.public_id")
    day = serializers.DateField()
    outcome = choice(Outcome.choices, allow_blank=True, source="session.outcome")
    why = choice(Why.choices)
    differently = choice(Differently.choices, allow_blank=True)
    note = serializers.CharField()
    said_at = Moment()


class RuleReason(serializers.Serializer):
    """A rule that spoke, with its evidence."""

    rule = serializers.CharField()
    cause = serializers.CharField(help_text="decided upon once")
    params = serializers.DictField()
    name = serializers.SerializerMethodField()

    def get_name(self, reason: Any) -> str:
        return wording.reason_name(reason)


class Adaptation(serializers.Serializer):
    """What the rules propose for the plan. `open` waits for a decision."""

    public_id = serializers.UUIDField(source="revision.public_id")
    version = serializers.IntegerField(source="revision.version")
    state = choice(RevisionState.choices, source="revision.state")
    proposed_at = Moment(source="revision.opened_at")
    decided_at = Moment(source="revision.closed_at", allow_null=True)
    reasons = RuleReason(many=True, source="revision.reasons")
    changes = DraftedChange(many=True)


class Looked(serializers.Serializer):
    """What a look has found: what waits now, and the reasons, also those for changing nothing."""

    adaptation = Adaptation(allow_null=True)
    reasons = RuleReason(many=True)

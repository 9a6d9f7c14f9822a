"""Cases that want a coach, and what was decided about them."""

from typing import Any

from rest_framework import serializers

from analytics.recommendation import Action
from api.selectors import QueueRow
from api.serializers.fields import AthleteRef, Moment, Words, choice
from api.serializers.plans import PlannedSession, Steps
from coach.selectors.decided import is_unconfirmed
from planning.models import Category
from readiness import models, wording
from readiness.models import Bucket, FlagKind, InterventionState, Verb

ACTIONS = [(action.value, action.name) for action in Action]


class Factor(serializers.Serializer):
    """One reason, the weightiest first; `share` is its strength, 0 to 1."""

    code = choice(FlagKind.choices)
    share = serializers.FloatField()
    params = serializers.DictField()
    words = serializers.SerializerMethodField()

    def get_words(self, found: dict[str, Any]) -> str:
        return wording.sentence(found["code"], found["params"])


class Proposal(serializers.Serializer):
    """The session as the rules would have it."""

    title = Words()
    purpose = Words()
    steps = Steps()
    duration_s = serializers.FloatField()
    distance_m = serializers.FloatField(allow_null=True)
    load = serializers.FloatField()
    adapted = choice(ACTIONS)
    category = choice(Category.choices)
    key = serializers.BooleanField()


class Intervention(serializers.Serializer):
    """A row of the queue; a decision must name the `version` that it was taken on."""

    public_id = serializers.UUIDField()
    version = serializers.IntegerField()
    athlete = AthleteRef()
    state = choice(InterventionState.choices)
    bucket = choice(Bucket.choices)
    risk = serializers.FloatField()
    confidence = serializers.FloatField()
    action = choice(ACTIONS)
    reason = serializers.SerializerMethodField(help_text="why, in a line")
    proposes = serializers.SerializerMethodField(help_text="what, in a few words")
    opened_at = Moment()
    due_at = Moment()
    snoozed_until = Moment(allow_null=True, help_text="the year 9999: until something new")
    closed_at = Moment(allow_null=True)
    owner = serializers.SerializerMethodField(help_text="who looks after the case, by name")
    automatic = serializers.SerializerMethodField(help_text="the rules have changed the session")
    confirmed = serializers.SerializerMethodField(help_text="false while the rules alone have decided")

    def get_owner(self, found: models.Intervention | QueueRow) -> str | None:
        if isinstance(found, QueueRow):
            return found.owner
        return found.owner.user.name if found.owner else None

    def get_reason(self, found: models.Intervention | QueueRow) -> str:
        return found.reason if isinstance(found, QueueRow) else wording.reason(found)

    def get_proposes(self, found: models.Intervention | QueueRow) -> str:
        return found.proposes if isinstance(found, QueueRow) else wording.proposal(found)

    def get_automatic(self, found: models.Intervention | QueueRow) -> bool:
        if isinstance(found, QueueRow):
            return found.automatic
        return found.closed_at is not None and found.session is not None and found.session.automatic

    def get_confirmed(self, found: models.Intervention | QueueRow) -> bool:
        return found.confirmed if isinstance(found, QueueRow) else not is_unconfirmed(found)


class Decision(serializers.Serializer):
    """Who decided what, when and why; kept for ever. What the rules applied by themselves has no member."""

    public_id = serializers.UUIDField()
    verb = choice(Verb.choices)
    automatic = serializers.SerializerMethodField()
    member = serializers.CharField(source="member.user.name", allow_null=True, default=None)
    reason = serializers.CharField()
    params = serializers.DictField()
    decided_at = Moment()

    def get_automatic(self, found: models.Decision) -> bool:
        return found.member_id is None


class Apart(Factor):
    """A reason that does not count until then; `dismissed`, or only kept aside."""

    until = serializers.DateTimeField()
    dismissed = serializers.BooleanField()


class InterventionDetail(Intervention):
    """The whole case; `decisions` are the latest first."""

    factors = Factor(many=True)
    apart = Apart(many=True)
    story = serializers.SerializerMethodField(help_text="why, in sentences")
    proposal = Proposal(allow_null=True)
    session = PlannedSession(allow_null=True)
    decisions = Decision(many=True)

    def get_story(self, found: models.Intervention) -> str:
        return wording.story(found)

"""Cases that want a coach, and what was decided about them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from analytics.courses import Why
from analytics.recommendation import Action
from api.selectors import QueueRow
from api.serializers.explanations import RuleRead, explained
from api.serializers.fields import AthleteRef, Moment, Words, choice
from api.serializers.plans import PlannedSession, Steps
from coach.selectors.decided import is_unconfirmed
from planning import wording as planning
from planning.models import Category
from readiness import further, models, wording
from readiness.models import Bucket, FlagKind, InterventionState, Target, Verb
from readiness.wording.drafts import language_of

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


class ChangedSession(serializers.Serializer):
    """One of the sessions that change: `to_day` where it moves, `proposal` where it becomes another."""

    session = serializers.UUIDField()
    day = serializers.DateField()
    to_day = serializers.DateField(allow_null=True)
    title = Words()
    load = serializers.FloatField()
    load_after = serializers.FloatField()
    proposal = Proposal(allow_null=True)


class WeekLoad(serializers.Serializer):
    """The planned load of a week, before and after."""

    monday = serializers.DateField()
    before = serializers.FloatField()
    after = serializers.FloatField()


class Further(serializers.Serializer):
    """What else is proposed: other days, or a text, which approving sends as it is."""

    rule = choice([(why.value, why.name) for why in Why], source="why")
    because = serializers.SerializerMethodField(help_text="why, in a sentence")
    text = serializers.SerializerMethodField(help_text="in the athlete's language")
    sent = serializers.BooleanField(source="said")
    changes = ChangedSession(source="several.touched", many=True)
    weeks = WeekLoad(source="several.weeks", many=True)
    warnings = serializers.SerializerMethodField()

    def get_because(self, found: further.Further) -> str:
        return wording.because(found)

    def get_text(self, _found: further.Further) -> str:
        case = self.context["case"]
        return wording.draft(case, language=language_of(case.athlete))

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_warnings(self, found: further.Further) -> list[str]:
        return [planning.against(one) for one in found.several.warnings]


class Offer(serializers.Serializer):
    """What a coach may do instead: the body of an `edit`."""

    action = choice(ACTIONS)
    day = serializers.DateField(allow_null=True)


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
    due_at = Moment(help_text="the next breach: of the response, after it of the resolution")
    snoozed_until = Moment(allow_null=True, help_text="the year 9999: until something new")
    closed_at = Moment(allow_null=True)
    respond_by = Moment(allow_null=True)
    responded_at = Moment(allow_null=True, help_text="a person's first decision")
    resolve_by = Moment(allow_null=True)
    waiting_since = Moment(allow_null=True, help_text="the clock stands: the athlete is asked")
    escalated_at = Moment(allow_null=True)
    unanswered_since = Moment(
        allow_null=True, help_text="asked then; the time for an answer has passed without one"
    )
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
    read = serializers.SerializerMethodField(help_text="what the rules had read when it was decided")
    decided_at = Moment()

    @extend_schema_field(RuleRead(many=True))
    def get_read(self, found: models.Decision) -> list[dict[str, Any]]:
        return explained(found)

    def get_automatic(self, found: models.Decision) -> bool:
        return found.member_id is None


class Breach(serializers.Serializer):
    """A target of a case that was missed."""

    target = choice(Target.choices)
    bucket = choice(Bucket.choices)
    due_at = Moment()


class Apart(Factor):
    """A reason that does not count until then; `dismissed`, or only kept aside."""

    until = serializers.DateTimeField()
    dismissed = serializers.BooleanField()


class InterventionDetail(Intervention):
    """The whole case; `decisions` are the latest first."""

    breaches = Breach(many=True)
    response_s = serializers.IntegerField(allow_null=True, help_text="business time to the first response")
    resolution_s = serializers.IntegerField(allow_null=True, help_text="to the end, without the waiting")
    factors = Factor(many=True)
    read = serializers.SerializerMethodField(help_text="what the rules read for each factor")
    apart = Apart(many=True)
    story = serializers.SerializerMethodField(help_text="why, in sentences")
    proposal = Proposal(allow_null=True)
    further = serializers.SerializerMethodField()
    session = PlannedSession(allow_null=True)
    decisions = Decision(many=True)

    @extend_schema_field(Further)
    def get_further(self, found: models.Intervention) -> dict[str, Any]:
        return Further(further.further_of(found), context={"case": found}).data

    @extend_schema_field(RuleRead(many=True))
    def get_read(self, found: models.Intervention) -> list[dict[str, Any]]:
        return explained(found)

    def get_story(self, found: models.Intervention) -> str:
        return wording.story(found)

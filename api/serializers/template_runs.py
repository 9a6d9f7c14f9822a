"""Templates applied and rolled out, and what both an athlete's plan and its template have changed."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.problems import invalid
from api.serializers.fields import AthleteRef, Day, Moment, Words, answer, choice
from api.serializers.own_sessions import StaffMember
from api.serializers.plans import Steps
from planning.models import MOST_WEEKS, Anchor, Category, ConflictState, RunKind, RunState
from planning.services.squad_plans import MOST_ATHLETES


class ForAthletes(serializers.Serializer):
    """Whom a template is for, one by one or by groups; from which `start`, where no race ends it."""

    athletes = serializers.ListField(
        child=serializers.UUIDField(), max_length=MOST_ATHLETES, required=False, default=list
    )
    groups = serializers.ListField(
        child=serializers.UUIDField(), max_length=200, required=False, default=list
    )
    start = Day(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if self.context["anchor"] == Anchor.START and "start" not in attrs:
            raise invalid("start", "required", _("This template needs a first day."))
        if not (attrs["athletes"] or attrs["groups"]):
            raise invalid("athletes", "nobody", _("Choose a group or an athlete."))
        return attrs


class FromWeek(serializers.Serializer):
    """From which week of the template on its changes are rolled out."""

    from_week = answer(1, MOST_WEEKS, required=False, default=1)


class PlanToBe(serializers.Serializer):
    """One athlete's plan as it would be."""

    athlete = AthleteRef()
    race = serializers.UUIDField(source="race.public_id", allow_null=True, default=None)
    weeks = serializers.IntegerField()
    sessions = serializers.IntegerField()
    first = serializers.DateField(allow_null=True)
    last = serializers.DateField(allow_null=True)
    distance_m = serializers.FloatField()
    notes = serializers.ListField(child=serializers.CharField(), help_text="what found no place, in words")


class ApplyPreview(serializers.Serializer):
    """The plans of the first hundred, out of `total`; and who has no race to count from."""

    total = serializers.IntegerField(source="preview.total")
    plans = PlanToBe(many=True, source="preview.lines")
    without_race = AthleteRef(many=True)


class TemplateSide(serializers.Serializer):
    """A session as one side has it; without a day it is not there."""

    day = serializers.DateField(allow_null=True)
    title = Words()


class TemplateDifference(serializers.Serializer):
    fate = serializers.CharField(help_text="updated, added, removed; conflict: a person decides")
    mine = TemplateSide()
    theirs = TemplateSide()


class TemplateMerge(serializers.Serializer):
    """What a roll-out would do to one plan; `frozen` is what is past or run."""

    athlete = AthleteRef()
    written = serializers.IntegerField()
    kept = serializers.IntegerField(help_text="changed in the plan alone: it stays")
    conflicts = serializers.IntegerField()
    frozen = serializers.IntegerField()
    differences = TemplateDifference(many=True)
    notes = serializers.ListField(child=serializers.CharField())


class RollOutPreview(serializers.Serializer):
    """The merges of the first hundred plans, out of `total`."""

    total = serializers.IntegerField()
    plans = TemplateMerge(many=True)


class TemplateRunLine(serializers.Serializer):
    """How far a run is: `done` of `total` athletes. It can be taken back `undo_until`, if at all."""

    public_id = serializers.UUIDField(source="run.public_id")
    kind = choice(RunKind.choices, source="run.kind")
    state = choice(RunState.choices, source="run.state")
    template = serializers.UUIDField(source="run.template.public_id")
    from_week = serializers.IntegerField(source="run.from_week")
    done = serializers.IntegerField(source="run.done")
    total = serializers.IntegerField()
    author = StaffMember(source="run.author")
    started_at = Moment(source="run.started_at")
    finished_at = Moment(source="run.finished_at", allow_null=True)
    undo_until = Moment(allow_null=True)


class TemplateRunPart(serializers.Serializer):
    """What a run did to one plan: sessions by what became of them, and what the coach is told."""

    athlete = AthleteRef()
    plan = serializers.UUIDField(source="part.use.plan.public_id")
    counts = serializers.DictField(child=serializers.IntegerField(), source="part.counts")
    notes = serializers.ListField(child=serializers.CharField())


class TemplateRun(serializers.Serializer):
    """A run with what it did, of those whom one looks after; `conflicts` of the template are open."""

    run = TemplateRunLine(source="line")
    conflicts = serializers.IntegerField()
    parts = TemplateRunPart(many=True)


class AppliedTemplate(TemplateRun):
    """The run, and who was named and has no race to count from."""

    without_race = AthleteRef(many=True)


class ConflictSide(serializers.Serializer):
    day = serializers.DateField()
    title = Words()
    category = choice(Category.choices)
    steps = Steps()


class TemplateConflict(serializers.Serializer):
    """`mine` is the athlete's plan, `theirs` the template; null: no such session there any more.

    `version` is the planned session's: whoever takes the template's side names it.
    """

    public_id = serializers.UUIDField(source="conflict.public_id")
    version = serializers.IntegerField(source="conflict.session.version")
    state = choice(ConflictState.choices, source="conflict.state")
    athlete = AthleteRef(source="conflict.athlete")
    template = serializers.UUIDField(source="conflict.use.template.public_id")
    plan = serializers.UUIDField(source="conflict.use.plan.public_id")
    session = serializers.UUIDField(source="conflict.session.public_id")
    mine = ConflictSide(allow_null=True)
    theirs = ConflictSide(allow_null=True)
    decided_at = Moment(source="conflict.decided_at", allow_null=True)


class TemplateDecision(serializers.Serializer):
    """`mine` keeps what stands in the plan; `theirs` takes the template's word, and names the `version`."""

    side = choice([("mine", "mine"), ("theirs", "theirs")])
    version = serializers.IntegerField(required=False, min_value=1, max_value=2**31 - 1)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["side"] == "theirs" and "version" not in attrs:
            raise invalid("version", "required", _("Name the version that you have seen."))
        return attrs

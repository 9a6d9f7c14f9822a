"""What a coach may say about a case: one body a verb, each naming the version that the coach has seen."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from analytics.recommendation import SPOKEN, Action
from api.problems import invalid
from api.serializers.fields import Moment, choice
from planning import selectors as planning
from readiness.models import FlagKind, Verb
from readiness.services import Choice

CHANGES = [(action.value, action.name) for action in Action if action not in {*SPOKEN, Action.KEEP}]


class OfVerb(serializers.Serializer):
    """The version, and the verb itself."""

    verb = choice([])
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)

    takes: ClassVar[tuple[str, ...]] = ()

    def words(self) -> dict[str, Any]:
        """What the verb's service takes besides case, member, clock and version."""
        return {name: self.validated_data[name] for name in self.takes}


class ApproveCase(OfVerb):
    verb = choice([Verb.APPROVE.value])


class ConfirmCase(OfVerb):
    """A person stands behind what the rules have applied by themselves."""

    verb = choice([Verb.CONFIRM.value])


class EditCase(OfVerb):
    """Another action of the case's `offers`, a move to its `day`; or by `code` a session of the library."""

    verb = choice([Verb.EDIT.value])
    action = choice(CHANGES, required=False)
    code = serializers.SlugField(required=False, max_length=60)
    duration_s = serializers.FloatField(required=False, min_value=600, max_value=18_000)
    day = serializers.DateField(required=False)
    note = serializers.CharField(required=False, allow_blank=True, default="", max_length=300)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("action" in attrs) == ("code" in attrs):
            raise invalid("", "action_or_code", _("Name an action or a session of the library, not both."))
        if (attrs.get("action") == Action.MOVE) != ("day" in attrs):
            raise invalid("day", "required", _("A move needs its day, and nothing else has one."))
        if "code" in attrs and attrs["code"] not in {one.code for one in planning.catalogue()}:
            raise invalid("code", "unknown", _("There is no such session in the library."))
        return attrs

    def words(self) -> dict[str, Any]:
        given = self.validated_data
        if "code" in given:
            chosen = Choice(code=given["code"], duration_s=given.get("duration_s"))
        else:
            chosen = Choice(action=Action(given["action"]), day=given.get("day"))
        return {"choice": chosen, "note": given["note"]}


class MessageCase(OfVerb):
    """The case waits until the athlete answers or checks in again."""

    verb = choice([Verb.MESSAGE.value])
    body = serializers.CharField(max_length=2000)
    takes = ("body",)


class SnoozeCase(OfVerb):
    """Something new about the athlete brings the case back earlier; without a time that alone does."""

    verb = choice([Verb.SNOOZE.value])
    until = Moment(allow_null=True)
    takes = ("until",)


class DismissCase(OfVerb):
    """The plan stands; the reason is kept in the log. A false alarm speaks against the rule's threshold."""

    verb = choice([Verb.DISMISS.value])
    reason = serializers.CharField(max_length=300)
    false_alarm = serializers.BooleanField(required=False, default=False)
    takes = ("reason", "false_alarm")


class ClaimCase(OfVerb):
    """Whoever asks looks after the case."""

    verb = choice([Verb.CLAIM.value])


class AssignCase(OfVerb):
    """A member of the staff who sees the athlete looks after it; one's own case is handed over."""

    verb = choice([Verb.ASSIGN.value])
    owner = serializers.UUIDField(help_text="the public id of a member")
    note = serializers.CharField(required=False, allow_blank=True, default="", max_length=300)
    takes = ("owner", "note")


class ReleaseCase(OfVerb):
    """Nobody looks after the case any more."""

    verb = choice([Verb.RELEASE.value])


class SetApart(OfVerb):
    """A reason of the case is decided by itself: kept aside `until`, or dismissed with a `reason`."""

    verb = choice([Verb.SET_APART.value])
    code = choice(FlagKind.choices)
    until = Moment(required=False, allow_null=True, default=None)
    reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=300)
    takes = ("code", "until", "reason")


class MergeBack(OfVerb):
    """A reason that was set apart counts again."""

    verb = choice([Verb.MERGE.value])
    code = choice(FlagKind.choices)
    takes = ("code",)


VERBS: dict[str, Any] = {
    Verb.APPROVE.value: ApproveCase,
    Verb.CONFIRM.value: ConfirmCase,
    Verb.EDIT.value: EditCase,
    Verb.MESSAGE.value: MessageCase,
    Verb.SNOOZE.value: SnoozeCase,
    Verb.DISMISS.value: DismissCase,
    Verb.CLAIM.value: ClaimCase,
    Verb.ASSIGN.value: AssignCase,
    Verb.RELEASE.value: ReleaseCase,
    Verb.SET_APART.value: SetApart,
    Verb.MERGE.value: MergeBack,
}
IN_SCHEMA = PolymorphicProxySerializer("DecisionRequest", VERBS, "verb")


def read(data: Any) -> OfVerb:
    """The body, checked as its verb wants it. Raises ValidationError."""
    verb = data.get("verb") if isinstance(data, dict) else None
    if not isinstance(verb, str) or verb not in VERBS:
        raise invalid("verb", "invalid_choice", _("Choose one of: %(verbs)s.") % {"verbs": ", ".join(VERBS)})
    asked: OfVerb = VERBS[verb](data=data)
    asked.is_valid(raise_exception=True)
    return asked

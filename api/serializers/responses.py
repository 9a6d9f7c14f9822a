"""How fast cases were answered, and the clocks by which that is measured."""

from collections.abc import Callable
from typing import Any

from rest_framework import serializers

from analytics.business_time import BadHours
from analytics.hours_text import read_days, read_spans
from api.serializers.fields import Moment, choice
from athletes import wording
from athletes.settings import ESCALATE_TO, WEEKDAYS
from athletes.settings import Escalation as EscalationRules
from readiness.models import Bucket
from readiness.services import ClockWishes

LEAST_H, MOST_H = 0.25, 1000


class CoachRef(serializers.Serializer):
    """A member of the staff."""

    public_id = serializers.UUIDField()
    name = serializers.CharField(source="user.name")


class Missed(serializers.Serializer):
    """Targets that were missed in the month, of either kind, by bucket."""

    def get_fields(self) -> dict[str, serializers.Field]:
        return {bucket.value: serializers.IntegerField(default=0) for bucket in Bucket}


class MonthFigures(serializers.Serializer):
    """Of the cases opened in a month; seconds of business, null where there was nothing to measure.

    `asked`: first responses that were given or fell due; `within`: those in time.
    """

    month = serializers.DateField(help_text="its first day")
    opened = serializers.IntegerField()
    asked = serializers.IntegerField()
    within = serializers.IntegerField()
    share = serializers.FloatField(allow_null=True)
    median_s = serializers.FloatField(allow_null=True)
    p90_s = serializers.FloatField(allow_null=True)
    resolved = serializers.IntegerField()
    resolution_s = serializers.FloatField(allow_null=True, help_text="median")
    missed = Missed()


class Responses(serializers.Serializer):
    """The months of a coach, the latest last; without a coach the cases of nobody, or all together."""

    coach = CoachRef(allow_null=True)
    oldest_open_at = Moment(source="oldest", allow_null=True)
    months = MonthFigures(many=True)


class ResponseReport(serializers.Serializer):
    """`whole`: of all that you see; `coaches`: of each."""

    whole = Responses()
    coaches = Responses(many=True)


class Hours(serializers.Serializer):
    """Hours of business by bucket."""

    def get_fields(self) -> dict[str, serializers.Field]:
        return {
            bucket.value: serializers.FloatField(min_value=LEAST_H, max_value=MOST_H) for bucket in Bucket
        }


class Read(serializers.CharField):
    """A text that `reads` must make sense of."""

    def __init__(self, *, reads: Callable[[str], object], **kwargs: Any) -> None:
        super().__init__(allow_blank=True, **kwargs)
        self.reads = reads

    def to_internal_value(self, data: Any) -> str:
        text: str = super().to_internal_value(data)
        try:
            self.reads(text)
        except BadHours as bad:
            words = wording.refused_setting(bad.code, self.field_name or "", {"text": bad.text})
            raise serializers.ValidationError(words, bad.code) from None
        return text


class OpeningHours(serializers.Serializer):
    """By weekday, like 09:00-12:00, 13:00-18:00; a week without any is always open."""

    def get_fields(self) -> dict[str, serializers.Field]:
        return {day: Read(reads=read_spans, max_length=120) for day in WEEKDAYS}


class Escalation(serializers.Serializer):
    """Who is told of a case that nobody has answered, after so many hours over its time."""

    on = serializers.BooleanField()
    after_h = serializers.FloatField(min_value=0, max_value=168)
    to = choice([(to, to) for to in ESCALATE_TO])


class ClockSettings(serializers.Serializer):
    """How fast cases are to be answered and closed, and when that counts."""

    response_h = Hours()
    resolution_h = Hours()
    answer_h = serializers.FloatField(
        min_value=1, max_value=336, help_text="so long a case waits for the athlete's answer"
    )
    hours = OpeningHours()
    closed_days = Read(
        reads=read_days, max_length=8000, help_text="a day and its name a line: 2026-12-25 Christmas Day"
    )
    escalation = Escalation()


def wishes(before: ClockWishes, said: dict[str, Any]) -> ClockWishes:
    """What is left out stays, part by part."""
    escalation = {name: getattr(before.escalation, name) for name in ("on", "after_h", "to")}
    return ClockWishes(
        response_h={**before.response_h, **said.get("response_h", {})},
        resolution_h={**before.resolution_h, **said.get("resolution_h", {})},
        answer_h=said.get("answer_h", before.answer_h),
        hours={**before.hours, **said.get("hours", {})},
        closed_days=said.get("closed_days", before.closed_days),
        escalation=EscalationRules(**{**escalation, **said.get("escalation", {})}),
    )

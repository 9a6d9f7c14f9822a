"""What the staff keeps around the queue: saved views, the rota, absences, the log."""

from rest_framework import serializers

from api.serializers.fields import Day, Moment, choice
from coach.models import SavedPage
from coach.models.saved_views import LONGEST_NAME, LONGEST_QUERY
from readiness.models import Verb


class ViewFacts(serializers.Serializer):
    """A page's query by a name."""

    name = serializers.CharField(max_length=LONGEST_NAME)
    shared = serializers.BooleanField(required=False, default=False)
    query = serializers.CharField(max_length=LONGEST_QUERY, allow_blank=True)


class NewView(ViewFacts):
    page = choice(SavedPage.choices)


class View(NewView):
    """A saved view: one's own, or one that the staff shares."""

    public_id = serializers.UUIDField()
    version = serializers.IntegerField()
    keeper = serializers.CharField(source="member.user.name")


class TurnFacts(serializers.Serializer):
    """On a `weekday` (0 is Monday), or `first_on` to `last_on`; without a `group` of the whole club."""

    member = serializers.UUIDField()
    group = serializers.UUIDField(required=False, allow_null=True, default=None)
    weekday = serializers.IntegerField(
        min_value=0, max_value=6, required=False, allow_null=True, default=None
    )
    first_on = Day(required=False, allow_null=True, default=None)
    last_on = Day(required=False, allow_null=True, default=None)

    def validate(self, attrs: dict[str, object]) -> dict[str, object]:
        first, last, weekday = attrs["first_on"], attrs["last_on"], attrs["weekday"]
        by_days = first is not None and last is not None and last >= first  # type: ignore[operator]
        by_weekday = weekday is not None and first is None and last is None
        if by_weekday == (by_days and weekday is None):
            raise serializers.ValidationError({"weekday": "weekday, or first_on to last_on"})
        return attrs


class Turn(serializers.Serializer):
    """A turn of the rota."""

    public_id = serializers.UUIDField()
    version = serializers.IntegerField()
    member = serializers.UUIDField(source="member.public_id")
    name = serializers.CharField(source="member.user.name")
    group = serializers.UUIDField(source="group.public_id", allow_null=True, default=None)
    weekday = serializers.IntegerField(allow_null=True)
    first_on = serializers.DateField(allow_null=True)
    last_on = serializers.DateField(allow_null=True)


class OfGroup(serializers.Serializer):
    group = serializers.CharField(source="0")
    name = serializers.CharField(source="1")


class DutyDay(serializers.Serializer):
    """Who takes new cases on a day, the first asked first."""

    day = serializers.DateField()
    names = serializers.ListField(child=serializers.CharField())
    of_groups = OfGroup(many=True)


class Days(serializers.Serializer):
    """The next seven."""

    days = DutyDay(many=True)


class AbsenceFacts(serializers.Serializer):
    """From day to day; with `caseload` athletes and open cases are the stand-in's meanwhile."""

    member = serializers.UUIDField()
    stand_in = serializers.UUIDField(required=False, allow_null=True, default=None)
    first_on = Day()
    last_on = Day()
    caseload = serializers.BooleanField(required=False, default=False)

    def validate(self, attrs: dict[str, object]) -> dict[str, object]:
        if attrs["last_on"] < attrs["first_on"]:  # type: ignore[operator]
            raise serializers.ValidationError({"last_on": "before first_on"})
        if attrs["stand_in"] == attrs["member"] or (attrs["caseload"] and attrs["stand_in"] is None):
            raise serializers.ValidationError({"stand_in": "somebody else"})
        return attrs


class Absence(serializers.Serializer):
    """Who is away, and who stands in."""

    public_id = serializers.UUIDField()
    version = serializers.IntegerField()
    member = serializers.UUIDField(source="member.public_id")
    name = serializers.CharField(source="member.user.name")
    stand_in = serializers.UUIDField(source="stand_in.public_id", allow_null=True, default=None)
    first_on = serializers.DateField()
    last_on = serializers.DateField()
    caseload = serializers.BooleanField()
    handed_at = Moment(allow_null=True)
    returned_at = Moment(allow_null=True)


class LogEntry(serializers.Serializer):
    """A line of the log; `by` is empty for what the rules did."""

    public_id = serializers.UUIDField()
    intervention = serializers.UUIDField(source="case_id")
    decided_at = Moment()
    by = serializers.CharField()
    verb = choice(Verb.choices)
    word = serializers.CharField()
    athlete = serializers.UUIDField(source="athlete_id")
    name = serializers.CharField(source="athlete")
    details = serializers.CharField()
    reason = serializers.CharField()
    undone = serializers.BooleanField()

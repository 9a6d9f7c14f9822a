"""The calendar of an athlete, what is drafted in it, and what is asked of it."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import Day, Moment, Words, choice, example
from api.serializers.plans import Steps
from api.serializers.races import Race
from planning import wording
from planning.models import Category, ChangeKind, Outcome, RevisionState, Source
from planning.services import Ask, Asked

MOVE = {"ask": "move", "session": "0192e6a0-0000-7000-8000-000000000001", "version": 3, "day": "2026-11-24"}


class CalendarSession(serializers.Serializer):
    """A session on its day; `version` is null and `drafted` says how where the draft has touched it."""

    public_id = serializers.UUIDField(source="session")
    version = serializers.IntegerField(allow_null=True)
    day = serializers.DateField()
    title = Words(source="content.title")
    category = choice(Category.choices, source="content.category")
    key = serializers.BooleanField(source="content.key")
    steps = Steps(source="content.steps")
    duration_s = serializers.FloatField(source="content.duration_s")
    distance_m = serializers.FloatField(source="content.distance_m", allow_null=True)
    load = serializers.FloatField(source="content.load")
    locked = serializers.BooleanField(help_text="the athlete may not move it")
    run = serializers.BooleanField(help_text="it has been run: it stays on its day")
    outcome = choice(Outcome.choices, allow_blank=True)
    percent = serializers.FloatField(allow_null=True)
    drafted = serializers.SerializerMethodField()

    def get_drafted(self, entry: Any) -> list[str]:
        """What the draft has done to it: create, move, edit, lock."""
        return sorted(entry.drafted)


class CalendarRun(serializers.Serializer):
    """A run of the day."""

    public_id = serializers.UUIDField()
    day = serializers.DateField()
    sport = serializers.CharField()
    duration_s = serializers.FloatField()
    distance_m = serializers.FloatField(allow_null=True)
    load = serializers.FloatField(allow_null=True)


class Calendar(serializers.Serializer):
    """What is planned, done and raced from a day to another."""

    first = serializers.DateField()
    last = serializers.DateField()
    sessions = CalendarSession(many=True)
    activities = CalendarRun(many=True)
    races = Race(many=True)


class CalendarWarning(serializers.Serializer):
    """A rule that speaks against a day."""

    code = serializers.CharField(source="rule.value")
    day = serializers.DateField()
    params = serializers.DictField()
    words = serializers.SerializerMethodField()

    def get_words(self, found: Any) -> str:
        return wording.against(found)


class DraftedChange(serializers.Serializer):
    """One change: `day` and `title` where it says them."""

    kind = choice(ChangeKind.choices)
    session = serializers.UUIDField()
    day = serializers.DateField(allow_null=True)
    title = Words(allow_null=True)


class Draft(serializers.Serializer):
    """What is drafted: the athlete sees none of it. `stale` names sessions that have changed since."""

    version = serializers.IntegerField()
    steps = serializers.IntegerField(help_text="how often one can undo")
    count = serializers.IntegerField()
    load_before = serializers.FloatField(help_text="of the weeks that change")
    load_after = serializers.FloatField()
    warnings = CalendarWarning(many=True, help_text="that the changes have brought")
    stale = serializers.ListField(child=serializers.UUIDField())
    changes = DraftedChange(many=True)


@extend_schema_serializer(examples=[example(MOVE)])
class Wanted(serializers.Serializer):
    """What is asked: `create` and `rest` need a day, `move` and `copy` a session and a day.

    `create` needs a `code` or an `own` session as well; `edit` a session with one of them or with minutes;
    `copy_week` a day of the week that is `copied`, and one of the other. What is asked of a whole `week`
    needs any day of it, and `swap_week` a day of the other one, `ease_week` a percentage, `shift_weeks` a
    number of days. Races, locked sessions, runs and days that have passed stay as they are.
    """

    ask = choice([(one.value, one.value) for one in Ask])
    session = serializers.UUIDField(required=False, allow_null=True, default=None)
    version = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=1)
    day = Day(required=False, allow_null=True, default=None)
    copied = Day(required=False, allow_null=True, default=None, source="source", help_text="copy_week")
    code = serializers.SlugField(required=False, allow_blank=True, default="", help_text="of the library")
    minutes = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=10, max_value=600
    )
    own = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="of the organization's own sessions"
    )
    week = Day(required=False, allow_null=True, default=None)
    days = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=-182, max_value=182
    )
    percent = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=10, max_value=60, help_text="of its load"
    )

    def asked(self) -> Asked:
        said = self.validated_data
        return Asked(**{**said, "ask": Ask(said["ask"])})


class Revision(serializers.Serializer):
    """Changes that were made together; for ten minutes they can be taken back."""

    public_id = serializers.UUIDField()
    version = serializers.IntegerField()
    state = choice(RevisionState.choices)
    origin = choice(Source.choices, source="source")
    closed_at = Moment(allow_null=True)


class OwnMove(serializers.Serializer):
    """Another day of the session's week; `swap`: what stands there comes here instead."""

    day = Day()
    swap = serializers.BooleanField(default=False)
    version = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=1)

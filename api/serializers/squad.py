"""The squad as coaches compare it: what is asked of it, and its lines."""

from typing import Any

from rest_framework import serializers

from api.serializers.fields import Moment, choice
from athletes.models import Band
from coach.selectors import BANDS, Only, SquadPlace
from coach.selectors.squad import Column
from coach.selectors.squad.places import NOBODY

SORTS = [f"{way}{column.value}" for column in Column for way in ("", "-")]


class Coach(serializers.CharField):
    """A membership's public id, or "none"."""

    def to_internal_value(self, data: Any) -> str:
        return NOBODY if data == NOBODY else str(serializers.UUIDField().run_validation(data))


class SquadQuery(serializers.Serializer):
    """What the address says; a value that makes no sense is refused."""

    sort = serializers.ChoiceField(choices=SORTS, required=False)
    q = serializers.CharField(max_length=100, required=False, allow_blank=True)
    group = serializers.UUIDField(required=False)
    coach = Coach(required=False)
    band = serializers.ChoiceField(choices=BANDS, required=False)
    only = serializers.ChoiceField(choices=[Only.DRAFTS.value, Only.REFUSED.value], required=False)
    after = serializers.UUIDField(required=False)

    def place(self) -> SquadPlace:
        """Where in the squad that is."""
        return SquadPlace.said(self.validated_data)


class SquadLine(serializers.Serializer):
    """An athlete beside the others; null is not known, and never 0."""

    public_id = serializers.UUIDField()
    name = serializers.CharField()
    coach = serializers.CharField(help_text="name; empty: nobody")
    groups = serializers.ListField(child=serializers.CharField())
    readiness = serializers.IntegerField(allow_null=True, help_text="of this morning, 0..100")
    band = choice(Band.choices, allow_blank=True, help_text="of this morning")
    mornings = serializers.ListField(
        child=serializers.IntegerField(allow_null=True),
        source="scores",
        help_text="readiness of the last 28 days, today's last",
    )
    ctl = serializers.FloatField(help_text="fitness, load a day")
    tsb = serializers.FloatField(help_text="form: fitness minus fatigue as of yesterday")
    ramp = serializers.FloatField(allow_null=True, help_text="rise of fitness in 7 days")
    week_load = serializers.FloatField(allow_null=True, help_text="load of the last 7 days")
    usual_from = serializers.FloatField(
        allow_null=True, source="band_low", help_text="70 % of the mean of the last 3 loaded weeks"
    )
    usual_to = serializers.FloatField(
        allow_null=True, source="band_high", help_text="110 % of the mean of the last 3 loaded weeks"
    )
    sessions_run = serializers.IntegerField(source="done", help_text="of those planned, in 7 days")
    sessions_planned = serializers.IntegerField(source="due", help_text="in 7 days, without the excused")
    next_race = serializers.CharField(source="race")
    race_day = serializers.DateField(allow_null=True)
    last_run_at = Moment(allow_null=True)
    last_contact_at = Moment(allow_null=True, help_text="when the staff last wrote")


class SquadPage(serializers.Serializer):
    """`next`: the address of the next page, null on the last."""

    next = serializers.URLField(allow_null=True)
    results = SquadLine(many=True)

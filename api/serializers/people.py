"""The person who asks, and the athletes of a squad."""

from rest_framework import serializers

from api.serializers.fields import AthleteRef, Moment, TimeZone, choice
from athletes.models import Band
from tenancy.models import Kind, Language, Role, Units


class Club(serializers.Serializer):
    slug = serializers.SlugField(help_text="what the Organization header names")
    name = serializers.CharField()
    kind = choice(Kind.choices)
    timezone = serializers.CharField()


class Belonging(serializers.Serializer):
    organization = Club()
    role = choice(Role.choices, help_text="the staff role; empty for an athlete", allow_blank=True)


class Person(serializers.Serializer):
    """`athlete`: who the person is in the organization of the header, if one is named."""

    public_id = serializers.UUIDField(source="user.public_id")
    email = serializers.EmailField(source="user.email")
    name = serializers.CharField(source="user.name")
    language = choice(Language.choices, source="user.locale", allow_blank=True)
    timezone = serializers.CharField(source="user.timezone")
    units = choice(Units.choices, source="user.units")
    memberships = Belonging(many=True)
    athlete = AthleteRef(allow_null=True)


class PersonChange(serializers.Serializer):
    """What is left out stays as it is."""

    name = serializers.CharField(max_length=120)
    language = choice(
        Language.choices, source="locale", allow_blank=True, help_text="empty: as the browser's"
    )
    timezone = TimeZone()
    units = choice(Units.choices, help_text="of the pages; the API speaks SI")


class SquadAthlete(serializers.Serializer):
    """An athlete's latest numbers; `readiness` is of `readiness_day`, the load figures of `load_day`."""

    public_id = serializers.UUIDField(source="athlete.public_id")
    name = serializers.CharField(source="athlete.name")
    timezone = serializers.CharField(source="athlete.timezone")
    readiness = serializers.IntegerField(source="state.readiness", allow_null=True)
    band = choice(Band.choices, source="state.band", allow_blank=True)
    readiness_day = serializers.DateField(source="state.readiness_day", allow_null=True)
    load_day = serializers.DateField(source="state.load_day", allow_null=True)
    ctl = serializers.FloatField(source="state.ctl")
    atl = serializers.FloatField(source="state.atl")
    tsb = serializers.FloatField(source="state.tsb")
    ramp = serializers.FloatField(source="state.ramp", allow_null=True)
    last_check_in_at = Moment(source="state.last_check_in_at", allow_null=True)
    last_activity_at = Moment(source="state.last_activity_at", allow_null=True)

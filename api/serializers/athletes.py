"""An athlete's profile, and how a new one is named."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.serializers.fields import Day, TimeZone, answer, choice
from api.serializers.organization import Invitation
from athletes.forms.profile import ALLOWED
from athletes.models import Allowed, Mode, Sex


def _own_rule() -> serializers.BooleanField:
    return serializers.BooleanField(allow_null=True, default=None)


class OwnRules(serializers.Serializer):
    """Which rules may act by themselves for one athlete; null is as the organization says."""

    ease_low_readiness = _own_rule()
    shorten_low_readiness = _own_rule()
    swap_low_readiness = _own_rule()
    move_low_readiness = _own_rule()
    rest_illness = _own_rule()


class OwnMoves(serializers.ChoiceField):
    """Whether one athlete may move sessions, as it is kept in their settings."""

    def __init__(self, **given: Any) -> None:
        super().__init__(choices=Allowed.choices, **given)

    def to_representation(self, found: Any) -> str:
        return ALLOWED.get(found.settings.get("athletes_move"), Allowed.INHERIT).value


class Profile(serializers.Serializer):
    """A new threshold brings its usual zones, in force from today on.

    `context["with_mode"]`: the mode, and which rules may act by themselves, are the coach's business.
    """

    name = serializers.CharField(max_length=120)
    timezone = TimeZone()
    birth_date = Day(required=False, allow_null=True)
    sex = choice(Sex.choices, required=False, allow_blank=True)
    max_hr_bpm = answer(100, 240, required=False, allow_null=True)
    resting_hr_bpm = answer(25, 120, required=False, allow_null=True)
    threshold_hr_bpm = answer(80, 230, required=False, allow_null=True, help_text="null leaves it as it is")
    threshold_speed_m_s = serializers.FloatField(
        min_value=0.8, max_value=8, required=False, allow_null=True, help_text="null leaves it as it is"
    )
    availability_min = serializers.ListField(
        child=answer(0, 720), min_length=7, max_length=7, help_text="by weekday, Monday first"
    )
    mode = choice(Mode.choices, required=False, allow_blank=True, help_text="how advice reaches the plan")
    automatic = OwnRules(required=False)
    moves = choice(
        Allowed.choices,
        required=False,
        allow_blank=True,
        help_text="whether the athlete may move sessions; empty is as the organization says",
    )

    def validate_moves(self, moves: str) -> Allowed:
        self._demand_coach()
        return Allowed(moves)

    def validate_mode(self, mode: str) -> Mode:
        self._demand_coach()
        return Mode(mode)

    def validate_automatic(self, rules: dict[str, bool | None]) -> dict[str, bool | None]:
        self._demand_coach()
        return rules

    def validate_sex(self, sex: str) -> Sex:
        return Sex(sex)

    def validate_availability_min(self, minutes: list[int]) -> tuple[int, ...]:
        return tuple(minutes)

    def _demand_coach(self) -> None:
        if not self.context["with_mode"]:
            words = _("How advice reaches the plan is the coach's choice.")
            raise serializers.ValidationError(words, "coach_only")


class Athlete(Profile):
    """Everything said of an athlete."""

    automatic = OwnRules(source="settings.automatic", default=dict, read_only=True)
    moves = OwnMoves(source="*", read_only=True)
    public_id = serializers.UUIDField(read_only=True)
    version = serializers.IntegerField(read_only=True)
    coach = serializers.CharField(source="coach.user.name", default=None, allow_null=True, read_only=True)
    has_account = serializers.SerializerMethodField()

    def get_has_account(self, found: Any) -> bool:
        return found.member_id is not None


class Newcomer(serializers.Serializer):
    """An e-mail invites the athlete at once."""

    name = serializers.CharField(max_length=120)
    timezone = TimeZone(required=False)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True, default="")


class Address(serializers.Serializer):
    """Where the invitation goes."""

    email = serializers.EmailField(max_length=254)


class Invited(serializers.Serializer):
    """`invitation` is null where the person was a member already and is this athlete from now on."""

    invitation = Invitation(allow_null=True)

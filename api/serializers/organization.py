"""The organization, its members and whom it has invited."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.serializers.fields import Moment, TimeZone, choice
from coach.forms.settings import MODES, STAFF
from tenancy.models import Kind, Role
from tenancy.selectors import is_on_staff


class AutomaticRules(serializers.Serializer):
    """Which rules may act by themselves."""

    ease_low_readiness = serializers.BooleanField()
    shorten_low_readiness = serializers.BooleanField()
    swap_low_readiness = serializers.BooleanField()
    move_low_readiness = serializers.BooleanField()
    rest_illness = serializers.BooleanField()


class Wishes(serializers.Serializer):
    """How the organization works; the hours are those to a case's first response, rounded."""

    coaches_see_all = serializers.BooleanField()
    staff_second_factor = serializers.BooleanField(help_text="the staff signs in with a second factor")
    athletes_move = serializers.BooleanField(help_text="athletes move their own sessions within the week")
    move_first = serializers.BooleanField(help_text="a key session is moved before it is eased or swapped")
    mode = choice(MODES, help_text="how advice reaches the plan")
    automatic = AutomaticRules(help_text="which rules may act by themselves, in mode automatic")
    at_risk_h = serializers.IntegerField(min_value=1, max_value=168)
    watch_h = serializers.IntegerField(min_value=1, max_value=336)


class Organization(serializers.Serializer):
    """`settings`: for owners, else null."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    kind = choice(Kind.choices)
    timezone = serializers.CharField()
    settings = Wishes(allow_null=True)


class OrganizationChange(Wishes):
    """What is left out stays; the slug always does, so that links keep working."""

    name = serializers.CharField(max_length=120)
    timezone = TimeZone()


class Member(serializers.Serializer):
    """A person in the organization."""

    public_id = serializers.UUIDField()
    name = serializers.CharField(source="user.name")
    email = serializers.EmailField(source="user.email")
    role = choice(Role.choices, help_text="the staff role; empty for an athlete", allow_blank=True)
    since = Moment(source="created_at")


class StaffRole(serializers.Serializer):
    """A place on the staff."""

    role = choice(STAFF)

    def validate_role(self, role: str) -> Role:
        return Role(role)


class Invitation(serializers.Serializer):
    """A person asked in by mail; the link in it counts once, until it expires."""

    public_id = serializers.UUIDField()
    email = serializers.EmailField()
    name = serializers.CharField()
    role = choice(Role.choices, help_text="the staff role; empty for an athlete", allow_blank=True)
    created_at = Moment()
    expires_at = Moment()


class StaffInvitation(StaffRole):
    """Athletes are invited at their own address. `context["organization"]`: where to."""

    email = serializers.EmailField(max_length=254)
    name = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")

    def validate_email(self, email: str) -> str:
        if is_on_staff(organization=self.context["organization"], email=email.lower()):
            raise serializers.ValidationError(_("This person is on the staff already."), "on_staff")
        return email

"""Organizations, and who may enter them: members, the invited, programs."""

from datetime import timedelta
from functools import partial

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from tenancy.models.people import User
from tenancy.rows import audited, audited_organization

LONGEST_KEY = timedelta(days=365)


class Role(models.TextChoices):
    """The staff role; a member without one is an athlete."""

    OWNER = "owner", _("Owner")
    COACH = "coach", _("Coach")
    ASSISTANT = "assistant", _("Assistant")
    NONE = "", _("Athlete")


class Kind(models.TextChoices):
    CLUB = "club", _("Club")
    COACH = "coach", _("Coach")
    SELF = "self", _("Self-coached runner")


@audited_organization
class Organization(models.Model):
    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.CLUB)
    timezone = models.CharField(_("time zone"), max_length=64, default="UTC")
    settings = models.JSONField(default=dict, blank=True)
    settings_version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    @property
    def asks_second_factor(self) -> bool:
        """True where the staff signs in with a second factor; athletes.settings checks what is written."""
        return self.settings.get("staff_second_factor") is True


@audited
class Membership(models.Model):
    """A person in an organization. Tenant rows refer to the membership, never to the user."""

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="memberships", db_index=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.NONE, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "user"], name="membership_once"),
            models.UniqueConstraint(fields=["organization", "id"], name="membership_key"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.organization}"

    @property
    def is_staff(self) -> bool:
        return self.role != Role.NONE


@audited
class Invitation(models.Model):
    """Lets one person in, once, until it expires. Its link is signed, so no secret is kept."""

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="invitations", db_index=False)
    invited_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.NONE, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "id"], name="invitation_key")]

    def __str__(self) -> str:
        return self.email


@partial(audited, exclude=["digest", "last_used_at"])
class ApiKey(models.Model):
    """Lets a program in for an organization, as its maker and within its scopes. The secret is not kept."""

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="+", db_index=False)
    created_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the secret")
    scopes = ArrayField(models.CharField(max_length=30), help_text="tenancy.keys.Reach")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"],
                condition=models.Q(revoked_at=None),
                name="apikey_name_once",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__lte=models.F("created_at") + LONGEST_KEY),
                name="apikey_a_year_at_most",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix})"

"""The global tables, which are read before a scope exists, and the tenancy's own tenant tables."""

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from tenancy.rows import TenantForeignKey, TenantModel, TenantQuerySet, audited, manager


class Language(models.TextChoices):
    BROWSER = "", _("As my browser")
    EN = "en", _("English")
    KO = "ko", _("Korean")


class Units(models.TextChoices):
    METRIC = "metric", _("Kilometres")
    IMPERIAL = "imperial", _("Miles")


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


class UserManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in by e-mail; what they may see follows from their memberships."""

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    locale = models.CharField(_("language"), max_length=5, choices=Language.choices, default="", blank=True)
    timezone = models.CharField(_("time zone"), max_length=64, default="UTC")
    units = models.CharField(_("units"), max_length=10, choices=Units.choices, default=Units.METRIC)
    must_change_password = models.BooleanField(default=False)
    is_staff = models.BooleanField(_("operator"), default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_any_case")]

    def __str__(self) -> str:
        return self.name or self.email


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


class SignIn(models.Model):
    """Where a person is signed in: a browser by its session, a client of the API by its tokens.

    It ends by going: whoever is signed in has a row here.
    """

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(max_length=40, blank=True)
    device = models.CharField(max_length=200, blank=True)
    address = models.GenericIPAddressField(null=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session_key"], condition=~models.Q(session_key=""), name="sign_in_of_session"
            )
        ]
        # tenancy.sign_ins.forget: what is over, every day
        indexes = [models.Index(fields=["expires_at"], name="sign_in_over")]

    def __str__(self) -> str:
        return self.device


class Outbox(models.Model):
    """The queue of record: a job's kind and the ids it works on, never content."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=60)
    ids = models.JSONField(default=dict)
    key = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "outbox"
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(done_at=None, dead_at=None),
                name="outbox_due",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], condition=~models.Q(key=""), name="outbox_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ids}"


class Heartbeat(models.Model):
    """When a worker or the scheduler last said that it lives."""

    name = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class IdempotencyQuerySet(TenantQuerySet):
    def older_than(self, moment: datetime) -> "IdempotencyQuerySet":
        return self.filter(created_at__lt=moment)


@audited
class Idempotency(TenantModel):
    """The answer given to a write that may be sent again."""

    actor = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects = manager(IdempotencyQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "actor", "key"], name="idempotency_once")
        ]

    def __str__(self) -> str:
        return self.key

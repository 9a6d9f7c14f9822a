"""People, and where they are signed in."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from tenancy.rows import audited_user


class Language(models.TextChoices):
    BROWSER = "", _("As my browser")
    EN = "en", _("English")
    KO = "ko", _("Korean")


class Units(models.TextChoices):
    METRIC = "metric", _("Kilometres")
    IMPERIAL = "imperial", _("Miles")


class UserManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})


@audited_user
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

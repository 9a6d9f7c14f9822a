"""What the operator leaves and reads: visits to organizations, errors, slow statements."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from tenancy.rows import TenantForeignKey, TenantModel, audited

SHORTEST_REASON = 10


class Stay(models.IntegerChoices):
    """How long a visit may last, in minutes."""

    QUARTER = 15, _("15 minutes")
    HALF = 30, _("30 minutes")
    HOUR = 60, _("1 hour")


@audited
class OperatorVisit(TenantModel):
    """An operator among the organization's rows: who, why, and until when at the latest.

    It names the user: an operator has no membership here.
    """

    referenced = True
    append_only = True

    operator = models.ForeignKey("tenancy.User", models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    entered_at = models.DateTimeField(_("entered"))
    ends_at = models.DateTimeField(_("ends"))

    class Meta:
        ordering = ["-entered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=GreaterThanOrEqual(Length("reason"), SHORTEST_REASON), name="visit_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("entered_at"))
                & Q(ends_at__lte=F("entered_at") + timedelta(minutes=Stay.HOUR)),
                name="visit_is_short",
            ),
        ]
        indexes = [
            # tenancy.selectors.visit_now: read on each request of a visit
            models.Index(fields=["organization", "operator", "-ends_at"], name="visit_of_operator"),
        ]

    def __str__(self) -> str:
        return self.reason


@audited
class OperatorLeaving(TenantModel):
    """The visit ended before its time."""

    append_only = True

    visit = TenantForeignKey(OperatorVisit, models.PROTECT, related_name="leavings")
    left_at = models.DateTimeField(_("left"))

    class Meta:
        ordering = ["-left_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["organization", "visit"], name="left_once")]


class ErrorSeen(models.Model):
    """A kind of error that nobody expected: where and how often, never what was said or sent."""

    fingerprint = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(max_length=120, help_text="the exception's class")
    place = models.CharField(max_length=120, help_text="name of the route, or kind of the job")
    count = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    trace = models.CharField(
        max_length=64, blank=True, help_text="the last request's or job's id in the logs"
    )

    class Meta:
        ordering = ["-last_at", "pk"]
        verbose_name_plural = "errors seen"

    def __str__(self) -> str:
        return f"{self.kind} · {self.place}"


class SlowStatement(models.Model):
    """A statement that took too long: its text with placeholders, never its values."""

    fingerprint = models.CharField(max_length=64, primary_key=True)
    text = models.TextField()
    count = models.PositiveIntegerField(default=0)
    worst_ms = models.FloatField(default=0)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        ordering = ["-worst_ms", "pk"]

    def __str__(self) -> str:
        return self.text[:80]

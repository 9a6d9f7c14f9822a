"""Targets that were missed: each kept once, whatever becomes of the settings or of the case."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned
from readiness.models.interventions import Bucket, Intervention
from tenancy.models import Membership
from tenancy.rows import TenantForeignKey, audited


class Target(models.TextChoices):
    RESPONSE = "response", _("First response")
    RESOLUTION = "resolution", _("Resolution")


@audited
class Breach(AthleteOwned):
    """A target of a case that had passed and was not met; whose case it was then, and how grave it stood.

    When it was met after all stands at the case: `responded_at`, `closed_at`.
    """

    intervention = TenantForeignKey(Intervention, models.PROTECT, related_name="breaches")
    target = models.CharField(max_length=10, choices=Target.choices)
    bucket = models.CharField(max_length=8, choices=Bucket.choices)
    coach = TenantForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-due_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "intervention", "target"], name="breach_once")
        ]
        indexes = [
            # coach.selectors.responses: what was missed in a month
            models.Index(fields=["organization", "due_at"], name="breach_of_month"),
        ]

"""Evidence: raised on a day, withdrawn when it no longer holds."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned
from readiness.models.interventions import Intervention
from tenancy.rows import TenantForeignKey, audited


class FlagKind(models.TextChoices):
    ILLNESS = "illness", _("Illness")
    PAIN = "pain", _("Pain")
    LOW_READINESS = "low_readiness", _("Low readiness")
    FALLING = "falling", _("Falling readiness")
    KEY_SESSION = "key_session", _("Key session in doubt")
    RAMP = "ramp", _("Load rising fast")
    MONOTONY = "monotony", _("Monotonous load")
    NO_REST = "no_rest", _("No rest day")
    SILENT = "silent", _("No check-in")
    MISSED = "missed", _("Missed sessions")
    ACTIVITY_PAIN = "activity_pain", _("Pain while running")


@audited
class Flag(AthleteOwned):
    """One piece of evidence, raised on a day and withdrawn when it no longer holds."""

    intervention = TenantForeignKey(Intervention, models.CASCADE, null=True, related_name="flags")
    kind = models.CharField(max_length=20, choices=FlagKind.choices)
    day = models.DateField()
    strength = models.FloatField()
    params = models.JSONField(default=dict)
    raised_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-strength", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "athlete", "kind", "day"], name="flag_once")
        ]
        indexes = [
            models.Index(fields=["organization", "intervention"], name="flag_of_intervention"),
            # coach.selectors.center: the cases with a kind of flag
            models.Index(
                fields=["organization", "kind", "intervention"],
                condition=Q(withdrawn_at=None, intervention__isnull=False),
                name="flag_live_of_kind",
            ),
        ]

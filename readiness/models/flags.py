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
    EPISODE = "episode", _("Open injury or illness")
    KEY_SESSION = "key_session", _("Key session in doubt")
    RAMP = "ramp", _("Load rising fast")
    MONOTONY = "monotony", _("Monotonous load")
    NO_REST = "no_rest", _("No rest day")
    SILENT = "silent", _("No check-in")
    MISSED = "missed", _("Missed sessions")
    ACTIVITY_PAIN = "activity_pain", _("Pain while running")
    DISAGREES = "disagrees", _("The athlete disagrees")
    ASKS = "asks", _("The athlete asks")
    RETURNING = "returning", _("Back after pain or illness")
    EFFORT_HIGH = "effort_high", _("Runs feel harder than planned")
    EASY_TOO_HARD = "easy_too_hard", _("Easy runs too hard")
    DECOUPLING_UP = "decoupling_up", _("Heart rate drifting more")
    HRV_LOW = "hrv_low", _("HRV low")
    RESTING_HR_HIGH = "resting_hr_high", _("Resting heart rate high")
    SLEEP_SHORT = "sleep_short", _("Sleep short")
    STRAIN = "strain", _("Strain high")
    RACE_NEAR = "race_near", _("Race near")
    PAIN_LASTING = "pain_lasting", _("Pain that lasts")
    ILL_LASTING = "ill_lasting", _("Illness that lasts")
    NO_UPLOAD = "no_upload", _("No run received")
    NO_CONTACT = "no_contact", _("No word from the coach")
    UNHEARD = "unheard", _("Hurt or ill, and not heard of")
    CONNECTION_FAILING = "connection_failing", _("Files not coming in")


@audited
class Flag(AthleteOwned):
    """One piece of evidence, raised on a day and withdrawn when it no longer holds."""

    intervention = TenantForeignKey(Intervention, models.CASCADE, null=True, related_name="flags")
    kind = models.CharField(max_length=20, choices=FlagKind.choices)
    day = models.DateField()
    strength = models.FloatField()
    params = models.JSONField(default=dict)
    rule_version = models.PositiveSmallIntegerField(
        null=True, help_text="of analytics.rules; null where it was raised before rules had one"
    )
    basis = models.JSONField(
        null=True, help_text="what the rule read: facts and numbers (analytics.rules.Basis)"
    )
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

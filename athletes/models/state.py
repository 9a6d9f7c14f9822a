"""The narrow row per athlete that lists read: the latest numbers, kept together with their cause."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned
from athletes.models.pulse import STATE_CHANGED


class Band(models.TextChoices):
    GREEN = "green", _("Go")
    AMBER = "amber", _("Care")
    RED = "red", _("Hold")
    NONE = "", _("No data")


class AthleteState(AthleteOwned):
    """Derived, so not audited: `athletes.services` can rebuild it from the facts."""

    readiness = models.PositiveSmallIntegerField(null=True)
    band = models.CharField(max_length=5, choices=Band.choices, default=Band.NONE, blank=True)
    readiness_day = models.DateField(null=True)
    pain = models.PositiveSmallIntegerField(default=0, db_default=0, help_text="of the latest check-in")
    ill = models.BooleanField(default=False, db_default=False, help_text="by the latest check-in")
    injured = models.BooleanField(default=False, db_default=False, help_text="an injury is open")
    sick = models.BooleanField(default=False, db_default=False, help_text="an illness is open")
    allowed = models.CharField(
        max_length=7, default="all", db_default="all", help_text="the least that open episodes allow"
    )
    spark = ArrayField(
        models.SmallIntegerField(null=True), default=list, help_text="readiness of the last 28 days"
    )
    load_day = models.DateField(null=True)
    ctl = models.FloatField(default=0)
    atl = models.FloatField(default=0)
    tsb = models.FloatField(default=0)
    ramp = models.FloatField(null=True)
    last_check_in_at = models.DateTimeField(null=True)
    last_activity_at = models.DateTimeField(null=True)
    last_contact_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "athlete"], name="state_once")]
        indexes = [
            # coach.selectors.center: the band of each case's athlete, from the index alone
            models.Index(
                fields=["organization", "athlete"], include=["band", "readiness_day"], name="state_band"
            ),
        ]
        triggers = [STATE_CHANGED]

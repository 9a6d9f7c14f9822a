"""What was measured of a day, by whom."""

from django.db import models

from athletes.models.athlete import AthleteOwned
from tenancy.rows import audited


class HeartRateVariability(models.TextChoices):
    RMSSD = "rmssd", "rMSSD"
    SDNN = "sdnn", "SDNN"


@audited
class WellnessDay(AthleteOwned):
    """One day's measurements from one source.

    What the rules of readiness read has columns of its own; `more` holds the other numbers by
    analytics.wellness.Measure, `words` what is no number. athletes.services.put_days writes both alike.
    """

    day = models.DateField()
    source = models.CharField(max_length=20)
    hrv_ms = models.FloatField(null=True)
    hrv_kind = models.CharField(
        max_length=5, choices=HeartRateVariability.choices, default=HeartRateVariability.RMSSD
    )
    resting_hr_bpm = models.FloatField(null=True)
    sleep_h = models.FloatField(null=True)
    more = models.JSONField(default=dict, db_default={})
    words = models.JSONField(default=dict, db_default={})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "athlete", "day", "source"], name="wellness_once")
        ]


class HeartRateDay(AthleteOwned):
    """Heart rate of one day from one source, minute by minute: one compressed column (analytics.streams).

    Not audited: it follows from the raw file, which is kept.
    """

    day = models.DateField()
    source = models.CharField(max_length=20)
    minutes = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "athlete", "day", "source"], name="heart_rate_once"
            )
        ]

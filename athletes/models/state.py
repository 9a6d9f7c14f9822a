"""The narrow row per athlete that lists read: the latest numbers, kept together with their cause."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Value
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned
from athletes.models.buckets import BUCKET_CHANGED, SINCE_EVER, Bucket
from athletes.models.pulse import STATE_CHANGED


class Band(models.TextChoices):
    GREEN = "green", _("Go")
    AMBER = "amber", _("Care")
    RED = "red", _("Hold")
    NONE = "", _("No data")


class AthleteState(AthleteOwned):
    """Derived, so not audited: `athletes.services` can rebuild it from the facts.

    `bucket_since`: when it became what it is, long ago where it never changed; `bucket_reasons`: what spoke
    for it then. Each change leaves a BucketChange.
    """

    readiness = models.PositiveSmallIntegerField(null=True)
    band = models.CharField(max_length=5, choices=Band.choices, default=Band.NONE, blank=True)
    readiness_day = models.DateField(null=True)
    pain = models.PositiveSmallIntegerField(default=0, db_default=0, help_text="of the latest check-in")
    ill = models.BooleanField(default=False, db_default=False, help_text="by the latest check-in")
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
    bucket = models.CharField(
        max_length=8, choices=Bucket.choices, default=Bucket.STABLE, db_default=Bucket.STABLE
    )
    bucket_since = models.DateTimeField(db_default=Value(SINCE_EVER))
    bucket_reasons = models.JSONField(default=list, db_default=Value([], models.JSONField()))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "athlete"], name="state_once")]
        indexes = [
            # coach.selectors.center: the band of each case's athlete, from the index alone
            models.Index(
                fields=["organization", "athlete"], include=["band", "readiness_day"], name="state_band"
            ),
            # coach.selectors.caseload: those of a bucket, who came in last first
            models.Index(
                fields=["organization", "bucket", "-bucket_since", "-id"],
                include=["athlete"],
                name="state_bucket",
            ),
        ]
        triggers = [STATE_CHANGED, BUCKET_CHANGED]

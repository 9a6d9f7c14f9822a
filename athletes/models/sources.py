"""Where an activity came from: each file, listing or person that told of it, and what they said."""

from django.db import models
from django.db.models import Q

from athletes.models.activity import Activity
from athletes.models.athlete import AthleteOwned
from tenancy.rows import TenantForeignKey, audited


@audited
class ActivitySource(AthleteOwned):
    """One source of an activity.

    `key` tells whether it was here before: "file:" with the raw file's SHA-256, "id:" with the provider's
    own number, "row:" with a digest of what a table's row says, "manual" for what a person typed. `told` is
    what it says, field by field in SI units; `upload` is the ingest.Upload that brought it.
    """

    referenced = True

    activity = TenantForeignKey(Activity, models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=120, default="", db_default="")
    sha256 = models.CharField(max_length=64, blank=True)
    upload = models.UUIDField(null=True, blank=True)
    device = models.CharField(max_length=120, blank=True)
    started_at = models.DateTimeField(null=True)
    day = models.DateField(null=True)
    elapsed_s = models.FloatField(null=True)
    told = models.JSONField(default=dict, db_default={})
    has_streams = models.BooleanField(default=False, db_default=False)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "athlete", "kind", "key"], name="source_once")
        ]
        indexes = [
            models.Index(fields=["organization", "activity"], name="source_of_activity"),
            # ingest.services.undoing: what an import brought
            models.Index(
                fields=["organization", "upload"], condition=Q(upload__isnull=False), name="source_of_upload"
            ),
        ]

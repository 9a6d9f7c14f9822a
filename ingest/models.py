"""Files as they were received, kept once by their SHA-256, and what became of each."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from athletes.models import Activity
from athletes.models.athlete import AthleteOwned
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, TenantModel, audited


@audited
class RawFile(TenantModel):
    """The bytes of a file in storage; immutable."""

    referenced = True

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    path = models.CharField(max_length=200)
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "sha256"], name="raw_file_once")]


class UploadState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused")


@audited
class Upload(Published, AthleteOwned):
    """One file given to one athlete; given again, it is the same upload."""

    raw = TenantForeignKey(RawFile, models.PROTECT, related_name="+")
    uploader = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=UploadState.choices, default=UploadState.WAITING)
    refusal = models.CharField(max_length=40, blank=True, help_text="code of ingest.parsers.Unreadable")
    params = models.JSONField(default=dict)
    activity = TenantForeignKey(Activity, models.SET_NULL, null=True, blank=True, related_name="+")
    received_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["organization", "athlete", "raw"], name="upload_once")]
        indexes = [models.Index(fields=["organization", "athlete", "-received_at"], name="upload_of_athlete")]

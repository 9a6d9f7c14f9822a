"""The risk bucket of an athlete, and each change of it."""

from datetime import UTC, datetime

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned

SINCE_EVER = datetime(1970, 1, 1, tzinfo=UTC)


class Bucket(models.TextChoices):
    AT_RISK = "at_risk", _("At risk")
    WATCH = "watch", _("Watch")
    STABLE = "stable", _("Stable")


class BucketChange(AthleteOwned):
    """An athlete went from one bucket to another, and what spoke for it then.

    Derived, so not audited: it follows from flags, which are. A trigger writes it beside each change of a
    state, whoever makes it: one check-in, or the night for thousands.
    """

    before = models.CharField(max_length=8, choices=Bucket.choices)
    bucket = models.CharField(max_length=8, choices=Bucket.choices)
    reasons = models.JSONField(default=list, help_text="code, share, params: as of an intervention")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        indexes = [
            # coach.selectors.buckets, timeline: an athlete's history, newest first
            models.Index(
                fields=["organization", "athlete", "-changed_at", "-id"], name="bucket_change_of_athlete"
            ),
            # coach.selectors.caseload: who has moved since a week
            models.Index(
                fields=["organization", "changed_at"], include=["athlete", "before"], name="bucket_change_at"
            ),
        ]


BUCKET_CHANGED = pgtrigger.Trigger(
    name="bucket_of_state",
    when=pgtrigger.After,
    operation=pgtrigger.Update,
    condition=pgtrigger.Condition("OLD.bucket IS DISTINCT FROM NEW.bucket"),
    func="""
INSERT INTO athletes_bucketchange (organization_id, athlete_id, before, bucket, reasons, changed_at)
VALUES (NEW.organization_id, NEW.athlete_id, OLD.bucket, NEW.bucket, NEW.bucket_reasons, NEW.bucket_since);
RETURN NULL;
""",
)

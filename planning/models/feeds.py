"""Links by which a calendar program reads an athlete's plan."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, audited


class FeedKind(models.TextChoices):
    FULL = "full", _("Everything: title, steps, targets")
    BUSY = "busy", _("Only that there is training")


@audited
class Feed(Published, AthleteOwned):
    """A private link to one athlete's calendar. Of its secret only the SHA-256 is kept."""

    kind = models.CharField(max_length=4, choices=FeedKind.choices)
    digest = models.CharField(max_length=64)
    made_by = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["organization", "digest"], name="feed_digest")]
        indexes = [
            # planning.selectors.feeds: the athlete's links
            models.Index(fields=["organization", "athlete", "-made_at"], name="feed_of_athlete")
        ]

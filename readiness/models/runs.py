"""How far it is that many athletes are looked at again."""

from django.db import models

from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, TenantModel, TenantQuerySet, manager


class RecomputeRunQuerySet(TenantQuerySet):
    def visible_to(self, membership: Membership) -> "RecomputeRunQuerySet":
        return self.all() if membership.is_staff else self.none()


class RecomputeRun(Published, TenantModel):
    """After a change of rules: `done` of `total` athletes were looked at again, and so many rows `written`.

    Not audited: what it writes is.
    """

    author = TenantForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    written = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = manager(RecomputeRunQuerySet)

    class Meta:
        ordering = ["-started_at", "-pk"]
        indexes = [
            # readiness.selectors.rules: the latest
            models.Index(fields=["organization", "-started_at"], name="recompute_run_latest")
        ]

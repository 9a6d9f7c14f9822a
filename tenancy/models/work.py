"""Work for later, the processes that do it, and the answers of writes that may be sent again."""

from datetime import datetime

from django.db import models

from tenancy.models.organizations import Membership, Organization
from tenancy.rows import TenantForeignKey, TenantModel, TenantQuerySet, audited, manager


class Outbox(models.Model):
    """The queue of record: a job's kind and the ids it works on, never content."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=60)
    ids = models.JSONField(default=dict)
    key = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "outbox"
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(done_at=None, dead_at=None),
                name="outbox_due",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], condition=~models.Q(key=""), name="outbox_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ids}"


class Heartbeat(models.Model):
    """When a worker or the scheduler last said that it lives."""

    name = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class IdempotencyQuerySet(TenantQuerySet):
    def older_than(self, moment: datetime) -> "IdempotencyQuerySet":
        return self.filter(created_at__lt=moment)


@audited
class Idempotency(TenantModel):
    """The answer given to a write that may be sent again."""

    actor = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects = manager(IdempotencyQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "actor", "key"], name="idempotency_once")
        ]

    def __str__(self) -> str:
        return self.key

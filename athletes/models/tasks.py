"""What somebody on the staff has to do, by when, and about whom."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import Athlete
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, TenantModel, TenantQuerySet, Versioned, audited, manager

LONGEST_TITLE = 200


class TaskQuerySet(TenantQuerySet):
    def current(self) -> "TaskQuerySet":
        return self.filter(deleted_at=None)

    def open(self) -> "TaskQuerySet":
        return self.filter(deleted_at=None, done_at=None)

    def visible_to(self, membership: Membership) -> "TaskQuerySet":
        """The staff's, about nobody or somebody they see; about themself only where they have a part."""
        return self._seen_by(membership).current()

    def restorable_by(self, membership: Membership, version: int) -> "TaskQuerySet":
        return self._seen_by(membership).filter(Q(deleted_at=None) | Q(version=version))

    def _seen_by(self, membership: Membership) -> "TaskQuerySet":
        if not membership.is_staff:
            return self.none()
        seen = Athlete.objects.visible_to(membership).order_by()
        about = Q(athlete=None) | Q(athlete__in=seen.exclude(member=membership).values("pk"))
        mine = Q(owner=membership) | Q(author=membership)
        of_me = mine & Q(athlete__in=seen.filter(member=membership).values("pk"))
        return self.filter(about | of_me)


@audited
class Task(Published, Versioned, TenantModel):
    """Something to do. `case`: the public id of a case. `before`: what the last change took away, for undo.

    `reminded_for`, `overdue_for`: the due days about which the owner has been told, before and after.
    """

    title = models.CharField(_("title"), max_length=LONGEST_TITLE)
    owner = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    athlete = TenantForeignKey(Athlete, models.CASCADE, null=True, blank=True, related_name="+")
    case = models.UUIDField(null=True, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    due_at = models.TimeField(_("at"), null=True, blank=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    reminded_for = models.DateField(null=True, blank=True)
    overdue_for = models.DateField(null=True, blank=True)

    objects = manager(TaskQuerySet)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_at=None) | Q(due_on__isnull=False), name="task_time_has_a_day"
            )
        ]
        indexes = [
            # athletes.selectors.tasks_for: what is open, by day; athletes.services.remind_tasks
            models.Index(
                fields=["organization", "due_on"],
                condition=Q(deleted_at=None, done_at=None),
                name="task_open",
            ),
            # athletes.selectors.tasks_for: what was done, the latest first
            models.Index(
                fields=["organization", "-done_at"],
                condition=Q(deleted_at=None, done_at__isnull=False),
                name="task_done",
            ),
        ]

    def __str__(self) -> str:
        return self.title

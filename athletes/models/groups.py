"""Groups of athletes, with tags."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned
from tenancy.models import Membership
from tenancy.rows import (
    Published,
    TenantForeignKey,
    TenantModel,
    TenantQuerySet,
    Versioned,
    audited,
    manager,
)

MOST_TAGS, LONGEST_TAG = 12, 40


class GroupQuerySet(TenantQuerySet):
    def current(self) -> "GroupQuerySet":
        return self.filter(deleted_at=None)

    def visible_to(self, membership: Membership) -> "GroupQuerySet":
        """Groups are the staff's; of their members each sees those whom they look after."""
        return self.current() if membership.is_staff else self.none()


@audited
class Group(Published, Versioned, TenantModel):
    """A squad by whatever the coach groups people by: a team, a level, a race."""

    referenced = True

    name = models.CharField(_("name"), max_length=80)
    tags = ArrayField(models.CharField(max_length=LONGEST_TAG), default=list, blank=True, size=MOST_TAGS)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = manager(GroupQuerySet)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"], condition=Q(deleted_at=None), name="group_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


@audited
class GroupMember(AthleteOwned):
    """An athlete is in a group; in as many as the coach likes."""

    group = TenantForeignKey(Group, models.CASCADE, related_name="members")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "group", "athlete"], name="group_member_once")
        ]
        indexes = [
            # athletes.selectors.groups: the groups of an athlete
            models.Index(fields=["organization", "athlete"], name="groups_of_athlete")
        ]

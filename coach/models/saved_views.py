"""A list as somebody likes to see it: filters and order, by a name."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

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

LONGEST_NAME, LONGEST_QUERY = 60, 1000


class SavedPage(models.TextChoices):
    QUEUE = "queue", _("Command center")
    SQUAD = "squad", _("Squad")


class SavedViewQuerySet(TenantQuerySet):
    def current(self) -> "SavedViewQuerySet":
        return self.filter(deleted_at=None)

    def visible_to(self, membership: Membership) -> "SavedViewQuerySet":
        """One's own, and what others of the staff share."""
        if not membership.is_staff:
            return self.none()
        return self.current().filter(Q(member=membership) | Q(shared=True))

    def restorable(self, membership: Membership, version: int) -> "SavedViewQuerySet":
        """One's own that are there, and those that were removed at this version: what an undo may name."""
        return self.own(membership).filter(Q(deleted_at=None) | Q(version=version))

    def own(self, membership: Membership) -> "SavedViewQuerySet":
        """Only who keeps a view changes it; removed ones are among them, for an undo."""
        return self.filter(member=membership)


@audited
class SavedView(Published, Versioned, TenantModel):
    """A page's query by a name, for its keeper alone or for the whole staff."""

    page = models.CharField(max_length=6, choices=SavedPage.choices)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    query = models.TextField(
        max_length=LONGEST_QUERY, blank=True, help_text="the query of the page's address"
    )
    member = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    shared = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = manager(SavedViewQuerySet)

    class Meta:
        ordering = ["position", "name", "pk"]
        constraints = [
            # coach.selectors.saved_views: one's own of a page are found by it
            models.UniqueConstraint(
                fields=["organization", "member", "page", "name"],
                condition=Q(deleted_at=None),
                name="saved_view_name_once",
            )
        ]
        indexes = [
            # coach.selectors.saved_views: what the staff shares
            models.Index(
                fields=["organization", "page"],
                condition=Q(shared=True, deleted_at=None),
                name="saved_view_shared",
            )
        ]

    def __str__(self) -> str:
        return self.name

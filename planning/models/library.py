"""An organization's own sessions: who sees them, what they were before, whose favourites they are."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from planning.models.catalogue import Category
from tenancy.models import Membership, Role
from tenancy.rows import Published, TenantForeignKey, TenantModel, TenantQuerySet, audited, manager

MAX_TAG, MAX_TAGS = 40, 20


class Visibility(models.TextChoices):
    """Which of the staff sees a session besides its author."""

    ORGANIZATION = "everyone", _("Everyone on the staff")
    TEAM = "team", _("The people named below")
    PRIVATE = "private", _("Only the author")


class LibrarySessionQuerySet(TenantQuerySet):
    def visible_to(self, membership: Membership) -> "LibrarySessionQuerySet":
        """Nothing for athletes; for the staff their own, and what is shared with them or with everyone."""
        if not membership.is_staff:
            return self.none()
        named = LibraryShare.objects.filter(session=OuterRef("pk"), member=membership)
        team = Q(visibility=Visibility.TEAM) & Exists(named)
        return self.filter(Q(author=membership) | Q(visibility=Visibility.ORGANIZATION) | team)

    def writable_by(self, membership: Membership) -> "LibrarySessionQuerySet":
        """One's own; an owner also what they see of others."""
        seen = self.visible_to(membership)
        return seen if membership.role == Role.OWNER else seen.filter(author=membership)

    def current(self) -> "LibrarySessionQuerySet":
        """Without what was put into the archive."""
        return self.filter(archived_at=None)


@audited
class LibrarySession(Published, TenantModel):
    """A session that a coach wrote. Its text is written from its steps, which are the one truth."""

    referenced = True

    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(_("title"), max_length=120)
    category = models.CharField(_("category"), max_length=10, choices=Category.choices)
    purpose = models.TextField(_("purpose"), max_length=500, blank=True)
    cues = models.TextField(_("what to think of"), max_length=500, blank=True)
    steps = models.JSONField(help_text="analytics.workout")
    tags = ArrayField(models.CharField(max_length=MAX_TAG), size=MAX_TAGS, default=list, blank=True)
    folder = models.CharField(_("folder"), max_length=120, blank=True, help_text="parts divided by /")
    visibility = models.CharField(_("who sees it"), max_length=10, choices=Visibility.choices)
    copied_from = models.CharField(
        max_length=60, blank=True, db_default="", default="", help_text="code of a shipped session"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = manager(LibrarySessionQuerySet)

    class Meta:
        ordering = ["title", "pk"]
        # planning.selectors.own_sessions: the library page by page
        indexes = [models.Index(fields=["organization", "title", "id"], name="library_by_title")]

    def __str__(self) -> str:
        return self.title


@audited
class LibraryVersion(TenantModel):
    """A session as it was saved once; only ever added. The last one is the session as it is."""

    referenced = True
    append_only = True

    session = TenantForeignKey(LibrarySession, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    title = models.CharField(max_length=120)
    category = models.CharField(max_length=10, choices=Category.choices)
    purpose = models.TextField(blank=True)
    cues = models.TextField(blank=True)
    steps = models.JSONField(help_text="analytics.workout")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "session", "number"], name="library_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


@audited
class LibraryShare(TenantModel):
    """A member of the staff with whom a session is shared while it is shared with people by name."""

    session = TenantForeignKey(LibrarySession, models.CASCADE, related_name="shares")
    member = TenantForeignKey(Membership, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "session", "member"], name="share_once")
        ]


@audited
class LibraryFavourite(TenantModel):
    """A session that a member wants at hand: one of the organization's own, or a shipped one by its code."""

    member = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    session = TenantForeignKey(LibrarySession, models.CASCADE, null=True, blank=True, related_name="+")
    code = models.CharField(max_length=60, blank=True, help_text="of a shipped session, else empty")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "member", "session"],
                condition=Q(session__isnull=False),
                name="favourite_own_once",
            ),
            models.UniqueConstraint(
                fields=["organization", "member", "code"],
                condition=~Q(code=""),
                name="favourite_shipped_once",
            ),
            models.CheckConstraint(
                condition=Q(session=None, code__gt="") | Q(session__isnull=False, code=""),
                name="favourite_is_one_session",
            ),
        ]

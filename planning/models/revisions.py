"""Sets of changes to an athlete's planned sessions: drafted one by one, applied all at once, taken back."""

from typing import cast

from django.db import models
from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from athletes.models.athlete import AthleteOwned, AthleteOwnedQuerySet
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, Versioned, audited, manager


class Source(models.TextChoices):
    CALENDAR = "calendar", _("Calendar")
    ATHLETE = "athlete", _("Athlete")
    ADAPTATION = "adaptation", _("Adaptation")


class RevisionState(models.TextChoices):
    OPEN = "open", _("Draft")
    APPLIED = "applied", _("Published")
    DISCARDED = "discarded", _("Discarded")
    UNDONE = "undone", _("Taken back")
    SUPERSEDED = "superseded", _("Replaced by a newer proposal")


class RevisionQuerySet(AthleteOwnedQuerySet):
    def drafted(self) -> "RevisionQuerySet":
        """What is being drafted in the calendar, and the athlete does not see."""
        return self.filter(state=RevisionState.OPEN, source=Source.CALENDAR)

    def waiting(self) -> "RevisionQuerySet":
        """What the rules propose, and nobody has decided upon."""
        return self.filter(state=RevisionState.OPEN, source=Source.ADAPTATION)

    def applied(self) -> "RevisionQuerySet":
        return self.filter(state=RevisionState.APPLIED)

    def visible_to(self, membership: Membership) -> "RevisionQuerySet":
        """The staff sees drafts and proposals too; the athlete sees what has come of them."""
        found = cast("RevisionQuerySet", super().visible_to(membership))
        if membership.is_staff:
            return found
        unseen = Q(source=Source.ADAPTATION) & ~Q(state__in=[RevisionState.APPLIED, RevisionState.UNDONE])
        return found.exclude(Q(state=RevisionState.OPEN) | unseen)


@audited
class Revision(Published, Versioned, AthleteOwned):
    """A set of changes (planning.changes). `inverse` is what taking it back needs, once it is applied.

    `reasons` are those of an adaptation (analytics.adaptation.Reason); what the rules propose by themselves
    has no author before a person decides.
    """

    referenced = True

    author = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.CALENDAR)
    state = models.CharField(max_length=10, choices=RevisionState.choices, default=RevisionState.OPEN)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    inverse = models.JSONField(default=list)
    reasons = models.JSONField(default=list, db_default=Value([], models.JSONField()))

    objects = manager(RevisionQuerySet)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "athlete"],
                condition=Q(state="open", source="calendar", deleted_at=None),
                name="revision_one_draft",
            ),
            models.UniqueConstraint(
                fields=["organization", "athlete"],
                condition=Q(state="open", source="adaptation", deleted_at=None),
                name="revision_one_proposal",
            ),
            models.CheckConstraint(
                condition=Q(author__isnull=False)
                | Q(source="adaptation", state__in=["open", "discarded", "superseded"]),
                name="revision_by_somebody",
            ),
        ]
        indexes = [
            # coach.selectors.person: what has changed in the plan lately
            models.Index(
                fields=["organization", "athlete", "-closed_at"],
                condition=Q(state="applied"),
                name="revision_applied",
            )
        ]


class ChangeKind(models.TextChoices):
    REMOVE = "remove", _("Removed")
    CREATE = "create", _("Added")
    MOVE = "move", _("Moved")
    EDIT = "edit", _("Changed")
    LOCK = "lock", _("Locked")


@audited
class Change(AthleteOwned):
    """One change to one session. Changes of the same step were made, and are undone, together.

    `seen_version` is that of the session as it stood; None for one that the set itself creates.
    """

    revision = TenantForeignKey(Revision, models.CASCADE, related_name="changes")
    step = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=ChangeKind.choices)
    session = models.UUIDField(default=uuid7, help_text="public id of the session, also of one to come")
    seen_version = models.PositiveIntegerField(null=True)
    what = models.JSONField(default=dict, help_text="planning.changes: the day, the content …")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "revision", "number"], name="change_once")
        ]

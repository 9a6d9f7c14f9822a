"""The queue row: what speaks for a look at an athlete, what is proposed, and the clock."""

from datetime import UTC, datetime
from functools import partial

from django.db import models
from django.db.models import Expression, F, Q
from django.db.models.functions import Cast, StrIndex, Upper
from django.utils.translation import gettext_lazy as _

from athletes.models import Bucket
from athletes.models.athlete import AthleteOwned, AthleteOwnedQuerySet
from planning.models import PlannedSession
from readiness.sought import NAME_SOUGHT
from tenancy.database.text import Once
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, Versioned, audited, manager

UNTIL_NEWS = datetime(9999, 1, 1, tzinfo=UTC)
"""`snoozed_until` of a case that is put off until something new comes: it stands behind every other."""


class InterventionState(models.TextChoices):
    NEW = "new", _("New")
    SEEN = "seen", _("Seen")
    WAITING = "waiting", _("Waiting for the athlete")
    RESOLVED = "resolved", _("Resolved")
    APPLIED = "applied", _("Applied by the rules")


COVERED = ("state", "snoozed_until", "closed_at", "athlete", "name_sought")
"""What a tab, a search, a group and a kind of flag ask of an index of the queue."""


class InterventionQuerySet(AthleteOwnedQuerySet):
    def open(self) -> "InterventionQuerySet":
        return self.filter(closed_at=None)

    def sought(self, part: Expression) -> "InterventionQuerySet":
        """Whose athlete's name has the part in it, as `icontains` would find it."""
        wanted = Once(Upper(Cast(part, models.TextField())))
        return self.alias(place=StrIndex("name_sought", wanted)).filter(place__gt=0)

    def with_title(self) -> "InterventionQuerySet":
        """The proposal as its `proposed_title` alone, and not what the rules read: for lists."""
        return self.defer("proposal", "further", "basis").annotate(proposed_title=F("proposal__title"))


# The basis is kept by the audit of each flag, and with each decision.
@partial(audited, exclude=["name_sought", "basis"])
class Intervention(Published, Versioned, AthleteOwned):
    """The queue row: at most one open per athlete; it merges flags and carries the proposal and the clock."""

    referenced = True

    coach = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    owner = TenantForeignKey(
        Membership,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="who has taken the case; the coach is whose caseload it is",
    )
    state = models.CharField(max_length=10, choices=InterventionState.choices, default=InterventionState.NEW)
    risk = models.FloatField()
    bucket = models.CharField(max_length=8, choices=Bucket.choices)
    confidence = models.FloatField()
    factors = models.JSONField(default=list, help_text="code, share, params: analytics.recommendation.Factor")
    basis = models.JSONField(
        default=dict,
        db_default={},
        help_text="what the rules read, by factor: readiness.selectors.explain_again",
    )
    apart = models.JSONField(
        default=list,
        db_default=[],
        help_text="reasons that do not count for now: code, share, params, until, dismissed",
    )
    action = models.CharField(max_length=10, help_text="analytics.recommendation.Action")
    session = TenantForeignKey(PlannedSession, models.SET_NULL, null=True, blank=True, related_name="+")
    session_version = models.PositiveIntegerField(null=True)
    proposal = models.JSONField(
        null=True, help_text="the session as proposed: title, steps, duration_s, load …"
    )
    further = models.JSONField(
        null=True, help_text="the rule behind the action, and what else changes: readiness.further.Further"
    )
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text="the next breach: of the response, after it of the resolution")
    snoozed_until = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    respond_by = models.DateTimeField(null=True, blank=True)
    responded_at = models.DateTimeField(null=True, blank=True, help_text="a person's first decision")
    resolve_by = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True, help_text="the clock stands from here on")
    unanswered_since = models.DateTimeField(
        null=True, blank=True, help_text="the athlete was asked then, and has let the time for an answer pass"
    )
    escalated_at = models.DateTimeField(null=True, blank=True)
    response_s = models.PositiveIntegerField(null=True, help_text="business time to the first response")
    resolution_s = models.PositiveIntegerField(null=True, help_text="to the end, without the waiting")
    clock = models.JSONField(null=True, help_text="what both targets count from: readiness.services.clock")
    name_sought = models.TextField(default="", db_default="", editable=False)

    objects = manager(InterventionQuerySet)

    class Meta:
        ordering = ["due_at", "-risk", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "athlete"], condition=Q(closed_at=None), name="intervention_one_open"
            )
        ]
        indexes = [
            # coach.selectors.center, tallies: the open ones by severity, what the tabs ask for in the index
            models.Index(
                fields=["organization", "-risk", "due_at", "id"],
                include=[*COVERED, "owner", "coach", "bucket"],
                condition=Q(closed_at=None, deleted_at=None),
                name="queue_open",
            ),
            # coach.selectors.center, tallies: what was closed today
            models.Index(
                fields=["organization", "-closed_at", "-id"],
                include=["athlete", "state", "session", "name_sought", "owner", "coach", "bucket"],
                condition=Q(closed_at__isnull=False, deleted_at=None),
                name="queue_done",
            ),
            # coach.selectors.responses: how fast the cases of a year were answered
            models.Index(
                fields=["organization", "opened_at"],
                include=["coach", "response_s", "resolution_s", "closed_at", "responded_at", "respond_by"],
                condition=Q(deleted_at=None),
                name="case_answered",
            ),
            # the same, one coach's
            models.Index(
                fields=["organization", "coach", "-risk", "due_at", "id"],
                include=[*COVERED, "owner", "bucket"],
                condition=Q(closed_at=None, deleted_at=None),
                name="queue_open_coach",
            ),
            # the same, of one owner or of nobody
            models.Index(
                fields=["organization", "owner", "-risk", "due_at", "id"],
                include=[*COVERED, "coach", "bucket"],
                condition=Q(closed_at=None, deleted_at=None),
                name="queue_open_owner",
            ),
            # the same, of one bucket
            models.Index(
                fields=["organization", "bucket", "-risk", "due_at", "id"],
                include=[*COVERED, "owner", "coach"],
                condition=Q(closed_at=None, deleted_at=None),
                name="queue_open_bucket",
            ),
        ]
        triggers = [NAME_SOUGHT]

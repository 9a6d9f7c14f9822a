"""The planned sessions of a plan's days."""

from typing import cast

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from athletes.models import Activity
from athletes.models.athlete import AthleteOwned, AthleteOwnedQuerySet
from planning.models.catalogue import Category
from planning.models.library import LibraryVersion
from planning.models.plans import Plan, PlanState, PlanWeek
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, Versioned, audited, manager

RACE_CODE = "race"
"""Where others name their session of the library, a race says that it is one."""
RETURN_CODE = "return-to-run"
"""The same of a session of the way back to running (analytics.adaptation)."""


class Outcome(models.TextChoices):
    """How the done compares with the planned (analytics.compliance.Verdict)."""

    OPEN = "", _("Planned")
    DONE = "done", _("Done")
    PARTLY = "partly", _("Partly")
    OFF = "off", _("Off plan")
    MISSED = "missed", _("Missed")
    EXCUSED = "excused", _("Excused")


class PlannedSessionQuerySet(AthleteOwnedQuerySet):
    def current(self) -> "PlannedSessionQuerySet":
        return self.filter(deleted_at=None, plan__deleted_at=None)

    def published(self) -> "PlannedSessionQuerySet":
        """What the athlete may see: the published plan, and the days that earlier plans have left behind."""
        return self.current().exclude(plan__state=PlanState.DRAFT)

    def visible_to(self, membership: Membership) -> "PlannedSessionQuerySet":
        """The staff sees the sessions of drafts too."""
        found = cast("PlannedSessionQuerySet", super().visible_to(membership))
        return found.current() if membership.is_staff else found.published()

    def runs(self) -> "PlannedSessionQuerySet":
        """Sessions with something to run; the others are rests ordered by the coach."""
        return self.filter(steps__isnull=False)


@audited
class PlannedSession(Published, Versioned, AthleteOwned):
    """A session on a day, with a snapshot of its steps: the catalogue may change, this does not."""

    referenced = True

    plan = TenantForeignKey(Plan, models.CASCADE, related_name="sessions")
    week = TenantForeignKey(PlanWeek, models.CASCADE, related_name="sessions")
    day = models.DateField()
    position = models.PositiveSmallIntegerField(default=0)
    category = models.CharField(max_length=10, choices=Category.choices)
    key = models.BooleanField(default=False)
    template_code = models.CharField(max_length=60, blank=True)
    library_version = TenantForeignKey(
        LibraryVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="of the organization's own session that this was made from",
    )
    title = models.JSONField(help_text="by language")
    purpose = models.JSONField(default=dict, help_text="by language")
    steps = models.JSONField(null=True, help_text="analytics.workout; null is a rest ordered by the coach")
    duration_s = models.FloatField(default=0)
    distance_m = models.FloatField(null=True)
    load = models.FloatField(default=0)
    adapted = models.CharField(
        max_length=10, blank=True, help_text="analytics.recommendation.Action, if adapted"
    )
    automatic = models.BooleanField(default=False, db_default=False, help_text="adapted by the rules alone")
    confirmed = models.BooleanField(
        default=True, db_default=True, help_text="a person stands behind it as it is: selectors.may_leave"
    )
    activity = TenantForeignKey(Activity, models.SET_NULL, null=True, blank=True, related_name="+")
    locked = models.BooleanField(
        default=False,
        db_default=False,
        help_text="the athlete may not move it, nor another to its day",
    )
    match_locked = models.BooleanField(default=False)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.OPEN, blank=True)
    percent = models.FloatField(null=True)
    measure = models.CharField(max_length=10, blank=True)

    objects = manager(PlannedSessionQuerySet)

    class Meta:
        ordering = ["day", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "activity"],
                condition=Q(deleted_at=None, activity__isnull=False),
                name="session_one_per_activity",
            ),
            models.CheckConstraint(
                condition=Q(automatic=True) | Q(confirmed=True), name="session_unconfirmed_by_rules_only"
            ),
        ]
        indexes = [models.Index(fields=["organization", "athlete", "day"], name="session_on_day")]

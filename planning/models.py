"""The shipped catalogue, plans, their weeks and the planned sessions."""

from typing import cast

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from athletes.models import Activity, Race
from athletes.models.athlete import AthleteOwned, AthleteOwnedQuerySet
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, Versioned, audited, manager


class Category(models.TextChoices):
    RECOVERY = "recovery", _("Recovery")
    EASY = "easy", _("Easy")
    LONG = "long", _("Long")
    STEADY = "steady", _("Steady")
    TEMPO = "tempo", _("Tempo")
    THRESHOLD = "threshold", _("Threshold")
    VO2 = "vo2", _("VO2 intervals")
    HILLS = "hills", _("Hill repeats")
    FARTLEK = "fartlek", _("Fartlek")
    RACE_PACE = "race_pace", _("Race pace")
    STRIDES = "strides", _("Strides & drills")


class CatalogueSession(models.Model):
    """A shipped session: global, read-only, loaded from planning/catalogue; a plan copies its steps."""

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    category = models.CharField(max_length=10, choices=Category.choices)
    title = models.JSONField()
    purpose = models.JSONField()
    cues = models.JSONField(default=dict)
    steps = models.JSONField()
    level = models.FloatField()
    progression = models.CharField(max_length=60, blank=True)
    regression = models.CharField(max_length=60, blank=True)
    contraindications = models.JSONField(default=list)
    tags = models.JSONField(default=list)

    class Meta:
        ordering = ["category", "level", "code"]

    def __str__(self) -> str:
        return self.code


class Phase(models.TextChoices):
    BASE = "base", _("Base")
    BUILD = "build", _("Build")
    PEAK = "peak", _("Peak")
    TAPER = "taper", _("Taper")
    RECOVERY = "recovery", _("Recovery")


class PlanState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    ARCHIVED = "archived", _("Archived")


class PlanQuerySet(AthleteOwnedQuerySet):
    def current(self) -> "PlanQuerySet":
        return self.filter(deleted_at=None)

    def published(self) -> "PlanQuerySet":
        return self.current().filter(state=PlanState.PUBLISHED)

    def visible_to(self, membership: Membership) -> "PlanQuerySet":
        """The staff sees drafts too; the athlete sees what was published for them."""
        found = cast("PlanQuerySet", super().visible_to(membership)).current()
        return found if membership.is_staff else found.exclude(state=PlanState.DRAFT)


@audited
class Plan(Published, Versioned, AthleteOwned):
    """A season for one athlete towards one race; the athlete sees it once it is published."""

    referenced = True

    race = TenantForeignKey(Race, models.PROTECT, related_name="+")
    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField()
    weeks = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    inputs = models.JSONField(default=dict)
    warnings = models.JSONField(default=list)
    published_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = manager(PlanQuerySet)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "athlete"],
                condition=Q(state="published", deleted_at=None),
                name="plan_one_published",
            )
        ]
        indexes = [
            # coach.selectors.tallies, squad: plans to publish
            models.Index(
                fields=["organization", "athlete"],
                condition=Q(state="draft", deleted_at=None),
                name="plan_drafts",
            )
        ]


@audited
class PlanWeek(AthleteOwned):
    referenced = True

    plan = TenantForeignKey(Plan, models.CASCADE, related_name="plan_weeks")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    phase = models.CharField(max_length=10, choices=Phase.choices)
    cutback = models.BooleanField(default=False)
    target_s = models.FloatField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["organization", "plan", "number"], name="week_once")]


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

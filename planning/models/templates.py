"""Plan templates of an organization, their sessions, and what became of them in athletes' plans."""

from typing import cast

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from athletes.models.athlete import AthleteOwned, AthleteOwnedQuerySet
from planning.models.catalogue import Category
from planning.models.plans import Plan, PlanState
from planning.models.sessions import PlannedSession
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

MOST_WEEKS = 53


class Anchor(models.TextChoices):
    """What the days of a template are counted from."""

    RACE = "race", _("The race")
    START = "start", _("The first day")


class StaffQuerySet(TenantQuerySet):
    """Rows of the organization as a whole: the staff's business, whichever athletes they look after."""

    def current(self) -> "StaffQuerySet":
        return self.filter(deleted_at=None)

    def visible_to(self, membership: Membership) -> "StaffQuerySet":
        return self.current() if membership.is_staff else self.none()


@audited
class PlanTemplate(Published, Versioned, TenantModel):
    """Weeks with sessions on relative days; `outline` holds phase and cutback of each week.

    With the race as anchor, day `race_weekday` of week `race_week` is race day.
    """

    referenced = True

    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    anchor = models.CharField(max_length=5, choices=Anchor.choices)
    outline = models.JSONField(default=list)
    race_week = models.PositiveSmallIntegerField(default=0)
    race_weekday = models.PositiveSmallIntegerField(default=6)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = manager(StaffQuerySet)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [
            # planning.selectors.templates: the list
            models.Index(fields=["organization", "name"], name="template_by_name")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def weeks(self) -> int:
        return len(self.outline)

    @property
    def anchor_offset(self) -> int:
        """Days from the template's first day to its anchor."""
        return (self.race_week - 1) * 7 + self.race_weekday if self.anchor == Anchor.RACE else 0


@audited
class TemplateRow(TenantModel):
    """A session of a template as it was at one time: an edit makes a new row of the same `line`.

    A planned session made from it can so always say what the template said then.
    """

    referenced = True

    template = TenantForeignKey(PlanTemplate, models.CASCADE, related_name="rows")
    line = models.UUIDField(default=uuid7, editable=False)
    offset = models.SmallIntegerField(help_text="days from the anchor; before it negative")
    position = models.PositiveSmallIntegerField(default=0)
    category = models.CharField(max_length=10, choices=Category.choices)
    title = models.JSONField(help_text="by language")
    purpose = models.JSONField(default=dict, help_text="by language")
    steps = models.JSONField(help_text="analytics.workout")
    template_code = models.CharField(max_length=60, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["offset", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "template", "line"],
                condition=Q(replaced_at=None),
                name="template_line_once",
            )
        ]


class RunKind(models.TextChoices):
    APPLY = "apply", _("Applied")
    ROLL_OUT = "roll_out", _("Rolled out")


class RunState(models.TextChoices):
    RUNNING = "running", _("Under way")
    DONE = "done", _("Done")
    UNDONE = "undone", _("Taken back")


class RunQuerySet(TenantQuerySet):
    def visible_to(self, membership: Membership) -> "RunQuerySet":
        return self.all() if membership.is_staff else self.none()


@audited
class TemplateRun(Published, TenantModel):
    """A template applied to athletes, or its changes rolled out; `wanted` says to whom, in order."""

    referenced = True

    template = TenantForeignKey(PlanTemplate, models.PROTECT, related_name="+")
    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=RunKind.choices)
    state = models.CharField(max_length=7, choices=RunState.choices, default=RunState.RUNNING)
    wanted = models.JSONField(default=list)
    done = models.PositiveIntegerField(default=0)
    from_week = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = manager(RunQuerySet)

    class Meta:
        ordering = ["-started_at", "-pk"]
        indexes = [
            # planning.selectors.templates: the last runs of a template
            models.Index(fields=["organization", "template", "-started_at"], name="run_of_template")
        ]


class UseQuerySet(AthleteOwnedQuerySet):
    def living(self) -> "UseQuerySet":
        """Those whose plan is still a draft or in force."""
        kept = (PlanState.DRAFT, PlanState.PUBLISHED)
        return self.filter(plan__deleted_at=None, plan__state__in=kept)


@audited
class TemplateUse(AthleteOwned):
    """A plan that was made from a template, for one athlete."""

    referenced = True

    template = TenantForeignKey(PlanTemplate, models.PROTECT, related_name="+")
    plan = TenantForeignKey(Plan, models.CASCADE, related_name="+")
    anchor_day = models.DateField()

    objects = manager(UseQuerySet)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "plan"], name="use_once_a_plan")]
        indexes = [
            # planning.services.roll_outs: whose plans follow the template
            models.Index(fields=["organization", "template", "athlete"], name="use_of_template")
        ]


@audited
class TemplateOrigin(AthleteOwned):
    """Which row a planned session was made from, and the day on which it was put then.

    `unsettled`: what the template said before of the fields that both sides have changed since, by field.
    """

    use = TenantForeignKey(TemplateUse, models.CASCADE, related_name="origins")
    row = TenantForeignKey(TemplateRow, models.PROTECT, related_name="+")
    session = TenantForeignKey(PlannedSession, models.CASCADE, related_name="+")
    day = models.DateField()
    unsettled = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "use", "session"], name="origin_once_a_session")
        ]


@audited
class TemplatePart(AthleteOwned):
    """What a run did to one plan: counts by fate, what the coach is told, how to take it back."""

    referenced = True

    run = TenantForeignKey(TemplateRun, models.CASCADE, related_name="parts")
    use = TenantForeignKey(TemplateUse, models.CASCADE, related_name="+")
    counts = models.JSONField(default=dict)
    notes = models.JSONField(default=list)
    inverse = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "run", "use"], name="part_once")]


class ConflictState(models.TextChoices):
    OPEN = "open", _("Open")
    KEPT = "kept", _("Kept as it is")
    TAKEN = "taken", _("Taken from the template")
    GONE = "gone", _("No longer there")


class TemplateConflictQuerySet(AthleteOwnedQuerySet):
    def open(self) -> "TemplateConflictQuerySet":
        return self.filter(state=ConflictState.OPEN, use__plan__deleted_at=None)

    def visible_to(self, membership: Membership) -> "TemplateConflictQuerySet":
        """The staff decides; what a template says is no business of the athlete."""
        found = cast("TemplateConflictQuerySet", super().visible_to(membership))
        return found if membership.is_staff else found.none()


@audited
class TemplateConflict(Published, AthleteOwned):
    """A session that was changed both in an athlete's plan and in the template; a person decides.

    `row` is what the template says now, None where it has no such session any more; `day` where it would be.
    """

    use = TenantForeignKey(TemplateUse, models.CASCADE, related_name="+")
    part = TenantForeignKey(TemplatePart, models.CASCADE, related_name="+")
    session = TenantForeignKey(PlannedSession, models.CASCADE, related_name="+")
    row = TenantForeignKey(TemplateRow, models.PROTECT, null=True, blank=True, related_name="+")
    day = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=5, choices=ConflictState.choices, default=ConflictState.OPEN)
    decided_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = manager(TemplateConflictQuerySet)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "session"], condition=Q(state="open"), name="template_conflict_open"
            )
        ]
        indexes = [
            # planning.selectors.template_conflicts: what is to be decided
            models.Index(
                fields=["organization", "use"], condition=Q(state="open"), name="template_conflicts_open"
            )
        ]

"""Plans and their weeks."""

from typing import cast

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from athletes.models import Race
from athletes.models.athlete import AthleteOwned, AthleteOwnedQuerySet
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, Versioned, audited, manager


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
    """A season for one athlete, towards a race or without one; the athlete sees it once it is published.

    One of a single week without a race is no season: it only holds single sessions, for weeks that none has.
    """

    referenced = True

    race = TenantForeignKey(Race, models.PROTECT, null=True, blank=True, related_name="+")
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
            # coach.selectors.calendar: all plans of an athlete
            models.Index(
                fields=["organization", "athlete", "-starts_on"],
                condition=Q(deleted_at=None),
                name="plan_of_athlete",
            ),
            # coach.selectors.tallies, squad: plans to publish
            models.Index(
                fields=["organization", "athlete"],
                condition=Q(state="draft", deleted_at=None),
                name="plan_drafts",
            ),
        ]

    @property
    def is_season(self) -> bool:
        return self.race_id is not None or self.weeks > 1


@audited
class PlanWeek(AthleteOwned):
    referenced = True

    plan = TenantForeignKey(Plan, models.CASCADE, related_name="plan_weeks")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    phase = models.CharField(
        max_length=10, choices=Phase.choices, blank=True, help_text="empty for a week that no season has"
    )
    cutback = models.BooleanField(default=False)
    target_s = models.FloatField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["organization", "plan", "number"], name="week_once")]
        # coach.selectors.calendar: the weeks that lie in the days shown, of whichever plan
        indexes = [models.Index(fields=["organization", "athlete", "starts_on"], name="week_of_athlete")]

"""Injury and illness as episodes: from the day they began to the day they were over, with the way back."""

from typing import cast

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from analytics import episodes
from athletes.models.athlete import AthleteOwned, RemovableQuerySet
from athletes.models.body import BodyPart, Side
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, Versioned, audited, manager

LONGEST_DIAGNOSIS = 1000


class EpisodeKind(models.TextChoices):
    INJURY = "injury", _("Injury")
    ILLNESS = "illness", _("Illness")


class Severity(models.TextChoices):
    MILD = "mild", _("Mild")
    MODERATE = "moderate", _("Moderate")
    SEVERE = "severe", _("Severe")


class Allowance(models.TextChoices):
    """analytics.episodes.Allowance, in words."""

    NOTHING = episodes.Allowance.NOTHING.value, _("No running")
    EASY = episodes.Allowance.EASY.value, _("Easy running only")
    NO_KEY = episodes.Allowance.NO_KEY.value, _("No key sessions")
    ALL = episodes.Allowance.ALL.value, _("Everything")


class ReturnState(models.TextChoices):
    """analytics.episodes.ReturnState, in words."""

    RESTING = episodes.ReturnState.RESTING.value, _("Resting")
    WALK_RUN = episodes.ReturnState.WALK_RUN.value, _("Walking and running")
    EASY = episodes.ReturnState.EASY.value, _("Running easy")
    FULL = episodes.ReturnState.FULL.value, _("Full training")


class Origin(models.TextChoices):
    """Who opened it."""

    COACH = "coach", _("Opened by a coach")
    ATHLETE = "athlete", _("Told by the athlete")
    CHECK_INS = "check_ins", _("From check-ins")


class EpisodeQuerySet(RemovableQuerySet):
    def kept_by(self, membership: Membership) -> "EpisodeQuerySet":
        """What a member of the staff changes: of themself what they opened: diagnoses are private."""
        own = Q(athlete__member=membership) & ~Q(opened_by=membership)
        return cast("EpisodeQuerySet", self.visible_to(membership)).exclude(own)

    def open(self) -> "EpisodeQuerySet":
        return self.filter(deleted_at=None, ended_on=None)


@audited
class Episode(Published, Versioned, AthleteOwned):
    """One injury or illness. `diagnosis` is for the staff alone; `before`: what the last change replaced."""

    referenced = True

    kind = models.CharField(max_length=7, choices=EpisodeKind.choices)
    body_part = models.CharField(max_length=10, choices=BodyPart.choices, blank=True, default="")
    side = models.CharField(max_length=5, choices=Side.choices, blank=True, default="")
    severity = models.CharField(max_length=8, choices=Severity.choices, default=Severity.MODERATE)
    diagnosis = models.TextField(max_length=LONGEST_DIAGNOSIS, blank=True, default="")
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=ReturnState.choices, default=ReturnState.RESTING)
    allowed = models.CharField(max_length=7, choices=Allowance.choices, default=Allowance.NOTHING)
    origin = models.CharField(max_length=9, choices=Origin.choices, default=Origin.COACH)
    opened_by = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    objects = manager(EpisodeQuerySet)

    class Meta:
        ordering = ["-began_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "athlete", "kind", "body_part", "side"],
                condition=Q(deleted_at=None, ended_on=None),
                name="episode_one_open_per_place",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")), name="episode_ends_after"
            ),
            models.CheckConstraint(
                condition=~Q(kind="injury") | ~Q(body_part=""), name="episode_injury_has_a_place"
            ),
        ]
        indexes = [
            # athletes.selectors.episodes_of: a person's episodes, newest first
            models.Index(fields=["organization", "athlete", "-began_on"], name="episode_of_athlete")
        ]


@audited
class EpisodeStep(AthleteOwned):
    """A state of the way back: from which day, and who moved it there."""

    episode = TenantForeignKey(Episode, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=8, choices=ReturnState.choices)
    day = models.DateField()
    moved_by = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()
    number = models.PositiveIntegerField(help_text="the episode's version that came of it")

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "episode", "number"], name="episode_step_once")
        ]

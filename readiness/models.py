"""Check-ins, the flags they raise, the interventions that gather them, and the coach's decisions."""

from functools import partial

from django.db import models
from django.db.models import Exists, Expression, F, OuterRef, Q
from django.db.models.functions import Cast, StrIndex, Upper
from django.utils.translation import gettext_lazy as _

from athletes.models import Band
from athletes.models.athlete import AthleteOwned, AthleteOwnedQuerySet
from planning.models import PlannedSession
from readiness.sought import NAME_SOUGHT
from tenancy.database.text import Once
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, Versioned, audited, manager


class Problem(models.TextChoices):
    NONE = "none", _("No")
    PAIN = "pain", _("Pain")
    ILL = "ill", _("Ill")


class BodyPart(models.TextChoices):
    FOOT = "foot", _("Foot")
    ACHILLES = "achilles", _("Achilles tendon")
    CALF = "calf", _("Calf")
    SHIN = "shin", _("Shin")
    KNEE = "knee", _("Knee")
    THIGH = "thigh", _("Thigh")
    HAMSTRING = "hamstring", _("Hamstring")
    HIP = "hip", _("Hip")
    BACK = "back", _("Back")
    OTHER = "other", _("Elsewhere")


@audited
class CheckIn(Published, Versioned, AthleteOwned):
    """A morning's answers on the athlete's local day, and the score they gave."""

    referenced = True

    day = models.DateField()
    answered_at = models.DateTimeField()
    sleep = models.PositiveSmallIntegerField(_("sleep"))
    energy = models.PositiveSmallIntegerField(_("energy"))
    recovery = models.PositiveSmallIntegerField(_("recovery"))
    stress = models.PositiveSmallIntegerField(_("stress"))
    problem = models.CharField(max_length=4, choices=Problem.choices, default=Problem.NONE)
    body_part = models.CharField(max_length=10, choices=BodyPart.choices, blank=True)
    pain = models.PositiveSmallIntegerField(default=0)
    note = models.TextField(max_length=1000, blank=True)
    score = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=5, choices=Band.choices)
    confidence = models.FloatField()
    learning = models.BooleanField(default=False)
    baseline_days = models.PositiveSmallIntegerField()
    contributions = models.JSONField(default=list)
    missing = models.JSONField(default=list)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "athlete", "day"], name="check_in_once_a_day"),
            models.CheckConstraint(
                condition=Q(sleep__range=(1, 5))
                & Q(energy__range=(1, 5))
                & Q(recovery__range=(1, 5))
                & Q(stress__range=(1, 5)),
                name="check_in_scale",
            ),
            models.CheckConstraint(condition=Q(pain__range=(0, 10)), name="check_in_pain_scale"),
        ]


class InterventionState(models.TextChoices):
    NEW = "new", _("New")
    SEEN = "seen", _("Seen")
    WAITING = "waiting", _("Waiting for the athlete")
    RESOLVED = "resolved", _("Resolved")
    APPLIED = "applied", _("Applied by the rules")


class Bucket(models.TextChoices):
    AT_RISK = "at_risk", _("At risk")
    WATCH = "watch", _("Watch")
    STABLE = "stable", _("Stable")


class InterventionQuerySet(AthleteOwnedQuerySet):
    def open(self) -> "InterventionQuerySet":
        return self.filter(closed_at=None)

    def sought(self, part: Expression) -> "InterventionQuerySet":
        """Whose athlete's name has the part in it, as `icontains` would find it."""
        wanted = Once(Upper(Cast(part, models.TextField())))
        return self.alias(place=StrIndex("name_sought", wanted)).filter(place__gt=0)

    def with_title(self) -> "InterventionQuerySet":
        """The title of what is proposed as `proposed_title`, and not its steps: for lists."""
        return self.defer("proposal").annotate(proposed_title=F("proposal__title"))


@partial(audited, exclude=["name_sought"])
class Intervention(Published, Versioned, AthleteOwned):
    """The queue row: at most one open per athlete; it merges flags and carries the proposal and the clock."""

    referenced = True

    coach = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=InterventionState.choices, default=InterventionState.NEW)
    risk = models.FloatField()
    bucket = models.CharField(max_length=8, choices=Bucket.choices)
    confidence = models.FloatField()
    factors = models.JSONField(default=list, help_text="code, share, params: analytics.recommendation.Factor")
    action = models.CharField(max_length=10, help_text="analytics.recommendation.Action")
    session = TenantForeignKey(PlannedSession, models.SET_NULL, null=True, blank=True, related_name="+")
    session_version = models.PositiveIntegerField(null=True)
    proposal = models.JSONField(
        null=True, help_text="the session as proposed: title, steps, duration_s, load …"
    )
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    snoozed_until = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
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
                include=["state", "snoozed_until", "closed_at", "athlete", "name_sought"],
                condition=Q(closed_at=None, deleted_at=None),
                name="queue_open",
            ),
            # coach.selectors.center, tallies: what was closed today
            models.Index(
                fields=["organization", "-closed_at", "-id"],
                include=["athlete", "state", "session", "name_sought"],
                condition=Q(closed_at__isnull=False, deleted_at=None),
                name="queue_done",
            ),
            # the same, one coach's
            models.Index(
                fields=["organization", "coach", "-risk", "due_at", "id"],
                condition=Q(closed_at=None),
                name="queue_open_coach",
            ),
        ]
        triggers = [NAME_SOUGHT]


class FlagKind(models.TextChoices):
    ILLNESS = "illness", _("Illness")
    PAIN = "pain", _("Pain")
    LOW_READINESS = "low_readiness", _("Low readiness")
    FALLING = "falling", _("Falling readiness")
    KEY_SESSION = "key_session", _("Key session in doubt")
    RAMP = "ramp", _("Load rising fast")
    MONOTONY = "monotony", _("Monotonous load")
    NO_REST = "no_rest", _("No rest day")
    SILENT = "silent", _("No check-in")
    MISSED = "missed", _("Missed sessions")
    ACTIVITY_PAIN = "activity_pain", _("Pain while running")


@audited
class Flag(AthleteOwned):
    """One piece of evidence, raised on a day and withdrawn when it no longer holds."""

    intervention = TenantForeignKey(Intervention, models.CASCADE, null=True, related_name="flags")
    kind = models.CharField(max_length=20, choices=FlagKind.choices)
    day = models.DateField()
    strength = models.FloatField()
    params = models.JSONField(default=dict)
    raised_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-strength", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "athlete", "kind", "day"], name="flag_once")
        ]
        indexes = [models.Index(fields=["organization", "intervention"], name="flag_of_intervention")]


class Verb(models.TextChoices):
    APPROVE = "approve", _("Approved")
    EDIT = "edit", _("Changed")
    MESSAGE = "message", _("Message sent")
    SNOOZE = "snooze", _("Snoozed")
    DISMISS = "dismiss", _("Dismissed")
    UNDO = "undo", _("Undone")
    APPLY = "apply", _("Applied by the rules")
    CONFIRM = "confirm", _("Confirmed")


FINAL = frozenset({Verb.APPROVE, Verb.EDIT, Verb.DISMISS, Verb.APPLY})
"""What closes a case."""


class DecisionQuerySet(AthleteOwnedQuerySet):
    def standing(self) -> "DecisionQuerySet":
        """Decisions that hold: neither undone nor an undo."""
        undone = Decision.objects.filter(undoes=OuterRef("pk"))
        return self.exclude(verb=Verb.UNDO).filter(~Exists(undone))


@audited
class Decision(Published, AthleteOwned):
    """Who decided what, when and why: only ever added to. `inverse` is what an undo needs.

    Nobody decided what the rules have applied: it has no member, and nothing else is without one.
    """

    referenced = True

    intervention = TenantForeignKey(Intervention, models.PROTECT, related_name="decisions")
    member = TenantForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=10, choices=Verb.choices)
    reason = models.CharField(max_length=300, blank=True)
    params = models.JSONField(default=dict)
    inverse = models.JSONField(default=dict)
    decided_at = models.DateTimeField()
    undoes = TenantForeignKey("readiness.Decision", models.PROTECT, null=True, related_name="+")

    objects = manager(DecisionQuerySet)

    class Meta:
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verb="apply", member=None) | (~Q(verb="apply") & Q(member__isnull=False)),
                name="decision_of_the_rules_has_no_member",
            ),
            models.UniqueConstraint(
                fields=["organization", "undoes"],
                condition=Q(undoes__isnull=False),
                name="decision_undone_once",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "athlete", "-decided_at"], name="decision_of_athlete"),
            # coach.selectors.decided, readiness.selectors.standing: what was decided about a case
            models.Index(fields=["organization", "intervention"], name="decision_of_case"),
        ]

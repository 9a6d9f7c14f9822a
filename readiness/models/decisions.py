"""Who decided what, when and why."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned, AthleteOwnedQuerySet
from readiness.models.interventions import Intervention
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, audited, manager


class Verb(models.TextChoices):
    APPROVE = "approve", _("Approved")
    EDIT = "edit", _("Changed")
    MESSAGE = "message", _("Message sent")
    SNOOZE = "snooze", _("Snoozed")
    DISMISS = "dismiss", _("Dismissed")
    UNDO = "undo", _("Undone")
    APPLY = "apply", _("Applied by the rules")
    CONFIRM = "confirm", _("Confirmed")
    CLAIM = "claim", _("Claimed")
    ASSIGN = "assign", _("Assigned")
    HAND_OVER = "hand_over", _("Handed over")
    RELEASE = "release", _("Released")
    SET_APART = "set_apart", _("Reason set apart")
    MERGE = "merge", _("Reason brought back")


FINAL = frozenset({Verb.APPROVE, Verb.EDIT, Verb.DISMISS, Verb.APPLY})
"""What closes a case."""

OWNING = frozenset({Verb.CLAIM, Verb.ASSIGN, Verb.HAND_OVER, Verb.RELEASE})
"""Who looks after a case: says nothing about the athlete."""

PARTING = frozenset({Verb.SET_APART, Verb.MERGE})
"""Which reasons count for the case."""


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
    basis = models.JSONField(
        default=dict, db_default={}, help_text="what the rules said of the case then, and from what"
    )
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
            # coach.selectors.log: everything, the latest first, and one member's
            models.Index(fields=["organization", "-decided_at", "-id"], name="decision_log"),
            models.Index(fields=["organization", "member", "-decided_at", "-id"], name="decision_of_member"),
        ]

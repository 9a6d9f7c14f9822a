"""What an athlete says to a decision or a proposal: that they disagree, or a question."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned
from readiness.models.decisions import Decision
from readiness.models.interventions import Intervention
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, audited


class Stance(models.TextChoices):
    DISAGREE = "disagree", _("The athlete disagrees")
    ASK = "ask", _("The athlete asks")


@audited
class Answer(Published, AthleteOwned):
    """An athlete's word on a case; its text is the message. `inverse`: what taking it back needs."""

    intervention = TenantForeignKey(Intervention, models.PROTECT, related_name="+")
    decision = TenantForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="+")
    member = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    stance = models.CharField(max_length=10, choices=Stance.choices)
    said_id = models.UUIDField(help_text="public id of the message")
    inverse = models.JSONField(default=dict)
    answered_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-answered_at", "-pk"]
        indexes = [
            # readiness.services.answers: the answers of an athlete, the latest first
            models.Index(fields=["organization", "athlete", "-answered_at"], name="answer_of_athlete")
        ]

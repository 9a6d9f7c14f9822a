"""Why a planned session was missed, or run differently."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned
from planning.models.sessions import PlannedSession
from tenancy.models import Membership
from tenancy.rows import TenantForeignKey, audited

LONGEST_NOTE = 200


class Why(models.TextChoices):
    NO_TIME = "no_time", _("No time")
    TIRED = "tired", _("Tired")
    PAIN = "pain", _("Sore or in pain")
    ILL = "ill", _("Ill")
    TRAVEL = "travel", _("Travel")
    WEATHER = "weather", _("Weather")
    RACE = "race", _("Race")
    EQUIPMENT = "equipment", _("Equipment")
    CANCELLED = "cancelled", _("Cancelled by the coach")
    OTHER = "other", _("Other")


class Differently(models.TextChoices):
    SHORTER = "shorter", _("Shorter")
    LONGER = "longer", _("Longer")
    EASIER = "easier", _("Easier")
    HARDER = "harder", _("Harder")
    ANOTHER = "another", _("Another session")


EXCUSING = frozenset({Why.ILL, Why.TRAVEL, Why.CANCELLED})
"""FIELD, "Planned against done": these days leave the denominator."""
STAFF_ONLY = frozenset({Why.CANCELLED})


@audited
class SessionReason(AthleteOwned):
    """The one reason of a session, on the day it was given for: one that has moved since has none yet.

    `differently` says how it was run, and is empty for one that was missed.
    """

    session = TenantForeignKey(PlannedSession, models.CASCADE, related_name="reasons")
    day = models.DateField()
    why = models.CharField(max_length=10, choices=Why.choices)
    differently = models.CharField(max_length=8, choices=Differently.choices, blank=True)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    said_by = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["-said_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["organization", "session"], name="reason_once")]
        indexes = [
            # planning.selectors.reasons: what was said of these days
            models.Index(fields=["organization", "athlete", "day"], name="reason_on_day"),
        ]

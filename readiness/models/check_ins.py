"""A morning's answers, and the score they gave."""

from django.db import models
from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _

from athletes.models import Band, BodyPart
from athletes.models.athlete import AthleteOwned
from tenancy.rows import Published, Versioned, audited


class Problem(models.TextChoices):
    NONE = "none", _("No")
    PAIN = "pain", _("Pain")
    ILL = "ill", _("Ill")


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
    spots = models.JSONField(
        default=list,
        db_default=Value([], models.JSONField()),
        help_text="each place that hurts, the worst first",
    )
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

"""The shipped catalogue: sessions for everybody, read-only."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


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


class CatalogueQuerySet(models.QuerySet["CatalogueSession"]):
    def current(self) -> "CatalogueQuerySet":
        """Without those that are no longer shipped."""
        return self.filter(retired=False)


class CatalogueSession(models.Model):
    """A shipped session: global, read-only, loaded from planning/catalogue; a plan copies its steps.

    Minutes and load are those of a typical runner: the fastest and the slowest whom it was written for, and
    one with a threshold pace of 5:00/km.
    """

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    category = models.CharField(max_length=10, choices=Category.choices)
    title = models.JSONField()
    purpose = models.JSONField()
    cues = models.JSONField(default=dict)
    steps = models.JSONField()
    least_min = models.SmallIntegerField(db_default=0)
    most_min = models.SmallIntegerField(db_default=0)
    load = models.FloatField(db_default=0.0)
    level = models.FloatField()
    progression = models.CharField(max_length=60, blank=True)
    regression = models.CharField(max_length=60, blank=True)
    contraindications = models.JSONField(default=list)
    tags = models.JSONField(default=list)
    retired = models.BooleanField(
        db_default=False, default=False, help_text="no longer shipped; kept for the plans that name it"
    )

    objects = CatalogueQuerySet.as_manager()

    class Meta:
        ordering = ["category", "level", "code"]

    def __str__(self) -> str:
        return self.code

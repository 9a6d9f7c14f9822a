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

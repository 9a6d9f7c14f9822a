"""Parts of the body, and their sides."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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


class Side(models.TextChoices):
    LEFT = "left", _("Left")
    RIGHT = "right", _("Right")
    BOTH = "both", _("Both, middle")

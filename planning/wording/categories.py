"""What each category of the library is for, in a sentence."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from planning.models import Category

PURPOSES: dict[Category, str | Promise] = {
    Category.RECOVERY: _("Short and slow, so that the next hard day can be hard."),
    Category.EASY: _("The daily running that endurance grows from."),
    Category.LONG: _("Time on the feet: endurance, fuelling, patience."),
    Category.STEADY: _("Firm aerobic running between easy and tempo."),
    Category.TEMPO: _("Comfortably hard, just under threshold."),
    Category.THRESHOLD: _("The effort of an hour's race, in pieces or in one."),
    Category.VO2: _("Fast repeats that raise the ceiling of oxygen uptake."),
    Category.HILLS: _("Strength, form and power on a slope."),
    Category.FARTLEK: _("Changes of speed by feel, on any ground."),
    Category.RACE_PACE: _("The rhythm of the race, from 5 km to the marathon."),
    Category.STRIDES: _("Quick legs and good form, with little fatigue."),
}


def category_purpose(category: Category) -> str:
    """What the category is for."""
    return str(PURPOSES[category])

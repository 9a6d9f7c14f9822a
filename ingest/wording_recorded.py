"""What sources speak of, as a person reads it: who they are, sports, running dynamics, scores."""

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ingest.wording_reconcile import SOURCES, WORKOUTS

Text = str | Promise

SPORTS: dict[str, Text] = {
    "running": _("running"),
    "trail_running": _("trail running"),
    "cycling": _("cycling"),
    "swimming": _("swimming"),
    "walking": _("walking"),
    "hiking": _("hiking"),
    "strength_training": _("strength training"),
    "training": _("training"),
    "rowing": _("rowing"),
    "cross_country_skiing": _("cross-country skiing"),
    "yoga": _("yoga"),
    "other": _("other sport"),
}
SUB_SPORTS: dict[str, Text] = {
    "treadmill": _("treadmill"),
    "indoor_running": _("indoors"),
    "trail": _("trail"),
    "track": _("track"),
    "street": _("road"),
    "virtual_activity": _("virtual"),
}
# Streams of which a mean tells something: a name, a unit, and decimals worth showing.
DYNAMICS: dict[str, tuple[Text, Text, int]] = {
    "cadence_spm": (_("cadence"), _("steps/min"), 0),
    "power_w": (_("power"), _("W"), 0),
    "step_length_mm": (_("step length"), _("mm"), 0),
    "stance_time_ms": (_("ground contact"), _("ms"), 0),
    "stance_time_percent": (_("share of ground contact"), _("%"), 1),
    "stance_time_balance_percent": (_("balance of ground contact, left"), _("%"), 1),
    "vertical_oscillation_mm": (_("vertical oscillation"), _("mm"), 0),
    "vertical_ratio_percent": (_("vertical ratio"), _("%"), 1),
    "temperature_c": (_("temperature"), _("°C"), 0),
}
# By ingest.parsers.Score; a provider's own name stays as it is.
SCORES: dict[str, Text] = {
    "trimp": "TRIMP",
    "vdot": "VDOT",
    "vo2max": _("VO₂max"),
    "effective_vo2max": _("effective VO₂max"),
    "relative_effort": _("relative effort"),
    "tss": "TSS",
    "aerobic_effect": _("aerobic training effect"),
    "anaerobic_effect": _("anaerobic training effect"),
    "training_load": _("training load"),
}


def sport(name: str, sub: str = "") -> str:
    """Running, trail; one that we have no word for stands as its source calls it."""
    told = str(SPORTS.get(name, _plain(name)))
    return f"{told}, {SUB_SPORTS.get(sub, _plain(sub))}" if sub else told


def workout_type(code: str) -> str:
    """What kind of workout it was; a person's own word stands as it is."""
    return str(WORKOUTS.get(code, code))


def source(name: str) -> str:
    """Who says so, by the source's name: kind and key, or the kind alone."""
    kind = name.split("|", 1)[0]
    return str(SOURCES.get(kind, kind))


def score(name: str) -> str:
    """What a source calls a number that it computed."""
    return str(SCORES.get(name, _plain(name)))


def amount(number: float, decimals: int = 1) -> str:
    """A number with so many decimals at most."""
    rounded = round(number, decimals)
    shown = next(count for count in range(decimals + 1) if round(rounded, count) == rounded)
    return number_format(rounded, decimal_pos=shown, force_grouping=True)


def _plain(name: str) -> str:
    return name.replace("_", " ")

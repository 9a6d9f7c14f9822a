"""What sources say, as a person reads it: values in their units, sports, running dynamics, scores."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from athletes.typed import unit_m
from ingest.wording_reconcile import SOURCES, WORKOUTS
from tenancy.templatetags.display import IMPERIAL, NOTHING, clock, distance, pace

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
METRES = frozenset({"ascent_m", "descent_m"})
BEATS = frozenset({"avg_hr_bpm", "max_hr_bpm"})
STEPS = frozenset({"avg_cadence_spm", "max_cadence_spm"})
WATTS = frozenset({"avg_power_w", "max_power_w"})
TIMES = frozenset({"timer_s", "elapsed_s", "moving_s"})


def value(of: str, said: Any, *, units: str, zone: ZoneInfo) -> str:
    """What a source says of a field, as `Activity.provenance` keeps it."""
    if said in (None, ""):
        return NOTHING
    if of in AS_WORDS:
        return AS_WORDS[of](str(said))
    spoken: dict[str, Callable[[float], str]] = {
        **dict.fromkeys(TIMES, clock),
        "distance_m": partial(far, units=units),
        "max_speed_m_s": partial(pace, units=units),
    }
    if of == "started_at":
        return moment(str(said), zone)
    return spoken[of](float(said)) if of in spoken else _amount(of, said)


def moment(iso: str, zone: ZoneInfo) -> str:
    """A start on the athlete's own clock."""
    return date_format(datetime.fromisoformat(iso).astimezone(zone), "DATETIME_FORMAT")


def far(metres: float, units: str) -> str:
    """A distance to the hundredth, since sources differ by less than a tenth; metres below a kilometre."""
    if metres < unit_m("metric"):
        return distance(metres, units)
    words = gettext("%(miles)s mi") if units == IMPERIAL else gettext("%(kilometres)s km")
    amount = number_format(round(metres / unit_m(units), 2), decimal_pos=2)
    return words % {"miles": amount, "kilometres": amount}


def sport(name: str, sub: str = "") -> str:
    """Running, trail; one that we have no word for stands as its source calls it."""
    told = str(SPORTS.get(name, _plain(name)))
    return f"{told}, {SUB_SPORTS.get(sub, _plain(sub))}" if sub else told


def workout_type(code: str) -> str:
    """What kind of workout it was; a person's own word stands as it is."""
    return str(WORKOUTS.get(code, code))


def source(kind: str) -> str:
    """Who says so."""
    return str(SOURCES.get(kind, kind))


def score(name: str) -> str:
    """What a source calls a number that it computed."""
    return str(SCORES.get(name, _plain(name)))


def amount(number: float, decimals: int = 1) -> str:
    """A number with so many decimals at most."""
    rounded = round(number, decimals)
    shown = next(count for count in range(decimals + 1) if round(rounded, count) == rounded)
    return number_format(rounded, decimal_pos=shown, force_grouping=True)


def _amount(of: str, said: Any) -> str:
    if not isinstance(said, int | float):
        return str(said)
    words = {
        **dict.fromkeys(METRES, gettext("%(number)s m")),
        **dict.fromkeys(BEATS, gettext("%(number)s bpm")),
        **dict.fromkeys(STEPS, gettext("%(number)s steps/min")),
        **dict.fromkeys(WATTS, gettext("%(number)s W")),
        "calories": gettext("%(number)s kcal"),
    }
    return words.get(of, "%(number)s") % {"number": amount(said, 0 if of in words else 1)}


def _plain(name: str) -> str:
    return name.replace("_", " ")


AS_WORDS: dict[str, Callable[[str], str]] = {"sport": sport, "workout_type": workout_type}

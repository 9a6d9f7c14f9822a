"""What is measured of a day, in words: each measure's name, and its number in its unit."""

from collections.abc import Callable

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from analytics.wellness import Measure
from tenancy.templatetags.display import IMPERIAL, clock, duration

Text = str | Promise

POUND_KG = 0.45359237

MEASURES: dict[Measure, Text] = {
    Measure.HRV_RMSSD_MS: _("HRV (rMSSD)"),
    Measure.HRV_SDNN_MS: _("HRV (SDNN)"),
    Measure.RESTING_HR_BPM: _("resting heart rate"),
    Measure.MIN_HR_BPM: _("lowest heart rate"),
    Measure.MAX_HR_BPM: _("highest heart rate"),
    Measure.SLEEP_S: _("sleep"),
    Measure.SLEEP_DEEP_S: _("deep sleep"),
    Measure.SLEEP_LIGHT_S: _("light sleep"),
    Measure.SLEEP_REM_S: _("REM sleep"),
    Measure.SLEEP_AWAKE_S: _("awake in bed"),
    Measure.SLEEP_UNKNOWN_S: _("sleep of no known stage"),
    Measure.SLEEP_SCORE: _("sleep score"),
    Measure.STRESS_AVG: _("stress"),
    Measure.BODY_BATTERY_HIGH: _("body battery, highest"),
    Measure.BODY_BATTERY_LOW: _("body battery, lowest"),
    Measure.SPO2_AVG_PCT: _("blood oxygen"),
    Measure.RESPIRATION_BR_MIN: _("breathing"),
    Measure.SKIN_TEMP_DELTA_C: _("skin temperature, from usual"),
    Measure.WEIGHT_KG: _("weight"),
    Measure.BODY_FAT_PCT: _("body fat"),
    Measure.BODY_WATER_PCT: _("body water"),
    Measure.MUSCLE_KG: _("muscle"),
    Measure.BONE_KG: _("bone"),
    Measure.STEPS: _("steps"),
    Measure.VO2MAX: _("VO₂max"),
    Measure.READINESS_SCORE: _("readiness of the provider"),
    Measure.RECOVERY_TIME_S: _("recovery time"),
    Measure.ACUTE_LOAD: _("acute load"),
    Measure.CHRONIC_LOAD: _("chronic load"),
    Measure.RACE_5K_S: _("5 km, predicted"),
    Measure.RACE_10K_S: _("10 km, predicted"),
    Measure.RACE_HALF_S: _("half marathon, predicted"),
    Measure.RACE_MARATHON_S: _("marathon, predicted"),
    Measure.ENDURANCE_SCORE: _("endurance score"),
    Measure.HILL_SCORE: _("hill score"),
    Measure.HILL_STRENGTH: _("hill strength"),
    Measure.HILL_ENDURANCE: _("hill endurance"),
    Measure.EFFECTIVE_VO2MAX: _("effective VO₂max"),
    Measure.VDOT: _("VDOT"),
    Measure.TRIMP: _("TRIMP of the day"),
    Measure.FITNESS: _("fitness of the provider"),
    Measure.FATIGUE: _("fatigue of the provider"),
    Measure.FORM: _("form of the provider"),
}
# Short names of stages, for a line of shares.
STAGES: dict[Measure, Text] = {
    Measure.SLEEP_DEEP_S: _("deep"),
    Measure.SLEEP_LIGHT_S: _("light"),
    Measure.SLEEP_REM_S: _("REM"),
    Measure.SLEEP_AWAKE_S: _("awake"),
    Measure.SLEEP_UNKNOWN_S: _("unknown"),
}
WORDS: dict[str, Text] = {
    "readiness_level": _("readiness level"),
    "training_status": _("training status"),
    "sleep_quality": _("quality of sleep"),
}
SOURCES: dict[str, Text] = {
    "check-in": _("typed at check-in"),
    "fit": _("watch file"),
    "garmin": "Garmin",
    "apple": "Apple Health",
    "runalyze": "Runalyze",
    "strava": "Strava",
    "table": _("table"),
    "manual": _("typed here"),
}
RACES = frozenset({Measure.RACE_5K_S, Measure.RACE_10K_S, Measure.RACE_HALF_S, Measure.RACE_MARATHON_S})


def name(measure: Measure) -> str:
    """What the measure is called."""
    return str(MEASURES[measure])


def spoken(measure: Measure, value: float, units: str = "metric") -> str:
    """The number in its unit: 52 ms, 7 h 10 m, 68.4 kg."""
    if measure in RACES:
        return clock(value)
    suffix = next((ending for ending in _BY_SUFFIX if measure.endswith(ending)), "")
    if suffix == "_kg":
        return _weight(value, units)
    return _BY_SUFFIX[suffix](value)


def share(part: float) -> str:
    """0.235 as 24 %."""
    return gettext("%(number)s %%") % {"number": round(part * 100)}


def source(kind: str) -> str:
    """Who measured it."""
    return str(SOURCES.get(kind, kind))


def _weight(kilograms: float, units: str) -> str:
    if units == IMPERIAL:
        return gettext("%(number)s lb") % {"number": _number(kilograms / POUND_KG, 1)}
    return gettext("%(number)s kg") % {"number": _number(kilograms, 1)}


def _number(value: float, decimals: int = 0) -> str:
    rounded = round(value, decimals)
    whole = rounded == int(rounded)
    return number_format(rounded, decimal_pos=0 if whole else decimals, force_grouping=True)


_BY_SUFFIX: dict[str, Callable[[float], str]] = {
    "_ms": lambda value: gettext("%(number)s ms") % {"number": _number(value)},
    "_bpm": lambda value: gettext("%(number)s bpm") % {"number": _number(value)},
    "_pct": lambda value: gettext("%(number)s %%") % {"number": _number(value, 1)},
    "_br_min": lambda value: gettext("%(number)s a minute") % {"number": _number(value, 1)},
    "_c": lambda value: gettext("%(number)s °C") % {"number": _number(value, 1)},
    "_kg": lambda value: _number(value, 1),
    "_s": duration,
    "": lambda value: _number(value, 1),
}

"""What a workout is called, from what it consists of."""

import re
from collections.abc import Callable, Mapping

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from analytics.workout import Description, Physiology, Workout, describe
from planning.models import Category
from tenancy.templatetags import display

Params = Mapping[str, int]
COUNTED = re.compile(r"\d (×|min\b)")
"""A title that says how much: 8 × 400 m, Long run, 90 min."""


def titles(workout: Workout, category: str, physiology: Physiology) -> dict[str, str]:
    """The title in every language of the site."""
    description = describe(workout, physiology)
    return _in_each_language(lambda: title(description, category))


def titles_of_fitted(
    title: dict[str, str], planned: Workout, fitted: Workout, category: str, physiology: Physiology
) -> dict[str, str]:
    """The library's title of a stretched session, unless it counts what is no longer so many or so long."""
    if fitted.main == planned.main or not COUNTED.search(title["en"]):
        return title
    return titles(fitted, category, physiology)


def rest_titles() -> dict[str, str]:
    """A day off in every language of the site."""
    return _in_each_language(lambda: gettext("Rest"))


def off_titles() -> dict[str, str]:
    """A day of a week without training, in every language of the site."""
    return _in_each_language(lambda: gettext("No training"))


def walk_run_titles(minutes: int) -> dict[str, str]:
    """Minutes of running and walking in turn, in every language of the site."""
    return _in_each_language(lambda: gettext("Walk-run %(minutes)d min") % {"minutes": minutes})


def walk_run_purposes() -> dict[str, str]:
    """What it is for, in every language of the site."""
    return _in_each_language(lambda: gettext("Back to running in short stretches: walk the rests."))


def return_purposes() -> dict[str, str]:
    """What an easy run of the way back is for, in every language of the site."""
    return _in_each_language(lambda: gettext("Back to running: easy only, and stop if it hurts."))


def title(description: Description, category: str) -> str:
    """Easy 40 min · 8 × 400 m, 200 m jog · Tempo 30 min, in the active language."""
    params = description.params
    if description.code == "duration":
        return _minutes_of(category, params)
    if description.code == "distance":
        return display.distance(params["distance_m"])
    if description.code in ("repeats", "sets", "easy_repeats"):
        return _repeated(description.code, params)
    return _block(description.code, category, params)


def _in_each_language(say: Callable[[], str]) -> dict[str, str]:
    said = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            said[code] = say()
    return said


def _minutes_of(category: str, params: Params) -> str:
    words = {
        Category.RECOVERY: gettext("Recovery run %(minutes)d min"),
        Category.LONG: gettext("Long run %(minutes)d min"),
        Category.STEADY: gettext("Steady run %(minutes)d min"),
    }
    return words.get(Category(category), gettext("Easy %(minutes)d min")) % params


def _block(code: str, category: str, params: Params) -> str:
    kind = {"kind": Category(category).label, **params}
    if code == "block":
        return gettext("%(kind)s, %(hard_minutes)d min hard") % kind
    if code == "easy_block":
        return gettext("Easy %(minutes)d min with %(hard_minutes)d min in zone %(zone)d") % kind
    return gettext("%(kind)s %(minutes)d min") % kind


def _repeated(code: str, params: Params) -> str:
    effort = {"times": params["times"], "amount": _amount(params, "distance_m", "duration_s")}
    words = gettext("%(times)d × %(amount)s") % effort
    if code == "easy_repeats":
        return gettext("Easy %(minutes)d min with %(repeats)s") % {
            "minutes": params["minutes"],
            "repeats": words,
        }
    if code == "sets":
        return gettext("%(sets)d × (%(repeats)s)") % {"sets": params["sets"], "repeats": words}
    if "rest_s" in params:
        rest = display.duration(params["rest_s"])
        return gettext("%(repeats)s, %(recovery)s rest") % {"repeats": words, "recovery": rest}
    recovery = _amount(params, "recovery_distance_m", "recovery_s")
    if not recovery:
        return words
    return gettext("%(repeats)s, %(recovery)s jog") % {"repeats": words, "recovery": recovery}


def _amount(params: Params, metres: str, seconds: str) -> str:
    if metres in params:
        return display.distance(params[metres])
    return display.duration(params[seconds]) if seconds in params else ""

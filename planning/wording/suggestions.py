"""Why a season is suggested as it is, as sentences."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from analytics.season import Reason, Why
from tenancy.templatetags import display

MINUTE_S = 60
Params = Mapping[str, Any]


def reason(found: Reason) -> str:
    """One reason of a suggestion."""
    return SAY[found.code](found.params)


def _goal(params: Params) -> str:
    words = {"priority": params["priority"], "day": _day(params), "weeks": params["weeks"]}
    return gettext("Goal: the %(priority)s race on %(day)s, %(weeks)d weeks ahead.") % words


def _starts_later(params: Params) -> str:
    words = ngettext(
        "A season has at most 48 weeks: this one starts in %(weeks)d week.",
        "A season has at most 48 weeks: this one starts in %(weeks)d weeks.",
        params["weeks"],
    )
    return words % params


def _race_soon(params: Params) -> str:
    words = {"day": _day(params), "weeks": params["weeks"]}
    return (
        gettext(
            "The A race on %(day)s is only %(weeks)d weeks ahead: the season leads up to it and goes on "
            "after it."
        )
        % words
    )


def _no_race(params: Params) -> str:
    return gettext("There is no race to lead up to: %(weeks)d weeks forward.") % params


def _more_races(params: Params) -> str:
    words = ngettext(
        "%(races)d more race is planned in, by its priority.",
        "%(races)d more races are planned in, by their priority.",
        params["races"],
    )
    return words % params


def _start_lowered(params: Params) -> str:
    amounts = {name: display.duration(params[name] * MINUTE_S) for name in ("planned", "wanted")}
    return (
        gettext(
            "It begins with %(planned)s a week, less than the %(wanted)s of now: fitness would rise too fast."
        )
        % amounts
    )


def _ramp_limits_growth(params: Params) -> str:
    words = {"cap": round(100 * params["cap"]), "limit": round(params["limit"])}
    return (
        gettext("Growth is held at %(cap)d %% a week, so that fitness rises by at most %(limit)d a week.")
        % words
    )


def _ramp_above(params: Params) -> str:
    words = {"ramp": number_format(params["ramp"]), "limit": round(params["limit"])}
    return (
        gettext("Even so fitness rises by %(ramp)s in a week, more than %(limit)d: look at it closely.")
        % words
    )


def _early_cutbacks(_params: Params) -> str:
    return gettext("Little training is behind the runner: every third week recovers.")


def _one_key(_params: Params) -> str:
    return gettext("One key session is enough for so few hours a week.")


def _day(params: Params) -> str:
    return display.long_day(date.fromisoformat(params["day"]))


SAY: dict[Why, Callable[[Params], str]] = {
    Why.GOAL: _goal,
    Why.STARTS_LATER: _starts_later,
    Why.RACE_SOON: _race_soon,
    Why.NO_RACE: _no_race,
    Why.MORE_RACES: _more_races,
    Why.START_LOWERED: _start_lowered,
    Why.RAMP_LIMITS_GROWTH: _ramp_limits_growth,
    Why.RAMP_ABOVE: _ramp_above,
    Why.EARLY_CUTBACKS: _early_cutbacks,
    Why.ONE_KEY: _one_key,
}

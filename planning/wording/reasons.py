"""Codes of the season builder and of the library, as sentences a coach can act on."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from analytics.season import BadSeason, Rule
from planning.models import PlannedSession
from tenancy.templatetags import display

MINUTE_S = 60
Params = Mapping[str, Any]

CONTRAINDICATIONS: dict[str, str | Promise] = {
    "illness": _("Not while ill"),
    "return_from_injury": _("Not on the way back from an injury"),
    "low_readiness": _("Not on a day of low readiness"),
    "race_within_3_days": _("Not in the 3 days before a race"),
    "race_within_5_days": _("Not in the 5 days before a race"),
    "race_within_10_days": _("Not in the 10 days before a race"),
    "race_within_14_days": _("Not in the 14 days before a race"),
    "race_in_last_7_days": _("Not in the 7 days after a race"),
    "new_to_running": _("Not for somebody new to running"),
    "achilles_pain": _("Not with a painful Achilles tendon"),
    "calf_pain": _("Not with calf pain"),
    "foot_pain": _("Not with foot pain"),
    "hamstring_pain": _("Not with hamstring pain"),
    "hip_pain": _("Not with hip pain"),
    "knee_pain": _("Not with knee pain"),
    "shin_pain": _("Not with shin pain"),
    "thigh_pain": _("Not with thigh pain"),
    "back_pain": _("Not with back pain"),
}

CHANGED: dict[str, str | Promise] = {
    "ease": _("Changed by your coach: fewer repeats"),
    "shorten": _("Changed by your coach: shorter and easy"),
    "swap": _("Changed by your coach: an easier session"),
    "rest": _("Changed by your coach: rest"),
}
CHANGED_BY_RULES: dict[str, str | Promise] = {
    "ease": _("Changed by the rules: fewer repeats"),
    "shorten": _("Changed by the rules: shorter and easy"),
    "swap": _("Changed by the rules: an easier session"),
    "rest": _("Changed by the rules: rest"),
}

FIELDS: dict[str, str | Promise] = {
    "weeks": _("number of weeks"),
    "race_distance_m": _("race distance"),
    "current_week_s": _("current weekly volume"),
    "easy_speed_m_s": _("threshold pace"),
}


def contraindication(code: str) -> str:
    """When the session is the wrong one."""
    return str(CONTRAINDICATIONS[code])


def changed(session: PlannedSession) -> str:
    """How the planned session was changed for the day, and by whom; empty where it was not."""
    words = CHANGED_BY_RULES if session.automatic else CHANGED
    return str(words.get(session.adapted, ""))


def weekday(number: int) -> str:
    """Monday for 0."""
    return str(WEEKDAYS[int(number)])


def warning(code: str, week: int, params: Params) -> str:
    """Which rule gave way, where, and by how much."""
    return SAY[Rule(code)](week, params)


def refusal(error: BadSeason) -> str:
    """Why no season can be built."""
    if error.code == "too_few_weeks":
        words = _("%(weeks)d weeks do not fit before this race: %(weeks_left)d are left from the first day.")
    elif error.code == "no_availability":
        words = _("No weekday has the %(least_minutes)d minutes that a run needs.")
    elif error.code == "bad_availability":
        words = _("Minutes on a weekday lie between 0 and 1440.")
    else:
        return _out_of_range(error.params)
    return str(words) % error.params


def _out_of_range(params: Params) -> str:
    field = FIELDS.get(str(params["field"]), params["field"])
    return gettext("The %(field)s is outside what can be planned.") % {"field": field}


def _injury(_week: int, _params: Params) -> str:
    return gettext(
        "Injury rule: with an open injury there are no hard sessions, and volume comes back step by step."
    )


def _growth_cap(week: int, params: Params) -> str:
    amounts = {
        "week": week,
        "now": display.duration(params["current_minutes"] * MINUTE_S),
        "planned": display.duration(params["minutes"] * MINUTE_S),
    }
    return (
        gettext("Growth cap: week %(week)d starts at %(planned)s, more than the %(now)s a week of now.")
        % amounts
    )


def _long_share(week: int, params: Params) -> str:
    words = ngettext(
        "Long-run share: in %(weeks)d week (week %(week)d) the longest run is %(share)d %% of the week; "
        "the limit is %(limit)d %%.",
        "Long-run share: in %(weeks)d weeks, from week %(week)d, the longest run is up to %(share)d %% "
        "of the week; the limit is %(limit)d %%.",
        params["weeks"],
    )
    percents = {name: round(params[name] * 100) for name in ("share", "limit")}
    return words % {"weeks": params["weeks"], "week": week, **percents}


def _volume(week: int, params: Params) -> str:
    words = ngettext(
        "Availability: in %(weeks)d week (week %(week)d) the days hold %(planned)s "
        "where the plan wants %(wanted)s.",
        "Availability: in %(weeks)d weeks, from week %(week)d, the days hold as little as %(planned)s "
        "where the plan wants %(wanted)s.",
        params["weeks"],
    )
    amounts = {name: display.duration(params[name] * MINUTE_S) for name in ("planned", "wanted")}
    return words % {"weeks": params["weeks"], "week": week, **amounts}


def _key_sessions(week: int, params: Params) -> str:
    words = ngettext(
        "Key sessions: %(weeks)d week (week %(week)d) bears only %(planned)d of %(wanted)d: "
        "too short, or two hard days would meet.",
        "Key sessions: %(weeks)d weeks, from week %(week)d, bear as few as %(planned)d of %(wanted)d: "
        "too short, or two hard days would meet.",
        params["weeks"],
    )
    return words % {"week": week, **params}


def _preferred_day(_week: int, params: Params) -> str:
    days = {"wanted": weekday(params["wanted"]), "planned": weekday(params["planned"])}
    return (
        gettext("Preferred day: the long run is on %(planned)s; %(wanted)s has too little time for it.")
        % days
    )


SAY: dict[Rule, Callable[[int, Params], str]] = {
    Rule.INJURY: _injury,
    Rule.GROWTH_CAP: _growth_cap,
    Rule.LONG_SHARE: _long_share,
    Rule.VOLUME: _volume,
    Rule.KEY_SESSIONS: _key_sessions,
    Rule.PREFERRED_DAY: _preferred_day,
}

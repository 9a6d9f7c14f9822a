"""What runs and the clock tell, in a coach's words: short for the queue, a sentence for the case."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext

from readiness.models import FlagKind
from readiness.wording.phrases import part
from tenancy.templatetags.display import short_day

Params = Mapping[str, Any]
Words = Callable[[Params], str]


def since(params: Params) -> str:
    """The day that it began; "" where it never was otherwise."""
    return short_day(date.fromisoformat(params["since"])) if params.get("since") else ""


def _pain(params: Params) -> str:
    where = part(str(params.get("body_part", "")))
    words = gettext("%(part)s pain, day %(days)d") if where else gettext("pain, day %(days)d")
    return words % {"part": where, "days": params["days"]}


def _pain_sentence(params: Params) -> str:
    where = part(str(params.get("body_part", "")))
    words = gettext("This is day %(days)d of pain in the %(part)s.")
    if not where:
        words = gettext("This is day %(days)d of pain.")
    return words % {"part": where, "days": params["days"]}


def _easy(params: Params) -> str:
    count = params["count"]
    return ngettext("%(count)d easy run too hard", "%(count)d easy runs too hard", count) % params


def _easy_sentence(params: Params) -> str:
    words = ngettext(
        "%(count)d easy run within %(days)d days was not easy.",
        "%(count)d easy runs within %(days)d days were not easy.",
        params["count"],
    )
    return words % params


def _race(params: Params) -> str:
    if params["days"] == 0:
        return gettext("race today")
    return ngettext("race in %(days)d day", "race in %(days)d days", params["days"]) % params


def _race_sentence(params: Params) -> str:
    if params["days"] == 0:
        return gettext("%(race)s is today.") % params
    words = ngettext("%(race)s is in %(days)d day.", "%(race)s is in %(days)d days.", params["days"])
    return words % params


def _unheard(params: Params) -> str:
    hurt, ill = gettext("hurt on %(day)s, no check-in since"), gettext("ill on %(day)s, no check-in since")
    return (hurt if params.get("pain") else ill) % {"day": since(params)}


def _unheard_sentence(params: Params) -> str:
    words = gettext("The check-in of %(day)s told of illness, and none has come since.")
    if params.get("pain"):
        words = gettext("The check-in of %(day)s told of pain of %(pain)d of 10, and none has come since.")
    return words % {"day": since(params), "pain": params.get("pain", 0)}


def _no_upload(params: Params) -> str:
    words = gettext("no run since %(day)s") if params.get("since") else gettext("no run yet")
    return words % {"day": since(params)}


def _no_upload_sentence(params: Params) -> str:
    words = gettext("No run has come in since %(day)s, though some were planned.")
    if not params.get("since"):
        words = gettext("No run has come in since the plan began.")
    return words % {"day": since(params)}


def _failing_sentence(params: Params) -> str:
    words = ngettext(
        "For %(days)d day files have been refused, and none has come in.",
        "For %(days)d days files have been refused, and none has come in.",
        params["days"],
    )
    return words % params


SHORT: dict[FlagKind, Words] = {
    FlagKind.EFFORT_HIGH: lambda params: gettext("effort %(over).1f over plan") % params,
    FlagKind.EASY_TOO_HARD: _easy,
    FlagKind.DECOUPLING_UP: lambda params: gettext("decoupling up %(rise).1f") % params,
    FlagKind.HRV_LOW: lambda params: gettext("HRV low, day %(days)d") % params,
    FlagKind.RESTING_HR_HIGH: lambda params: gettext("resting HR high, day %(days)d") % params,
    FlagKind.SLEEP_SHORT: lambda params: gettext("sleep short, day %(days)d") % params,
    FlagKind.STRAIN: lambda params: gettext("strain %(ratio).1f× usual") % params,
    FlagKind.RACE_NEAR: _race,
    FlagKind.PAIN_LASTING: _pain,
    FlagKind.ILL_LASTING: lambda params: gettext("ill, day %(days)d") % params,
    FlagKind.UNHEARD: _unheard,
    FlagKind.NO_UPLOAD: _no_upload,
    FlagKind.NO_CONTACT: lambda params: gettext("no word from you, day %(days)d") % params,
    FlagKind.CONNECTION_FAILING: lambda params: gettext("files refused, day %(days)d") % params,
}

SENTENCES: dict[FlagKind, Words] = {
    FlagKind.EFFORT_HIGH: lambda params: (
        gettext("The last rated runs (%(runs)d) felt %(over).1f points harder than their sessions should.")
        % params
    ),
    FlagKind.EASY_TOO_HARD: _easy_sentence,
    FlagKind.DECOUPLING_UP: lambda params: (
        gettext(
            "Heart rate drifts more on steady runs: decoupling of the last %(runs)d is %(rise).1f points "
            "above that of the runs before."
        )
        % params
    ),
    FlagKind.HRV_LOW: lambda params: (
        gettext("HRV (%(name)s) is under the athlete's normal range, day %(days)d in a row.")
        % {"name": "SDNN" if params.get("kind") == "sdnn" else "rMSSD", "days": params["days"]}
    ),
    FlagKind.RESTING_HR_HIGH: lambda params: (
        gettext("Resting heart rate is above the athlete's normal range, day %(days)d in a row.") % params
    ),
    FlagKind.SLEEP_SHORT: lambda params: (
        gettext("Sleep is %(hours).1f hours shorter than usual, day %(days)d in a row.") % params
    ),
    FlagKind.STRAIN: lambda params: (
        gettext("The week's strain is %(strain).0f, %(ratio).1f times that of the four weeks before.")
        % params
    ),
    FlagKind.RACE_NEAR: _race_sentence,
    FlagKind.PAIN_LASTING: _pain_sentence,
    FlagKind.ILL_LASTING: lambda params: gettext("This is day %(days)d of the illness.") % params,
    FlagKind.UNHEARD: _unheard_sentence,
    FlagKind.NO_UPLOAD: _no_upload_sentence,
    FlagKind.NO_CONTACT: lambda params: (
        gettext("The athlete has not heard from you for %(days)d days.") % params
    ),
    FlagKind.CONNECTION_FAILING: _failing_sentence,
}

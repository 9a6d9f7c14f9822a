"""Each piece of evidence in the words that the athlete reads of themself."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext, ngettext

from readiness.models import FlagKind
from readiness.wording.evidence import since
from readiness.wording.phrases import part

Params = Mapping[str, Any]


def told(code: str, params: Params) -> str:
    """One reason as a sentence to the athlete."""
    return TOLD[FlagKind(code)](params)


def _pain(params: Params) -> str:
    where = part(str(params.get("body_part", "")))
    words = gettext("You said that your %(part)s hurts %(pain)d of 10.")
    if not where:
        words = gettext("You said that something hurts %(pain)d of 10.")
    return words % {"part": where, "pain": params["pain"]}


def _pain_lasting(params: Params) -> str:
    where = part(str(params.get("body_part", "")))
    words = gettext("Your %(part)s has been hurting for %(days)d days. Let somebody look at it.")
    if not where:
        words = gettext("Something has been hurting for %(days)d days. Let somebody look at it.")
    return words % {"part": where, "days": params["days"]}


def _returning(params: Params) -> str:
    words = gettext("You were ill for %(days)d days and are well again: come back step by step.")
    if params.get("after") == "pain":
        words = gettext("The pain of %(days)d days is over: come back step by step.")
    return words % {"days": params["days"]}


def _unheard(params: Params) -> str:
    words = gettext("You were ill on %(day)s, and nobody knows how you are since.")
    if params.get("pain"):
        words = gettext("You were in pain on %(day)s, and nobody knows how it is since.")
    return words % {"day": since(params)}


def _silent(params: Params) -> str:
    words = gettext("You have not checked in since %(day)s.")
    if not params.get("since"):
        words = gettext("You have not checked in yet.")
    return words % {"day": since(params)}


def _missed(params: Params) -> str:
    words = ngettext(
        "%(count)d key session of the last %(days)d days was missed.",
        "%(count)d key sessions of the last %(days)d days were missed.",
        params["count"],
    )
    return words % params


def _easy(params: Params) -> str:
    words = ngettext(
        "%(count)d of your easy runs in %(days)d days was not easy. Slow down on easy days.",
        "%(count)d of your easy runs in %(days)d days were not easy. Slow down on easy days.",
        params["count"],
    )
    return words % params


def _race(params: Params) -> str:
    if params["days"] == 0:
        return gettext("%(race)s is today.") % params
    words = ngettext("%(race)s is in %(days)d day.", "%(race)s is in %(days)d days.", params["days"])
    return words % params


def _no_upload(params: Params) -> str:
    words = gettext("No run of yours has come in since %(day)s.")
    if not params.get("since"):
        words = gettext("No run of yours has come in yet.")
    return words % {"day": since(params)}


TOLD: dict[FlagKind, Callable[[Params], str]] = {
    FlagKind.LOW_READINESS: lambda params: gettext("Your readiness is %(score)d of 100.") % params,
    FlagKind.PAIN: _pain,
    FlagKind.ILLNESS: lambda _params: gettext("You said that you are ill."),
    FlagKind.FALLING: lambda params: (
        gettext("Your readiness has fallen by %(fall)d in %(days)d check-ins.") % params
    ),
    FlagKind.KEY_SESSION: lambda _params: gettext("A key session is planned today."),
    FlagKind.RAMP: lambda params: gettext("Your load has risen fast: %(ramp).1f in a week.") % params,
    FlagKind.MONOTONY: lambda _params: gettext("Your training days have all been alike."),
    FlagKind.NO_REST: lambda params: gettext("You have run %(days)d days without a rest day.") % params,
    FlagKind.EPISODE: lambda _params: gettext("Your injury or illness does not allow this session."),
    FlagKind.UNHEARD: _unheard,
    FlagKind.SILENT: _silent,
    FlagKind.MISSED: _missed,
    FlagKind.RETURNING: _returning,
    FlagKind.DISAGREES: lambda _params: gettext("You said that you disagree."),
    FlagKind.ASKS: lambda _params: gettext("You asked your coach."),
    FlagKind.ACTIVITY_PAIN: lambda params: gettext("You felt pain of %(pain)d of 10 on the run.") % params,
    FlagKind.EFFORT_HIGH: lambda _params: gettext("Your last runs felt harder than they should."),
    FlagKind.EASY_TOO_HARD: _easy,
    FlagKind.DECOUPLING_UP: lambda _params: gettext("Your heart rate drifts more than usual on steady runs."),
    FlagKind.HRV_LOW: lambda params: (
        gettext("Your HRV has been under your normal range for %(days)d days.") % params
    ),
    FlagKind.RESTING_HR_HIGH: lambda params: (
        gettext("Your resting heart rate has been above your normal range for %(days)d days.") % params
    ),
    FlagKind.SLEEP_SHORT: lambda params: gettext("You have slept little for %(days)d days.") % params,
    FlagKind.STRAIN: lambda _params: gettext("This week weighs more than you are used to."),
    FlagKind.RACE_NEAR: _race,
    FlagKind.PAIN_LASTING: _pain_lasting,
    FlagKind.ILL_LASTING: lambda params: (
        gettext("You have been ill for %(days)d days. See a doctor if it does not get better.") % params
    ),
    FlagKind.NO_UPLOAD: _no_upload,
    FlagKind.NO_CONTACT: lambda _params: gettext("Your coach has not written for a while."),
    FlagKind.CONNECTION_FAILING: lambda _params: gettext(
        "Your files are not coming in. Look at your imports."
    ),
}

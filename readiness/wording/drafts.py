"""The text that is proposed to be sent, in the athlete's own language: a coach reads and changes it first."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext, ngettext

from analytics.courses import Why
from analytics.recommendation import SPOKEN
from athletes.models import Athlete
from readiness.further import further_of
from readiness.models import Intervention
from readiness.wording.evidence import since
from readiness.wording.phrases import part

Params = Mapping[str, Any]


def language_of(athlete: Athlete) -> str:
    """The athlete's own, "" where they have none. The athlete brings the member's user."""
    return athlete.member.user.locale if athlete.member is not None else ""


def draft(case: Intervention, *, language: str) -> str:
    """The words in a language, "" for the reader's; no words where no text is proposed."""
    further = further_of(case)
    if case.action not in SPOKEN or further.why not in DRAFTS or further.said:
        return ""
    with translation.override(language or translation.get_language()):
        names = case.athlete.name.split(maxsplit=1)
        greeting = gettext("Hi %(name)s,") % {"name": names[0] if names else case.athlete.name}
        return f"{greeting} {DRAFTS[further.why](further.params)}"


def _strong_pain(params: Params) -> str:
    where = part(str(params.get("body_part", "")))
    words = gettext(
        "your %(part)s hurts %(pain)d of 10. Please do not run, and have it looked at by a doctor or"
        " physiotherapist in the next days. Tell me what they say: then we plan the way back together."
    )
    if not where:
        words = gettext(
            "you report pain of %(pain)d of 10. Please do not run, and have it looked at by a doctor or"
            " physiotherapist in the next days. Tell me what they say: then we plan the way back together."
        )
    return words % {"pain": params.get("pain", 0), "part": where}


def _pain_lasts(params: Params) -> str:
    words = gettext(
        "the pain has been there for %(days)d days now. Please have it looked at by a doctor or"
        " physiotherapist before we go on, and tell me what they say."
    )
    return words % {"days": params.get("days", 0)}


def _same_part(params: Params) -> str:
    where = part(str(params.get("body_part", "")))
    words = gettext(
        "your %(part)s has hurt %(times)d times in four weeks, each time anew. Please have it looked at by a"
        " doctor or physiotherapist, so that we find out why, and tell me what they say."
    )
    if not where:
        words = gettext(
            "the same place has hurt %(times)d times in four weeks, each time anew. Please have it looked at"
            " by a doctor or physiotherapist, so that we find out why, and tell me what they say."
        )
    return words % {"times": params.get("times", 0), "part": where}


def _illness_lasts(params: Params) -> str:
    words = gettext(
        "you have been ill for %(days)d days now. Please see a doctor before you run again, and tell me what"
        " they say. The plan waits for you."
    )
    return words % {"days": params.get("days", 0)}


def _unheard(params: Params) -> str:
    where = part(str(params.get("body_part", "")))
    words = gettext("you were ill on %(day)s. How are you today? A short check-in is enough.")
    if where:
        words = gettext("your %(part)s hurt on %(day)s. How is it today? A short check-in is enough.")
    elif params.get("pain"):
        words = gettext("you were in pain on %(day)s. How is it today? A short check-in is enough.")
    return words % {"day": since(params), "part": where}


def _silent(params: Params) -> str:
    words = ngettext(
        "I have not heard from you for %(days)d day. How are you? A short check-in is enough.",
        "I have not heard from you for %(days)d days. How are you? A short check-in is enough.",
        params.get("days", 0),
    )
    return words % {"days": params.get("days", 0)}


def _missed(params: Params) -> str:
    words = ngettext(
        "%(count)d key session did not happen lately. What came in between? Tell me if the plan should fit"
        " your week better.",
        "%(count)d key sessions did not happen lately. What came in between? Tell me if the plan should fit"
        " your week better.",
        params.get("count", 0),
    )
    return words % {"count": params.get("count", 0)}


def _run_pain(params: Params) -> str:
    words = gettext(
        "you had pain of %(pain)d of 10 on the run. Where was it, and how is it today? Please do not run"
        " through it."
    )
    return words % {"pain": params.get("pain", 0)}


DRAFTS: dict[Why, Callable[[Params], str]] = {
    Why.REFER_STRONG_PAIN: _strong_pain,
    Why.REFER_PAIN_LASTS: _pain_lasts,
    Why.REFER_SAME_PART: _same_part,
    Why.REFER_ILLNESS_LASTS: _illness_lasts,
    Why.MESSAGE_UNHEARD: _unheard,
    Why.MESSAGE_SILENT: _silent,
    Why.MESSAGE_NO_UPLOAD: lambda _params: gettext(
        "no run of yours has come in lately. Are you running without a watch, or has the connection stopped?"
    ),
    Why.MESSAGE_NO_CONTACT: lambda _params: gettext(
        "we have not talked for a while. How is the training going, and is there anything you would change?"
    ),
    Why.MESSAGE_CONNECTION: lambda _params: gettext(
        "your files do not come in at the moment. Could you look at the connection of your watch, or upload"
        " the last runs?"
    ),
    Why.ASK_MISSED: _missed,
    Why.ASK_EFFORT: lambda _params: gettext(
        "your last runs felt harder than they were meant to be. Is something tiring you: work, sleep, heat,"
        " or the plan itself?"
    ),
    Why.ASK_EASY_TOO_HARD: lambda _params: gettext(
        "your easy runs were faster than easy lately. Can you take them slower, so that the hard days stay"
        " good? Tell me if something makes that difficult."
    ),
    Why.ASK_RUN_PAIN: _run_pain,
    Why.ASK_SLEEP: lambda _params: gettext(
        "you have slept less than usual for some days. Is there something that we should plan around?"
    ),
    Why.ASK_HEART: lambda _params: gettext(
        "your heart has not settled as usual for some mornings. Do you feel ill, or is there much stress?"
    ),
}

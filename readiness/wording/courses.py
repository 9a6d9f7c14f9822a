"""Why an action follows, in a sentence for the coach; and what a rule of planning has against it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext

from analytics.courses import Why
from readiness.further import Further
from readiness.wording.phrases import part

Params = Mapping[str, Any]


def because(further: Further) -> str:
    """Why it is proposed; "" for the check-in's own rule, which the reasons of the case explain."""
    words = BECAUSE.get(further.why)
    return words(further.params) if words else ""


def _same_part(params: Params) -> str:
    where = part(str(params.get("body_part", "")))
    words = gettext("Pain in the same place, %(times)d times in 28 days: somebody should look at it.")
    if where:
        words = gettext("Pain in the %(part)s, %(times)d times in 28 days: somebody should look at it.")
    return words % {"times": params.get("times", 0), "part": where}


def _days(sentence: str, params: Params) -> str:
    return sentence % {"days": params.get("days", 0)}


BECAUSE: dict[Why, Callable[[Params], str]] = {
    Why.MOVE_KEY: lambda _params: gettext(
        "The key session keeps its content and gets a day of rest before it. No week has more load."
    ),
    Why.REFER_STRONG_PAIN: lambda params: (
        gettext("Pain of %(pain)d of 10 belongs into a professional's hands.")
        % {"pain": params.get("pain", 0)}
    ),
    Why.REFER_PAIN_LASTS: lambda params: _days(
        gettext("Pain has been reported for %(days)d days in a row: somebody should look at it."), params
    ),
    Why.REFER_SAME_PART: _same_part,
    Why.REFER_ILLNESS_LASTS: lambda params: _days(
        gettext("Ill for %(days)d days: a doctor should see it before running starts again."), params
    ),
    Why.RETURN_ILLNESS: lambda params: _days(
        gettext("After %(days)d days of illness: one day of rest, then half of the plan, all of it easy."),
        params,
    ),
    Why.RETURN_PAIN: lambda params: _days(
        gettext("After %(days)d days of pain: walk and run every other day first, then easy running."), params
    ),
}

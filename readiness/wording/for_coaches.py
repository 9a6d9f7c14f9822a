"""An intervention in the words a coach reads: a line for the queue, sentences for the case."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from analytics.episodes import Allowance
from analytics.recommendation import Action
from readiness.models import FlagKind, Intervention
from readiness.wording import evidence
from readiness.wording.evidence import since
from readiness.wording.phrases import pain, part
from tenancy.templatetags.display import localised

Params = Mapping[str, Any]
LONGEST_REASON = 60
SEPARATOR = " · "

ACTIONS: dict[str, str | Promise] = {
    Action.KEEP: _("Keep the plan"),
    Action.EASE: _("Ease the session"),
    Action.SHORTEN: _("Shorten and keep it easy"),
    Action.SWAP: _("Swap for an easier session"),
    Action.REST: _("Rest"),
    Action.MOVE: _("Move the session"),
    Action.RETURN: _("Two weeks back to running"),
    Action.MESSAGE: _("Write to the athlete"),
    Action.ASK: _("Ask the athlete"),
    Action.REFER: _("Refer to a professional"),
}
BY_TITLE = frozenset({Action.EASE, Action.SHORTEN, Action.SWAP})
"""What is proposed is a session with a title of its own."""


def reason(intervention: Intervention) -> str:
    """Why the athlete stands in the queue, in at most 60 characters: Readiness 34 · calf pain 6/10."""
    factors = tuple((each["code"], tuple(each["params"].items())) for each in intervention.factors)
    return _reason(factors, get_language())


@lru_cache(maxsize=4096)
def _reason(factors: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...], _language: str | None) -> str:
    """Many athletes have the same reasons; their words are those of the language."""
    line = ""
    for code, params in factors:
        words = short(code, dict(params))
        longer = f"{line}{SEPARATOR}{words}" if line else capfirst(words)
        if len(longer) > LONGEST_REASON:
            break
        line = longer
    return line or gettext("Nothing stands against the plan any more")


def story(intervention: Intervention) -> str:
    """The same in whole sentences, the weightiest first."""
    said = [sentence(factor["code"], factor["params"]) for factor in intervention.factors]
    return " ".join(said) or gettext("Nothing stands against the plan any more.")


def proposal(intervention: Intervention) -> str:
    """What is proposed, in a few words: the new session's title, else the action."""
    title = _title(intervention)
    if title is not None and intervention.action in BY_TITLE:
        return localised(title)
    if title is not None and intervention.action == Action.MOVE:
        return gettext("Move: %(title)s") % {"title": localised(title)}
    if intervention.action == Action.KEEP:
        return gettext("Look and decide")
    return action(intervention.action)


def of_session(proposed: Mapping[str, Any]) -> str:
    """What the session of the day becomes: the new title, else the action."""
    if proposed["adapted"] == Action.REST:
        return action(Action.REST)
    return localised(proposed["title"])


def _title(intervention: Intervention) -> Mapping[str, str] | None:
    """Lists read the title alone (Intervention.objects.with_title)."""
    if hasattr(intervention, "proposed_title"):
        title: Mapping[str, str] | None = intervention.proposed_title
        return title
    return None if intervention.proposal is None else intervention.proposal["title"]


def action(code: str) -> str:
    """What to do with a session."""
    return str(ACTIONS[code])


def short(code: str, params: Params) -> str:
    """One reason, as inside a list."""
    return SHORT[FlagKind(code)](params)


def sentence(code: str, params: Params) -> str:
    """One reason as a sentence."""
    return SENTENCES[FlagKind(code)](params)


def _pain_sentence(params: Params) -> str:
    where = part(str(params.get("body_part", "")))
    words = gettext("The %(part)s hurts %(pain)d of 10.") if where else gettext("Pain is %(pain)d of 10.")
    return words % {"part": where, "pain": params["pain"]}


def _silent(params: Params) -> str:
    words = gettext("no check-in since %(day)s") if params["since"] else gettext("no check-in yet")
    return words % {"day": since(params)}


def _silent_sentence(params: Params) -> str:
    words = gettext("No check-in since %(day)s.")
    if not params["since"]:
        words = gettext("No check-in since the plan began.")
    return words % {"day": since(params)}


def _missed(params: Params) -> str:
    words = ngettext("%(count)d key session missed", "%(count)d key sessions missed", params["count"])
    return words % params


def _missed_sentence(params: Params) -> str:
    words = ngettext(
        "%(count)d key session was missed within %(days)d days.",
        "%(count)d key sessions were missed within %(days)d days.",
        params["count"],
    )
    return words % params


ALLOWED_SHORT: dict[str, str | Promise] = {
    Allowance.NOTHING: _("no running allowed"),
    Allowance.EASY: _("easy running only"),
    Allowance.NO_KEY: _("no key sessions allowed"),
}
ALLOWED_SENTENCES: dict[str, str | Promise] = {
    Allowance.NOTHING: _("An open injury or illness allows no running."),
    Allowance.EASY: _("An open injury or illness allows easy running only."),
    Allowance.NO_KEY: _("An open injury or illness allows no key session."),
}


def _returning(params: Params) -> str:
    sore = params.get("after") == "pain"
    words = gettext("back after %(days)d days of pain") if sore else gettext("back after %(days)d days ill")
    return words % {"days": params["days"]}


def _returning_sentence(params: Params) -> str:
    words = gettext("An illness of %(days)d days has ended.")
    if params.get("after") == "pain":
        words = gettext("Pain that lasted %(days)d days has ended.")
    return words % {"days": params["days"]}


SHORT: dict[FlagKind, Callable[[Params], str]] = {
    **evidence.SHORT,
    FlagKind.LOW_READINESS: lambda params: gettext("readiness %(score)d") % params,
    FlagKind.PAIN: pain,
    FlagKind.ILLNESS: lambda _params: gettext("ill"),
    FlagKind.FALLING: lambda params: gettext("down %(fall)d in %(days)d days") % params,
    FlagKind.EPISODE: lambda params: str(ALLOWED_SHORT[params["allowed"]]),
    FlagKind.KEY_SESSION: lambda _params: gettext("key session today"),
    FlagKind.RAMP: lambda params: gettext("load ramp %(ramp).1f") % params,
    FlagKind.MONOTONY: lambda params: gettext("monotony %(monotony).1f") % params,
    FlagKind.NO_REST: lambda params: gettext("%(days)d days without rest") % params,
    FlagKind.SILENT: _silent,
    FlagKind.MISSED: _missed,
    FlagKind.ACTIVITY_PAIN: lambda params: gettext("pain %(pain)d/10 while running") % params,
    FlagKind.DISAGREES: lambda _params: gettext("the athlete disagrees"),
    FlagKind.ASKS: lambda _params: gettext("the athlete asks"),
    FlagKind.RETURNING: _returning,
}

SENTENCES: dict[FlagKind, Callable[[Params], str]] = {
    **evidence.SENTENCES,
    FlagKind.LOW_READINESS: lambda params: gettext("Readiness is %(score)d of 100.") % params,
    FlagKind.PAIN: _pain_sentence,
    FlagKind.ILLNESS: lambda _params: gettext("The athlete is ill."),
    FlagKind.FALLING: lambda params: (
        gettext("Readiness has fallen by %(fall)d in %(days)d check-ins.") % params
    ),
    FlagKind.EPISODE: lambda params: str(ALLOWED_SENTENCES[params["allowed"]]),
    FlagKind.KEY_SESSION: lambda _params: gettext("A key session is planned today."),
    FlagKind.RAMP: lambda params: (
        gettext("Fitness load has risen by %(ramp).1f in a week; the limit is %(limit).0f.") % params
    ),
    FlagKind.MONOTONY: lambda params: (
        gettext("The days are all alike: monotony %(monotony).1f, limit %(limit).1f.") % params
    ),
    FlagKind.NO_REST: lambda params: gettext("%(days)d days have passed without a rest day.") % params,
    FlagKind.SILENT: _silent_sentence,
    FlagKind.MISSED: _missed_sentence,
    FlagKind.ACTIVITY_PAIN: lambda params: gettext("Pain reached %(pain)d of 10 on the run.") % params,
    FlagKind.DISAGREES: lambda params: (
        gettext("The athlete disagrees with the decision: “%(said)s”") % {"said": params.get("said", "")}
    ),
    FlagKind.ASKS: lambda params: gettext("The athlete asks: “%(said)s”") % {"said": params.get("said", "")},
    FlagKind.RETURNING: _returning_sentence,
}

"""The rules of an adaptation, with their evidence, in sentences a coach can act on."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from analytics.adaptation import AdaptRule
from planning.proposal import Words
from tenancy.templatetags.display import localised, long_day

Params = Mapping[str, Any]
Titles = Mapping[UUID, Words]

NAMES: dict[AdaptRule, str | Promise] = {
    AdaptRule.MOVE: _("Missed key session: moved"),
    AdaptRule.SWAP: _("Missed key session: swapped"),
    AdaptRule.DROP: _("Missed key session: let go"),
    AdaptRule.OVER_LOAD: _("More run than planned"),
    AdaptRule.UNDER_LOAD: _("Less run than planned"),
    AdaptRule.PAIN: _("Pain"),
    AdaptRule.ILLNESS: _("Illness"),
    AdaptRule.INJURY: _("Open injury"),
}
BECAUSE: dict[str, str | Promise] = {
    "over_load": _("more was run than planned"),
    "no_day": _("no day is left that keeps the rules"),
    "tired": _("it was missed for tiredness"),
    "pain": _("it was missed for soreness or pain"),
    "ill": _("it was missed for illness"),
    "race": _("it was missed for a race"),
}


def reason_name(reason: Params) -> str:
    """What the rule is called; the reason is as a revision keeps it."""
    return str(NAMES[AdaptRule(reason["rule"])])


def because(reason: Params, titles: Titles) -> str:
    """What the rule found, and what it does about it."""
    return SAY[AdaptRule(reason["rule"])](reason["params"], titles)


def missed_of(reason: Params) -> UUID | None:
    """The missed session that the reason is about, if it is about one."""
    return UUID(reason["params"]["missed"]) if "missed" in reason["params"] else None


def _missed(params: Params, titles: Titles) -> dict[str, str]:
    title = localised(titles.get(UUID(params["missed"])))
    days = {
        name: long_day(date.fromisoformat(params[name])) for name in ("missed_day", "day") if name in params
    }
    return {"title": title, **days}


def _move(params: Params, titles: Titles) -> str:
    words = gettext(
        "%(title)s of %(missed_day)s was missed. %(day)s is the next free day with time for it, without a "
        "hard day beside it or a race near. The missed one stays in the record."
    )
    return words % _missed(params, titles)


def _swap(params: Params, titles: Titles) -> str:
    words = gettext(
        "%(title)s of %(missed_day)s was missed, and no day is free. It takes the place of the easy run on "
        "%(day)s, the next one where the rules allow it."
    )
    return words % _missed(params, titles)


def _drop(params: Params, titles: Titles) -> str:
    words = gettext("%(title)s of %(missed_day)s is not made up for: %(because)s.")
    return words % {**_missed(params, titles), "because": BECAUSE[params["because"]]}


def _over_load(params: Params, _titles: Titles) -> str:
    words = gettext(
        "Last week %(percent)d %% of the plan was run; up to %(most)d %% is left alone. The running week "
        "gives back the excess, by 30 %% at most."
    )
    return words % {"percent": params["percent"], "most": 100 + params["bound"]}


def _under_load(params: Params, _titles: Titles) -> str:
    words = gettext(
        "Last week %(percent)d %% of the plan was run; down to %(least)d %% is left alone. The coming two "
        "weeks grow from what was really run, within the growth cap. Nothing is caught up with."
    )
    return words % {"percent": params["percent"], "least": 100 - params["bound"]}


def _pain(params: Params, _titles: Titles) -> str:
    words = gettext(
        "The latest check-in tells of pain of 4 or more. Return to run: a day of rest, then walk-runs with "
        "rest between at %(first)d %% of the time planned, in the second week easy runs at %(second)d %%."
    )
    return words % params


def _illness(params: Params, _titles: Titles) -> str:
    words = gettext(
        "An illness is open. Return to run: a day of rest, then easy runs only, at %(first)d %% of the time "
        "planned, in the second week at %(second)d %%."
    )
    return words % params


def _injury(_params: Params, _titles: Titles) -> str:
    return gettext("The plan in force says that an injury is open: what is hard becomes easy.")


SAY: dict[AdaptRule, Callable[[Params, Titles], str]] = {
    AdaptRule.MOVE: _move,
    AdaptRule.SWAP: _swap,
    AdaptRule.DROP: _drop,
    AdaptRule.OVER_LOAD: _over_load,
    AdaptRule.UNDER_LOAD: _under_load,
    AdaptRule.PAIN: _pain,
    AdaptRule.ILLNESS: _illness,
    AdaptRule.INJURY: _injury,
}

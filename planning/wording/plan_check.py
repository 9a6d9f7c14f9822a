"""What speaks against a plan, and why a change was refused, in a sentence."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from analytics.plan_check import Found, PlanRule
from tenancy.templatetags import display

MINUTE_S = 60
Params = Mapping[str, float]


def against(found: Found) -> str:
    """The rule, and by how much."""
    return SAY[found.rule](found.params)


def rule_name(rule: PlanRule) -> str:
    """The rule without its numbers."""
    return str(NAMES[rule])


def _hard_days(_params: Params) -> str:
    return gettext("Two hard days together")


def _over_time(params: Params) -> str:
    amounts = {name: display.duration(params[name] * MINUTE_S) for name in ("planned", "available")}
    return gettext("%(planned)s planned, %(available)s available") % amounts


def _ramp(params: Params) -> str:
    return gettext("Fitness rises by %(ramp).1f in the week; the limit is %(limit).0f") % params


def _near_race(params: Params) -> str:
    days = int(params["days"])
    return ngettext(
        "Key session %(days)d day before a race", "Key session %(days)d days before a race", days
    ) % {"days": days}


def _flags(params: Params) -> str:
    count = int(params["flags"])
    return ngettext("%(count)d flag is open", "%(count)d flags are open", count) % {"count": count}


def _on_race(_params: Params) -> str:
    return gettext("A session on the day of a race")


def _on_locked(_params: Params) -> str:
    return gettext("Another session on a locked day")


def _past_race(_params: Params) -> str:
    return gettext("Moved to the other side of a race")


SAY: dict[PlanRule, Callable[[Params], str]] = {
    PlanRule.HARD_DAYS: _hard_days,
    PlanRule.OVER_TIME: _over_time,
    PlanRule.RAMP: _ramp,
    PlanRule.NEAR_RACE: _near_race,
    PlanRule.FLAGS: _flags,
    PlanRule.ON_RACE: _on_race,
    PlanRule.ON_LOCKED: _on_locked,
    PlanRule.PAST_RACE: _past_race,
}
NAMES: dict[PlanRule, Promise] = {
    PlanRule.HARD_DAYS: _("Two hard days together"),
    PlanRule.OVER_TIME: _("More time than the athlete has"),
    PlanRule.RAMP: _("Weeks over the ramp limit"),
    PlanRule.NEAR_RACE: _("Key sessions within three days of a race"),
    PlanRule.FLAGS: _("Flags that are open"),
}

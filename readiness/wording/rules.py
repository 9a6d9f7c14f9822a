"""The rules as a coach reads and edits them: what each will do with its numbers, in whole sentences."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from analytics.rules import BY_CODE, Group, Rule
from readiness.wording.rule_sentences import CONDITIONS

Values = Mapping[str, Any]
OF_EVERY_RULE: dict[str, str | Promise] = {
    "watch": _("The rule is"),
    "cooldown": _("Quiet after a decision"),
    "rule_mode": _("How it reaches the plan"),
}

GROUPS: dict[Group, str | Promise] = {
    Group.MORNING: _("With the check-in"),
    Group.RUNS: _("With a run"),
    Group.CLOCK: _("By the clock"),
    Group.SOURCES: _("When files come in"),
}
GROUP_NOTES: dict[Group, str | Promise] = {
    Group.MORNING: _("These add up to one risk of the morning. From the limit above on it opens a case."),
    Group.RUNS: _("Each of these is a risk of its own, looked at when a run comes in or is rated."),
    Group.CLOCK: _("Each of these is a risk of its own, looked at every hour."),
    Group.SOURCES: _("A risk of its own, looked at when files are refused or a folder fails."),
}
UNITS: tuple[tuple[str, str | Promise], ...] = (
    ("_weight", _("risk, 0 to 1")),
    ("_days", _("days")),
    ("_runs", _("runs")),
    ("_count", _("times")),
    ("_hours", _("hours")),
    ("_z", _("standard deviations")),
    ("_ratio", _("times the usual")),
    ("_share", _("share of the run, 0 to 1")),
    ("_points", _("points")),
    ("_pain", _("of 10")),
    ("cooldown", _("hours")),
    ("contact", _("days")),
)


def does(code: str, values: Values) -> str:
    """What the rule will do with these settings: when it speaks, and what comes of it."""
    rule = BY_CODE[code]
    if values.get(f"watch.{code}") is False:
        return gettext("Switched off: it says nothing.")
    words, keys = CONDITIONS[code]
    condition = str(words) % {name: values[key] for name, key in keys.items()}
    return f"{condition} {_effect(rule, values)}"


def label(rule: Rule, key: str) -> str:
    """What a number of the rule is, above its field."""
    if key.startswith(("watch.", "cooldown.", "rule_mode.")):
        return str(OF_EVERY_RULE[key.partition(".")[0]])
    if rule.severe is not None and key in {rule.severe.limit, rule.severe.weight}:
        return gettext("Long, from") if key == rule.severe.limit else gettext("Weight when long")
    if key == rule.weight:
        return gettext("Weight of the rule")
    if key == rule.limit:
        return gettext("Speaks from")
    return gettext("In full after another") if key == rule.span else gettext("Looks at")


def unit(key: str) -> str:
    """What the number counts, beside its field."""
    return next((str(words) for end, words in UNITS if key.endswith(end) or key.startswith(f"{end}.")), "")


def _effect(rule: Rule, values: Values) -> str:
    weight, enough = values[rule.weight], values["risk.watch_from"]
    if rule.group is Group.MORNING:
        return gettext("It adds up to %(weight)g to the risk of the morning.") % {"weight": weight}
    if weight >= enough:
        return gettext("It opens a case.")
    return gettext("It opens no case by itself, and joins one that is open.")

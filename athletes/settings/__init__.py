"""Settings: product defaults ← organization ← athlete; every number of the rules, checked when it is written.

They are kept by section, {"cooldown_h": 6, "risk": {"pain_weight": 0.3}}; what is not kept has its default.
Here their keys are flat, "risk.pain_weight"; changes may be given either way.
"""

from typing import Any

from athletes.settings.keys import (
    ESCALATE_TO,
    MEASURED,
    ORDERABLE,
    ORDERED,
    PREFERRED,
    RULES,
    SOURCES,
    WEEKDAYS,
)
from athletes.settings.rule import BadSetting, Rule, Value, Values, demand
from athletes.settings.whole import Escalation, Settings, build

__all__ = [
    "ESCALATE_TO",
    "MEASURED",
    "ORDERABLE",
    "ORDERED",
    "PREFERRED",
    "RULES",
    "SOURCES",
    "WEEKDAYS",
    "BadSetting",
    "Escalation",
    "Rule",
    "Settings",
    "Value",
    "Values",
    "build",
    "changed",
    "check",
    "flat",
    "resolve",
]


def resolve(*layers: Values) -> tuple[Settings, tuple[BadSetting, ...]]:
    """The settings that follow from the layers, the last one winning, and what in them could not count.

    A key that no longer holds is left out; a layer that contradicts those before it is left out whole.
    """
    problems: list[BadSetting] = []
    clean = [_sound(layer, problems) for layer in layers]
    for count in range(len(clean), 0, -1):
        try:
            return build(_merged(*clean[:count])), tuple(problems)
        except BadSetting as bad:
            problems.append(bad)
    return build({}), tuple(problems)


def changed(stored: Values, changes: Values, *, below: Values | None = None) -> dict[str, Any]:
    """The stored settings with changes; None takes a key back to its default. Raises BadSetting.

    `below`: the organization's, where the stored ones are an athlete's.
    """
    for key, value in flat(changes).items():
        check(key, value)
        if below is not None and RULES[key].organization_only:
            raise BadSetting("organization_only", key)
    merged = {**flat(stored), **flat(changes)}
    kept = {key: value for key, value in merged.items() if value is not None and key in RULES}
    build(_merged(below or {}, kept))
    return _by_section(kept)


def flat(values: Values) -> dict[str, Any]:
    """Sections written out: {"risk": {"pain_weight": 0.3}} → {"risk.pain_weight": 0.3}."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        found |= (
            {f"{key}.{name}": inner for name, inner in value.items()}
            if isinstance(value, dict)
            else {key: value}
        )
    return found


def check(key: str, value: Any) -> None:
    """Refuse a key that is unknown or a value that it cannot hold. Raises BadSetting."""
    rule = RULES.get(key)
    if rule is None:
        raise BadSetting("unknown", key)
    if value is not None:
        demand(rule, key, value)


def _sound(layer: Values, problems: list[BadSetting]) -> dict[str, Any]:
    sound = {}
    for key, value in flat(layer).items():
        try:
            check(key, value)
        except BadSetting as bad:
            problems.append(bad)
        else:
            sound[key] = value
    return sound


def _merged(*layers: Values) -> dict[str, Any]:
    return {key: value for layer in layers for key, value in flat(layer).items() if value is not None}


def _by_section(values: Values) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in values.items():
        section, _dot, name = key.rpartition(".")
        if section:
            found.setdefault(section, {})[name] = value
        else:
            found[key] = value
    return found

"""What one setting may hold, and the refusal of what it may not."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from athletes import wording

Value = float | int | str | bool
Values = Mapping[str, Any]


class BadSetting(ValueError):
    """A setting that cannot be: a code with its key and parameters; `message` is the sentence."""

    def __init__(self, code: str, key: str, **params: Value) -> None:
        super().__init__(f"{code}: {key}")
        self.code, self.key, self.params = code, key, params

    @property
    def message(self) -> str | Promise:
        return wording.refused_setting(self.code, self.key, self.params)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a key may hold: the type of its default, within limits, or one of the choices.

    `several`: any of the choices, each once, the first first, with commas between them. `follows`: where it
    is not set, the value of that key holds.
    """

    default: Value
    low: float = 0.0
    high: float = 1000.0
    choices: tuple[str, ...] = ()
    several: bool = False
    organization_only: bool = False
    follows: str = ""


def demand(rule: Rule, key: str, value: Any) -> None:
    """Refuse a value that the key cannot hold. Raises BadSetting."""
    if rule.several:
        _check_several(key, value, rule)
    elif rule.choices:
        if value not in rule.choices:
            raise BadSetting("not_a_choice", key, choices=", ".join(rule.choices))
    elif isinstance(rule.default, bool):
        if not isinstance(value, bool):
            raise BadSetting("not_a_switch", key)
    else:
        _check_number(key, value, rule)


def _check_several(key: str, value: Any, rule: Rule) -> None:
    named = value.split(",") if isinstance(value, str) and value else []
    if value != ",".join(dict.fromkeys(name for name in named if name in rule.choices)):
        raise BadSetting("not_a_choice", key, choices=", ".join(rule.choices))


def _check_number(key: str, value: Any, rule: Rule) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadSetting("not_a_number", key)
    if isinstance(rule.default, int) and not isinstance(value, int):
        raise BadSetting("not_whole", key)
    if not rule.low <= value <= rule.high:
        raise BadSetting("out_of_range", key, low=rule.low, high=rule.high)

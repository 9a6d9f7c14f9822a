"""In which mode a case is: the athlete's or the organization's, and those of the rules that speak."""

from collections.abc import Iterable, Mapping
from typing import Any

from analytics.automatic import mode_among
from athletes.models import Mode
from athletes.settings import Settings


def mode_for(settings: Settings, factors: Iterable[Mapping[str, Any]]) -> Mode:
    """The most cautious mode among the rules that speak; the general one for those that have none."""
    return Mode(mode_among((each["code"] for each in factors), settings.mode.value, by_rule(settings)))


def any_automatic(settings: Settings) -> bool:
    """Whether the rules may act at all: the general mode lets them, or that of one rule."""
    return Mode.AUTOMATIC in {settings.mode.value, *by_rule(settings).values()}


def by_rule(settings: Settings) -> Mapping[str, str]:
    """The mode of each rule that has one of its own, by the rule's code."""
    found: Mapping[str, str] = settings.rule_mode
    return found

"""What may be done to a session without a person: a guardrail above all, and the rules switched on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analytics.recommendation import Action

GUARDRAIL_RISK = 0.85

TIREDNESS = frozenset(
    {
        *("low_readiness", "falling", "key_session", "ramp", "monotony", "no_rest"),
        *("hrv_low", "sleep_short", "strain", "effort_high"),
    }
)
PERMITTED = {
    Action.EASE: TIREDNESS,
    Action.SHORTEN: TIREDNESS,
    Action.SWAP: TIREDNESS,
    Action.REST: TIREDNESS | {"illness"},
    Action.MOVE: TIREDNESS,
}
"""The evidence that each action may answer by itself. Pain, silence, missed sessions and whatever else is not
named here want a person; so do a way back to running, and every word to the athlete."""

CAUTION = ("manual", "assisted", "automatic")
"""The modes, the most cautious first."""


@dataclass(frozen=True, slots=True)
class AutomaticRules:
    """The rules of `recommendation.decide` that may act by themselves."""

    ease_low_readiness: bool = True
    shorten_low_readiness: bool = True
    swap_low_readiness: bool = False
    move_low_readiness: bool = False
    rest_illness: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What would be done to a session; `kinds` are the codes of all that speaks for it, `risk` is 0..1.

    `weeks`: the load of each week that the change touches, before and after.
    """

    action: Action
    kinds: frozenset[str]
    risk: float
    load_before: float
    load_after: float
    race_day: bool
    weeks: tuple[tuple[float, float], ...] = ()


def mode_among(kinds: Iterable[str], general: str, by_rule: Mapping[str, str]) -> str:
    """The mode that holds for a case: of all that speaks for it the most cautious.

    `by_rule` has the mode of a rule by its code; where it has none, or "", the general one holds. Without any
    evidence the general one holds too. A word that is no mode is the most cautious.
    """
    modes = [by_rule.get(kind) or general for kind in kinds] or [general]
    return min(modes, key=lambda mode: CAUTION.index(mode) if mode in CAUTION else -1)


def may_apply(change: Change, rules: AutomaticRules) -> bool:
    """True if the change may reach the plan of an athlete in automatic mode before a person has seen it.

    The guardrail holds whatever the rules say: a risk above 0.85, a race day and a change that adds load
    are never for the rules alone. Then each piece of evidence must be one that the action may answer, and the
    action must be switched on. Each condition is put so that an undefined number refuses.
    Source: project defaults.
    """
    return _is_within_guardrail(change) and _is_switched_on(change, rules)


def _is_within_guardrail(change: Change) -> bool:
    pairs = ((change.load_before, change.load_after), *change.weeks)
    spares = all(after <= before for before, after in pairs)
    return change.risk <= GUARDRAIL_RISK and spares and not change.race_day


def _is_switched_on(change: Change, rules: AutomaticRules) -> bool:
    switches = {
        Action.EASE: rules.ease_low_readiness,
        Action.SHORTEN: rules.shorten_low_readiness,
        Action.SWAP: rules.swap_low_readiness,
        Action.REST: rules.rest_illness,
        Action.MOVE: rules.move_low_readiness,
    }
    if not change.kinds or not switches.get(change.action, False):
        return False
    return change.kinds <= PERMITTED[change.action]

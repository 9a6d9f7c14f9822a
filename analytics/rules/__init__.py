"""The rules that watch over an athlete, as data: versioned, pure, and explained again when asked."""

from analytics.rules.catalogue import BY_CODE, BY_VERSION, CATALOGUE, CURRENT
from analytics.rules.evaluating import apply, evaluate, params_of, share_of
from analytics.rules.facts import NOTHING, Facts, from_json, to_json
from analytics.rules.numbers import EvidenceRules, RiskRules
from analytics.rules.rule import (
    Factor,
    Group,
    Level,
    Numbers,
    Param,
    Params,
    Rule,
    Shape,
    Suggests,
    When,
)
from analytics.rules.stored import Basis, UnknownRule, basis_of, numbers_of, said_again

__all__ = [
    "BY_CODE",
    "BY_VERSION",
    "CATALOGUE",
    "CURRENT",
    "NOTHING",
    "Basis",
    "EvidenceRules",
    "Factor",
    "Facts",
    "Group",
    "Level",
    "Numbers",
    "Param",
    "Params",
    "RiskRules",
    "Rule",
    "Shape",
    "Suggests",
    "UnknownRule",
    "When",
    "apply",
    "basis_of",
    "evaluate",
    "from_json",
    "numbers_of",
    "params_of",
    "said_again",
    "share_of",
    "to_json",
]

"""What a factor rests on, as it is kept beside it; and the factor again, from that alone."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from functools import lru_cache
from typing import Any

from analytics.rules.catalogue import BY_VERSION
from analytics.rules.evaluating import apply
from analytics.rules.facts import Facts, Known, from_json
from analytics.rules.numbers import EvidenceRules, RiskRules
from analytics.rules.rule import Factor, Numbers, Rule

RISK, EVIDENCE = "risk", "evidence"


class UnknownRule(LookupError):
    """A rule or a version that the catalogue does not hold."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Which version of a rule has spoken, and exactly what it read: facts and numbers."""

    code: str
    version: int
    facts: Mapping[str, Known]
    numbers: Numbers

    def to_json(self) -> dict[str, Any]:
        """As a flag and its case keep it."""
        numbers, facts = dict(self.numbers), dict(self.facts)
        return {"code": self.code, "version": self.version, "facts": facts, "numbers": numbers}


def basis_of(factor: Factor, facts: Facts, numbers: Numbers) -> Basis:
    """What the factor rests on: the facts that are known and the numbers of its rule. Raises UnknownRule."""
    rule = _rule(factor.code, factor.version)
    read = {name: getattr(facts, name) for name in rule.facts}
    known = {name: value for name, value in read.items() if value is not None and value != ""}
    return Basis(rule.code, rule.version, known, {name: numbers[name] for name in rule.numbers})


def said_again(kept: Mapping[str, Any]) -> Factor | None:
    """The factor from a stored basis; None where the rule would say nothing. Raises UnknownRule."""
    rule = _rule(kept["code"], kept["version"])
    return next(iter(apply((rule,), from_json(kept["facts"]), kept["numbers"])), None)


@lru_cache(maxsize=256)
def numbers_of(risk: RiskRules, evidence: EvidenceRules | None = None) -> Numbers:
    """The numbers by the key of their setting: {"risk.pain_weight": 0.35, "evidence.silent_days": 4 …}."""
    return _section(RISK, risk) | _section(EVIDENCE, evidence or EvidenceRules())


def _section(name: str, rules: RiskRules | EvidenceRules) -> dict[str, float]:
    return {f"{name}.{item.name}": value for item, value in zip(fields(rules), astuple(rules), strict=True)}


def _rule(code: str, version: int) -> Rule:
    rule = BY_VERSION.get((code, version))
    if rule is None:
        raise UnknownRule(f"{code} {version}")
    return rule

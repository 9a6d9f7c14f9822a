"""Facts and numbers in, factors out: nothing else decides what a rule says."""

from analytics.rules.catalogue import CURRENT
from analytics.rules.facts import Facts
from analytics.rules.rule import Factor, Group, Numbers, Param, Params, Rule, Shape, When


def evaluate(
    facts: Facts, numbers: Numbers, *, group: Group, off: frozenset[str] = frozenset()
) -> tuple[Factor, ...]:
    """What the group's rules say of the facts, the weightiest first; what is unknown adds nothing.

    `numbers`: settings by key, at least those that the rules name (stored.numbers_of). `off`: codes that are
    switched off. Of equal weights the catalogue's first.
    """
    said = apply(CURRENT[group], facts, numbers)
    return tuple(factor for factor in said if factor.code not in off) if off else said


def apply(rules: tuple[Rule, ...], facts: Facts, numbers: Numbers) -> tuple[Factor, ...]:
    """The same for rules that are given, retired ones too: what they said once, they say again."""
    said = [
        Factor(rule.code, share, params_of(rule, facts, numbers), rule.version)
        for rule in rules
        if (share := share_of(rule, facts, numbers)) > 0
    ]
    return tuple(sorted(said, key=lambda factor: -factor.share))


def share_of(rule: Rule, facts: Facts, numbers: Numbers) -> float:
    """What the rule adds, 0 up to its weight; 0 where it does not hold or its fact is unknown."""
    known: float | None = getattr(facts, rule.fact)
    if known is None or any(getattr(facts, fact) == value for fact, value in rule.unless):
        return 0.0
    limit = numbers[rule.limit] if rule.limit else 0.0
    if not _holds(known, rule.when, limit):
        return 0.0
    weight = numbers[rule.weight]
    if rule.shape is Shape.STEP:
        return _step(rule, known, weight, numbers)
    if rule.shape is Shape.SHORTFALL:
        return weight * (max(0.0, limit - known) / limit)
    if rule.shape is Shape.RISING:
        return weight * min(1.0, max(0.0, (known - limit) / numbers[rule.span]))
    return weight * known / rule.scale


def params_of(rule: Rule, facts: Facts, numbers: Numbers) -> Params:
    """The numbers for the words."""
    found = {param.name: _value(param, facts, numbers) for param in rule.params}
    spare = {param.name for param in rule.params if param.spare}
    return {name: value for name, value in found.items() if name not in spare or value not in {None, ""}}


def _step(rule: Rule, known: float, weight: float, numbers: Numbers) -> float:
    severe = rule.severe
    if severe is not None and weight > 0 and _holds(known, rule.when, numbers[severe.limit]):
        return max(weight, numbers[severe.weight])
    return weight


def _holds(known: float, when: When, limit: float) -> bool:
    if when is When.FROM:
        return known >= limit
    if when is When.ABOVE:
        return known > limit
    if when is When.BELOW:
        return known < limit
    return known <= limit if when is When.UP_TO else bool(known)


def _value(param: Param, facts: Facts, numbers: Numbers) -> float | int | str:
    found: float | int | str = getattr(facts, param.fact) if param.fact else numbers[param.number]
    return found

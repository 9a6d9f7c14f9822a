"""All rules, in the order in which they are said. What a rule once said stays here, retired."""

from analytics.rules.catalogue.clock import CLOCK
from analytics.rules.catalogue.morning import MORNING
from analytics.rules.catalogue.runs import RUNS
from analytics.rules.catalogue.sources import SOURCES
from analytics.rules.rule import Group, Rule

RETIRED: tuple[Rule, ...] = ()

CATALOGUE: tuple[Rule, ...] = (*MORNING, *RUNS, *CLOCK, *SOURCES, *RETIRED)
CURRENT: dict[Group, tuple[Rule, ...]] = {
    group: tuple(rule for rule in CATALOGUE if rule.group is group and not rule.retired) for group in Group
}
BY_CODE = {rule.code: rule for rule in CATALOGUE if not rule.retired}
BY_VERSION = {(rule.code, rule.version): rule for rule in CATALOGUE}

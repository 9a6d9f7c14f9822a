"""What was decided about the cases that each rule has opened, and where its threshold could stand."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, Func, JSONField, OuterRef, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from analytics.learning import Direction, Judged, Rate, Suggestion, Threshold, Verdict, suggest
from analytics.rules import CATALOGUE, Rule, When
from athletes.settings import Settings, resolve
from athletes.settings.keys import RULES
from readiness.models import Decision, FlagKind, Verb
from tenancy.models import Membership

DECIDING = (Verb.APPROVE, Verb.CONFIRM, Verb.EDIT, Verb.DISMISS, Verb.MESSAGE, Verb.APPLY)
ACTED = {
    Verb.APPROVE: Verdict.APPROVED,
    Verb.CONFIRM: Verdict.APPROVED,
    Verb.EDIT: Verdict.EDITED,
}
MOST_JUDGED = 4000
"""So many of the latest pieces of evidence are looked at for thresholds."""
DIRECTIONS = {When.FROM: Direction.ABOVE, When.ABOVE: Direction.ABOVE, When.BELOW: Direction.BELOW}
WHOLE, FINE = 1.0, 0.1


@dataclass(frozen=True, slots=True)
class Limit:
    """A rule's threshold as the organization has it: the setting's key, and where it stands."""

    key: str
    param: str
    threshold: Threshold


@dataclass(frozen=True, slots=True)
class OfRule:
    """Decisions about cases with this evidence; `suggestion` is None for a rule without a threshold."""

    code: str
    rate: Rate
    limit: Limit | None
    suggestion: Suggestion | None


@dataclass(frozen=True, slots=True)
class OfCoach:
    name: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class Learned:
    """By rule and by coach, those with most decisions first; `whole` counts each decision once."""

    whole: Rate
    rules: tuple[OfRule, ...]
    coaches: tuple[OfCoach, ...]

    def of(self, code: str) -> OfRule | None:
        """What is known of one rule."""
        return next((one for one in self.rules if one.code == code), None)


def learned(*, membership: Membership, since: datetime, everybody: bool) -> Learned:
    """Decisions since then, of all coaches or the member's own. Three queries, however many there are."""
    made = _decisions(membership, since, everybody)
    by_rule: dict[str, Counter[Verdict]] = {}
    for row in _with_factors(made).values(*_SAID, "code").annotate(n=Count("pk")).order_by():
        _count(by_rule.setdefault(row["code"], Counter()), row)
    by_coach: dict[str, Counter[Verdict]] = {}
    whole: Counter[Verdict] = Counter()
    for row in made.values(*_SAID, "member", "member__user__name").annotate(n=Count("pk")).order_by():
        _count(whole, row)
        if row["member"] is not None:
            _count(by_coach.setdefault(row["member__user__name"], Counter()), row)
    limits = limits_of(resolve(membership.organization.settings)[0])
    judged = _judged(made, limits)
    rules = [
        _of_rule(code, counts, limits.get(code), judged.get(code, ())) for code, counts in by_rule.items()
    ]
    coaches = [OfCoach(name, _rate(counts)) for name, counts in by_coach.items()]
    return Learned(
        _rate(whole),
        tuple(sorted(rules, key=lambda one: (-one.rate.decided, one.code))),
        tuple(sorted(coaches, key=lambda one: (-one.rate.decided, one.name))),
    )


def limits_of(settings: Settings) -> dict[str, Limit]:
    """The thresholds of the rules that have one which a number can cross, by the rule's code."""
    found = ((rule, _limit(rule, settings)) for rule in CATALOGUE if not rule.retired)
    return {rule.code: limit for rule, limit in found if limit is not None}


_SAID = ("verb", "undone", "false_alarm", "proposed")


def _decisions(membership: Membership, since: datetime, everybody: bool) -> QuerySet[Any]:
    """A message counts where a text was proposed. What the rules applied counts once it was taken back."""
    undone = Decision.objects.filter(undoes=OuterRef("pk"))
    found = Decision.objects.visible_to(membership).filter(decided_at__gte=since, verb__in=DECIDING)
    if not everybody:
        found = found.filter(member=membership)
    said: QuerySet[Any] = found.annotate(
        undone=Exists(undone),
        false_alarm=KeyTextTransform("false_alarm", "params"),
        proposed=KeyTextTransform("proposed", "params"),
    )
    return said


class _Each(Func):
    """A row for each piece of evidence."""

    function = "jsonb_array_elements"
    set_returning = True
    output_field = JSONField()


def _with_factors(made: QuerySet[Any]) -> QuerySet[Any]:
    each: QuerySet[Any] = made.annotate(factor=_Each(F("intervention__factors")))
    found: QuerySet[Any] = each.annotate(code=KeyTextTransform("code", "factor"))
    return found


def _judged(made: QuerySet[Any], limits: Mapping[str, Limit]) -> dict[str, list[Judged]]:
    rows = _with_factors(made).annotate(numbers=KeyTransform("params", "factor"))
    latest = rows.order_by("-decided_at", "-pk").values(*_SAID, "code", "numbers")[:MOST_JUDGED]
    found: dict[str, list[Judged]] = {}
    for row in latest:
        limit, verdict = limits.get(row["code"]), _verdict(row)
        value = (row["numbers"] or {}).get(limit.param) if limit else None
        if verdict is not None and isinstance(value, int | float):
            found.setdefault(row["code"], []).append(Judged(float(value), verdict))
    return found


def _of_rule(code: str, counts: Counter[Verdict], limit: Limit | None, judged: Iterable[Judged]) -> OfRule:
    return OfRule(code, _rate(counts), limit, suggest(judged, limit.threshold) if limit else None)


def _count(counts: Counter[Verdict], row: Mapping[str, Any]) -> None:
    verdict = _verdict(row)
    if verdict is not None:
        counts[verdict] += row["n"]


def _verdict(row: Mapping[str, Any]) -> Verdict | None:
    """None for a message that a coach wrote by themself, and for what the rules applied and nobody undid."""
    verb = row["verb"]
    if verb == Verb.MESSAGE and row["proposed"] is None:
        return None
    if row["undone"]:
        return Verdict.UNDONE
    if verb == Verb.DISMISS:
        return Verdict.FALSE_ALARM if row["false_alarm"] == "true" else Verdict.DISMISSED
    if verb == Verb.MESSAGE:
        return Verdict.APPROVED if row["proposed"] == "true" else Verdict.EDITED
    return ACTED.get(verb)


def _rate(counts: Counter[Verdict]) -> Rate:
    return Rate(
        approved=counts[Verdict.APPROVED],
        edited=counts[Verdict.EDITED],
        dismissed=counts[Verdict.DISMISSED],
        false_alarms=counts[Verdict.FALSE_ALARM],
        undone=counts[Verdict.UNDONE],
    )


def _limit(rule: Rule, settings: Settings) -> Limit | None:
    """None where the rule holds or does not, or tells no number that its limit could be compared with."""
    param = next((one.name for one in rule.params if one.fact == rule.fact), "")
    if not rule.limit or not param or rule.when not in DIRECTIONS or rule.code not in FlagKind.values:
        return None
    section, _dot, name = rule.limit.partition(".")
    now = getattr(getattr(settings, section), name)
    step = WHOLE if isinstance(RULES[rule.limit].default, int) else FINE
    return Limit(rule.limit, param, Threshold(float(now), DIRECTIONS[rule.when], step))

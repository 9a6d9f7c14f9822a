"""The settings as the code reads them: typed, whole, and free of contradictions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from analytics.automatic import AutomaticRules
from analytics.business_time import BusinessTime
from analytics.compliance import Thresholds
from analytics.courses import ActionRules
from analytics.fitness import ATL_DAYS, CTL_DAYS
from analytics.hours_text import read_days, read_spans
from analytics.readiness import BadRules, ReadinessRules
from analytics.rules import EvidenceRules, Numbers, RiskRules, numbers_of
from athletes.models import Mode
from athletes.settings.keys import ORDERED, RULES, WEEKDAYS
from athletes.settings.rule import BadSetting, Values


@dataclass(frozen=True, slots=True)
class Escalation:
    """Whether, after how many hours of business over its time, and to whom an unanswered case goes."""

    on: bool = True
    after_h: float = 0.0
    to: str = "owners"


@dataclass(frozen=True, slots=True)
class Settings:
    """`sla` and `resolve`: hours of business to a case's first response and to its end, by bucket;
    `hours`: opening hours by weekday and `closed_days` the days off, as analytics.hours_text reads them;
    `contact`: days between two words of the coach, by bucket; `cooldown_h`: hours of quiet after a decision;
    `answer_h`: hours of business that a case waits for the athlete before it is the coach's again.

    By the code of a rule (analytics.rules): `cooldown` in hours, `rule_mode` where it is not the athlete's,
    `watch` whether it is asked at all.
    Of ingest.reconcile: `prefer` names by field the source that is always taken, `order` the first sources
    of a field's order, `agree` how far apart two values may be and still agree, `same` how far apart two
    accounts may be and still tell of one activity.
    """

    readiness: ReadinessRules = field(default_factory=ReadinessRules)
    risk: RiskRules = field(default_factory=RiskRules)
    evidence: EvidenceRules = field(default_factory=EvidenceRules)
    compliance: Thresholds = field(default_factory=Thresholds)
    automatic: AutomaticRules = field(default_factory=AutomaticRules)
    actions: ActionRules = field(default_factory=ActionRules)
    sla: Mapping[str, float] = field(default_factory=dict)
    contact: Mapping[str, float] = field(default_factory=dict)
    resolve: Mapping[str, float] = field(default_factory=dict)
    hours: Mapping[str, str] = field(default_factory=dict)
    closed_days: str = ""
    escalation: Escalation = field(default_factory=Escalation)
    prefer: Mapping[str, str] = field(default_factory=dict)
    order: Mapping[str, str] = field(default_factory=dict)
    agree: Mapping[str, float] = field(default_factory=dict)
    same: Mapping[str, float] = field(default_factory=dict)
    cooldown: Mapping[str, float] = field(default_factory=dict)
    rule_mode: Mapping[str, str] = field(default_factory=dict)
    watch: Mapping[str, bool] = field(default_factory=dict)
    mode: Mode = Mode.ASSISTED
    answer_h: float = 48.0
    cooldown_h: float = 12.0
    ctl_days: float = CTL_DAYS
    atl_days: float = ATL_DAYS
    start_ctl: float = 0.0
    start_atl: float = 0.0
    coaches_see_all: bool = False
    staff_second_factor: bool = False
    athletes_move: bool = False

    @property
    def numbers(self) -> Numbers:
        """What the rules read, by key."""
        return numbers_of(self.risk, self.evidence)

    @property
    def off(self) -> frozenset[str]:
        """The rules that are switched off."""
        return frozenset(code for code, on in self.watch.items() if not on)

    def mode_of(self, code: str) -> Mode:
        """How what this rule says reaches the plan."""
        return Mode(self.rule_mode.get(code) or self.mode)

    def business_time(self, zone: str) -> BusinessTime:
        """The opening hours by the clocks of a zone."""
        return _business_time(tuple(self.hours.get(day, "") for day in WEEKDAYS), self.closed_days, zone)


@lru_cache(maxsize=256)
def _business_time(week: tuple[str, ...], closed: str, zone: str) -> BusinessTime:
    return BusinessTime(zone, tuple(map(read_spans, week)), frozenset(read_days(closed)))


def build(values: Values) -> Settings:
    """Settings from checked values. Raises BadSetting where they contradict each other."""
    return _built(tuple((key, value, type(value)) for key, value in sorted(values.items())))


@lru_cache(maxsize=1024)
def _built(values: tuple[tuple[str, Any, type], ...]) -> Settings:
    """Asked for several times in each request, and mostly about the same."""
    given = {key: value for key, value, _ in values}
    whole = {key: rule.default for key, rule in RULES.items()} | given
    followers = {key: rule.follows for key, rule in RULES.items() if rule.follows and key not in given}
    whole |= {key: whole[followed] for key, followed in followers.items()}
    for lower, upper in ORDERED:
        if whole[lower] > whole[upper]:
            raise BadSetting("order", lower, upper=upper)
    try:
        readiness = ReadinessRules(**_part("readiness", whole))
    except BadRules:
        raise BadSetting("no_weights", "readiness") from None
    plain = {key: value for key, value in whole.items() if "." not in key}
    return Settings(
        readiness=readiness,
        risk=RiskRules(**_part("risk", whole)),
        evidence=EvidenceRules(**_part("evidence", whole)),
        compliance=Thresholds(**_part("compliance", whole)),
        automatic=AutomaticRules(**_part("automatic", whole)),
        actions=ActionRules(**_part("actions", whole)),
        sla=_part("sla", whole),
        contact=_part("contact", whole),
        resolve=_part("resolve", whole),
        hours=_part("hours", whole),
        escalation=Escalation(**_part("escalation", whole)),
        prefer=_part("prefer", whole),
        order=_part("order", whole),
        agree=_part("agree", whole),
        same=_part("same", whole),
        cooldown=_part("cooldown", whole),
        rule_mode=_part("rule_mode", whole),
        watch=_part("watch", whole),
        **{**plain, "mode": Mode(plain["mode"])},
    )


def _part(name: str, values: Values) -> dict[str, Any]:
    prefix = f"{name}."
    return {key.removeprefix(prefix): value for key, value in values.items() if key.startswith(prefix)}

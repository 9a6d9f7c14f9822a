"""Settings: product defaults ← organization ← athlete; every number of the rules, checked when it is written.

They are kept by section, {"cooldown_h": 6, "risk": {"pain_weight": 0.3}}; what is not kept has its default.
Here their keys are flat, "risk.pain_weight"; changes may be given either way.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise

from analytics.automatic import AutomaticRules
from analytics.compliance import Thresholds
from analytics.fitness import ATL_DAYS, CTL_DAYS
from analytics.readiness import BadRules, ReadinessRules
from analytics.recommendation import Bucket, RiskRules
from athletes import wording
from athletes.models import Mode

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

    `several`: any of the choices, each once, the first first, with commas between them.
    """

    default: Value
    low: float = 0.0
    high: float = 1000.0
    choices: tuple[str, ...] = ()
    several: bool = False
    organization_only: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """`sla`: hours to decide a case, by bucket; `cooldown_h`: hours of quiet after a decision.

    Of ingest.reconcile: `prefer` names by field the source that is always taken, `order` the first sources
    of a field's order, `agree` how far apart two values may be and still agree, `same` how far apart two
    accounts may be and still tell of one activity.
    """

    readiness: ReadinessRules = field(default_factory=ReadinessRules)
    risk: RiskRules = field(default_factory=RiskRules)
    compliance: Thresholds = field(default_factory=Thresholds)
    automatic: AutomaticRules = field(default_factory=AutomaticRules)
    sla: Mapping[str, float] = field(default_factory=dict)
    prefer: Mapping[str, str] = field(default_factory=dict)
    order: Mapping[str, str] = field(default_factory=dict)
    agree: Mapping[str, float] = field(default_factory=dict)
    same: Mapping[str, float] = field(default_factory=dict)
    mode: Mode = Mode.ASSISTED
    cooldown_h: float = 12.0
    ctl_days: float = CTL_DAYS
    atl_days: float = ATL_DAYS
    start_ctl: float = 0.0
    start_atl: float = 0.0
    coaches_see_all: bool = False
    staff_second_factor: bool = False
    athletes_move: bool = False


def _section(name: str, defaults: Any) -> dict[str, Rule]:
    names = [item.name for item in fields(defaults)]
    return {f"{name}.{item}": _rule(item, getattr(defaults, item)) for item in names}


def _rule(name: str, default: Value) -> Rule:
    if name in {"learning_days", "baseline_days"}:
        return Rule(default, low=2)
    return Rule(default, low=0.01) if "_floor" in name else Rule(default)


# ingest.reconcile.fields: who tells of an activity, and of which fields one can be preferred.
SOURCES = ("fit", "tcx", "gpx", "strava", "garmin", "apple", "runalyze", "training_peaks", "log", "table")
MEASURED = ("distance_m", "timer_s", "avg_hr_bpm", "avg_cadence_spm", "ascent_m", "streams")
ORDERABLE = ("name", "workout_type", "shoe", *MEASURED)
PREFERRED = ("everything", *ORDERABLE)

RULES: dict[str, Rule] = {
    **_section("readiness", ReadinessRules()),
    **_section("risk", RiskRules()),
    **_section("compliance", Thresholds()),
    **_section("automatic", AutomaticRules()),
    f"sla.{Bucket.AT_RISK}": Rule(24.0, low=0.25),
    f"sla.{Bucket.WATCH}": Rule(72.0, low=0.25),
    f"sla.{Bucket.STABLE}": Rule(72.0, low=0.25),
    **{f"prefer.{name}": Rule("", choices=("", *SOURCES)) for name in PREFERRED},
    **{f"order.{name}": Rule("", choices=(*SOURCES, "name"), several=True) for name in ORDERABLE},
    "agree.distance_m": Rule(0.01, low=0.001, high=0.2),
    "agree.timer_s": Rule(0.01, low=0.001, high=0.2),
    "agree.avg_hr_bpm": Rule(3.0, high=30),
    "agree.ascent_m": Rule(0.2, low=0.01, high=1),
    "same.start_s": Rule(300.0, low=1, high=3600),
    "same.distance": Rule(0.05, low=0.001, high=0.5),
    "same.overlap": Rule(0.8, low=0.5, high=1),
    "mode": Rule(Mode.ASSISTED.value, choices=tuple(filter(None, Mode.values)), organization_only=True),
    "coaches_see_all": Rule(False, organization_only=True),
    "staff_second_factor": Rule(False, organization_only=True),  # tenancy.models.Organization asks for it
    "athletes_move": Rule(False),  # their own sessions, within the week: planning.services.move_own
    "cooldown_h": Rule(12.0, high=336),
    "ctl_days": Rule(float(CTL_DAYS), low=7, high=120),
    "atl_days": Rule(float(ATL_DAYS), low=2, high=30),
    "start_ctl": Rule(0.0, high=300),
    "start_atl": Rule(0.0, high=300),
}

# The first may not lie above the second.
ORDERED = (
    ("readiness.amber_from", "readiness.green_from"),
    ("risk.watch_from", "risk.at_risk_from"),
    ("risk.swap_pain", "risk.rest_pain"),
    ("compliance.amber_low", "compliance.green_low"),
    ("compliance.green_low", "compliance.green_high"),
    ("compliance.green_high", "compliance.amber_high"),
    ("atl_days", "ctl_days"),
)


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
    if value is None:
        return
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


def build(values: Values) -> Settings:
    """Settings from checked values. Raises BadSetting where they contradict each other."""
    return _built(tuple((key, value, type(value)) for key, value in sorted(values.items())))


@lru_cache(maxsize=1024)
def _built(values: tuple[tuple[str, Any, type], ...]) -> Settings:
    """Asked for several times in each request, and mostly about the same."""
    whole = {key: rule.default for key, rule in RULES.items()} | {key: value for key, value, _ in values}
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
        compliance=Thresholds(**_part("compliance", whole)),
        automatic=AutomaticRules(**_part("automatic", whole)),
        sla=_part("sla", whole),
        prefer=_part("prefer", whole),
        order=_part("order", whole),
        agree=_part("agree", whole),
        same=_part("same", whole),
        **{**plain, "mode": Mode(plain["mode"])},
    )


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


def _part(name: str, values: Values) -> dict[str, Any]:
    prefix = f"{name}."
    return {key.removeprefix(prefix): value for key, value in values.items() if key.startswith(prefix)}

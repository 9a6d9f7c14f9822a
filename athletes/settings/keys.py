"""Every key that there is, with its default and its limits."""

from dataclasses import fields
from typing import Any

from analytics.automatic import AutomaticRules
from analytics.compliance import Thresholds
from analytics.courses import RETURNING, ActionRules
from analytics.fitness import ATL_DAYS, CTL_DAYS
from analytics.hours_text import read_days, read_spans
from analytics.readiness import ReadinessRules
from analytics.recommendation import Bucket
from analytics.rules import BY_CODE, EvidenceRules, RiskRules
from athletes.models import Mode
from athletes.settings.limits import LIMITS
from athletes.settings.rule import Rule, Value

CODES = (*BY_CODE, RETURNING)
"""All evidence: what the catalogue's rules raise, and a complaint that has ended (analytics.courses)."""


def _section(name: str, defaults: Any) -> dict[str, Rule]:
    names = [item.name for item in fields(defaults)]
    return {f"{name}.{item}": _rule(f"{name}.{item}", item, getattr(defaults, item)) for item in names}


def _rule(key: str, name: str, default: Value) -> Rule:
    if key in LIMITS:
        low, high = LIMITS[key]
        return Rule(default, low=low, high=high)
    if name in {"learning_days", "baseline_days"}:
        return Rule(default, low=2)
    return Rule(default, low=0.01) if "_floor" in name else Rule(default)


# ingest.reconcile.fields: who tells of an activity, and of which fields one can be preferred.
SOURCES = ("fit", "tcx", "gpx", "strava", "garmin", "apple", "runalyze", "training_peaks", "log", "table")
MEASURED = ("distance_m", "timer_s", "avg_hr_bpm", "avg_cadence_spm", "ascent_m", "streams")
ORDERABLE = ("name", "workout_type", "shoe", *MEASURED)
PREFERRED = ("everything", *ORDERABLE)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ESCALATE_TO = ("owners", "coach", "both")

# Whoever is hurt or ill is always told of.
ALWAYS = frozenset({"pain", "illness", "activity_pain"})

# Where coaches do not write to everybody, it would be said of everybody.
ASKED_FOR = frozenset({"no_contact"})

RULES: dict[str, Rule] = {
    **_section("readiness", ReadinessRules()),
    **_section("risk", RiskRules()),
    **_section("evidence", EvidenceRules()),
    **_section("compliance", Thresholds()),
    **_section("automatic", AutomaticRules()),
    **_section("actions", ActionRules()),
    **{f"sla.{bucket}": Rule(24.0, low=0.25) for bucket in Bucket},
    **{f"resolve.{bucket}": Rule(72.0, low=0.25) for bucket in Bucket},
    **{f"hours.{day}": Rule("", reads=read_spans, organization_only=True) for day in WEEKDAYS},
    "closed_days": Rule("", reads=read_days, organization_only=True),
    "escalation.on": Rule(True, organization_only=True),
    "escalation.after_h": Rule(0.0, high=168, organization_only=True),
    "escalation.to": Rule("owners", choices=ESCALATE_TO, organization_only=True),
    f"contact.{Bucket.AT_RISK}": Rule(2.0, low=0.5, high=60),
    f"contact.{Bucket.WATCH}": Rule(5.0, low=0.5, high=60),
    f"contact.{Bucket.STABLE}": Rule(14.0, low=0.5, high=60),
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
    "answer_h": Rule(48.0, low=1, high=336, organization_only=True),
    "cooldown_h": Rule(12.0, high=336),
    **{f"cooldown.{code}": Rule(12.0, high=336, follows="cooldown_h") for code in CODES},
    **{f"rule_mode.{code}": Rule("", choices=tuple(Mode.values)) for code in CODES},
    **{f"watch.{code}": Rule(code not in ASKED_FOR) for code in CODES if code not in ALWAYS},
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
    ("evidence.pain_days", "evidence.pain_long_days"),
    ("evidence.pain_weight", "evidence.pain_long_weight"),
    ("evidence.ill_days", "evidence.ill_long_days"),
    ("evidence.ill_weight", "evidence.ill_long_weight"),
    ("compliance.amber_low", "compliance.green_low"),
    ("compliance.green_low", "compliance.green_high"),
    ("compliance.green_high", "compliance.amber_high"),
    ("atl_days", "ctl_days"),
)

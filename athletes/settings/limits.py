"""Between which values a number of the rules makes sense."""

WEIGHT = (0.0, 1.0)
DAYS = (1, 90)

_RISK_WEIGHTS = (
    "readiness",
    "pain",
    "illness",
    "episode",
    "ramp",
    "fall",
    "key_session",
    "monotony",
    "no_rest",
)
_EVIDENCE_WEIGHTS = (
    *("effort", "easy", "decoupling", "hrv", "resting_hr", "sleep", "strain", "race", "pain", "pain_long"),
    *("ill", "ill_long", "unheard", "silent", "missed", "upload", "contact", "failing"),
)
_EVIDENCE_DAYS = (
    *("easy", "hrv", "resting_hr", "sleep", "race", "pain", "pain_long", "ill", "ill_long", "silent"),
    *("unheard", "missed", "upload", "contact", "failing"),
)

LIMITS: dict[str, tuple[float, float]] = {
    **{f"risk.{name}_weight": WEIGHT for name in _RISK_WEIGHTS},
    **{f"evidence.{name}_weight": WEIGHT for name in _EVIDENCE_WEIGHTS},
    **{f"evidence.{name}_days": DAYS for name in _EVIDENCE_DAYS},
    "risk.readiness_limit": (1.0, 100.0),
    "risk.ramp_from": (0.0, 50.0),
    "risk.ramp_span": (0.1, 50.0),
    "risk.fall_points": (1, 100),
    "risk.fall_days": (1, 14),
    "risk.monotony_limit": (0.5, 20.0),
    "risk.no_rest_days": (1, 90),
    "risk.at_risk_from": (0.05, 1.0),
    "risk.watch_from": (0.05, 1.0),
    "risk.rest_pain": (1, 10),
    "risk.swap_pain": (1, 10),
    "evidence.unheard_pain": (1, 10),
    "evidence.effort_points": (0.5, 8.0),
    "evidence.effort_runs": (1, 20),
    "evidence.easy_count": (1, 20),
    "evidence.easy_share": (0.05, 1.0),
    "evidence.easy_points": (0.5, 8.0),
    "evidence.decoupling_points": (0.5, 50.0),
    "evidence.decoupling_runs": (1, 20),
    "evidence.hrv_z": (0.25, 5.0),
    "evidence.resting_hr_z": (0.25, 5.0),
    "evidence.sleep_hours": (0.25, 8.0),
    "evidence.strain_ratio": (1.0, 10.0),
    "evidence.missed_count": (1, 20),
}
"""The lowest and the highest value, both included."""

"""The numbers of the rules: of the morning's one risk, and of the evidence that stands by itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RiskRules:
    """Every number of the risk and of the action; `*_weight` is the most a factor can add."""

    readiness_weight: float = 0.45
    readiness_limit: float = 70.0
    pain_weight: float = 0.35
    illness_weight: float = 0.40
    episode_weight: float = 0.40
    ramp_weight: float = 0.15
    ramp_from: float = 5.0
    ramp_span: float = 10.0
    fall_weight: float = 0.10
    fall_points: int = 15
    fall_days: int = 3
    key_session_weight: float = 0.10
    monotony_weight: float = 0.05
    monotony_limit: float = 2.0
    no_rest_weight: float = 0.05
    no_rest_days: int = 10
    at_risk_from: float = 0.70
    watch_from: float = 0.40
    rest_pain: int = 6
    swap_pain: int = 4


@dataclass(frozen=True, slots=True)
class EvidenceRules:
    """Every number of the other rules. `*_weight` is the risk that the evidence is by itself.

    Below `risk.watch_from` it opens no case, and only joins one. `*_days`, `*_runs`: within so many.
    """

    effort_weight: float = 0.40
    effort_points: float = 1.5
    effort_runs: int = 4
    easy_weight: float = 0.40
    easy_count: int = 3
    easy_days: int = 14
    easy_share: float = 0.25
    easy_points: float = 2.0
    decoupling_weight: float = 0.25
    decoupling_points: float = 5.0
    decoupling_runs: int = 3
    hrv_weight: float = 0.40
    hrv_z: float = 1.0
    hrv_days: int = 3
    resting_hr_weight: float = 0.40
    resting_hr_z: float = 1.5
    resting_hr_days: int = 3
    sleep_weight: float = 0.40
    sleep_hours: float = 1.5
    sleep_days: int = 3
    strain_weight: float = 0.25
    strain_ratio: float = 1.5
    race_weight: float = 0.10
    race_days: int = 7
    pain_weight: float = 0.45
    pain_days: int = 5
    pain_long_weight: float = 0.70
    pain_long_days: int = 10
    ill_weight: float = 0.50
    ill_days: int = 4
    ill_long_weight: float = 0.70
    ill_long_days: int = 8
    unheard_weight: float = 0.40
    unheard_pain: int = 3
    unheard_days: int = 2
    silent_weight: float = 0.40
    silent_days: int = 4
    missed_weight: float = 0.40
    missed_count: int = 2
    missed_days: int = 7
    upload_weight: float = 0.40
    upload_days: int = 6
    contact_weight: float = 0.40
    contact_days: int = 28
    failing_weight: float = 0.40
    failing_days: int = 2

"""What can be measured of a day: the names, and between which values each is possible at all."""

from collections.abc import Mapping
from enum import StrEnum


class Measure(StrEnum):
    """One number of an athlete's local day; the unit is in the name, scores are the provider's own."""

    HRV_RMSSD_MS = "hrv_rmssd_ms"
    HRV_SDNN_MS = "hrv_sdnn_ms"
    RESTING_HR_BPM = "resting_hr_bpm"
    MIN_HR_BPM = "min_hr_bpm"
    MAX_HR_BPM = "max_hr_bpm"
    SLEEP_S = "sleep_s"  # asleep: without the time awake in bed
    SLEEP_DEEP_S = "sleep_deep_s"
    SLEEP_LIGHT_S = "sleep_light_s"
    SLEEP_REM_S = "sleep_rem_s"
    SLEEP_AWAKE_S = "sleep_awake_s"
    SLEEP_UNKNOWN_S = "sleep_unknown_s"
    SLEEP_SCORE = "sleep_score"
    STRESS_AVG = "stress_avg"
    BODY_BATTERY_HIGH = "body_battery_high"
    BODY_BATTERY_LOW = "body_battery_low"
    SPO2_AVG_PCT = "spo2_avg_pct"
    RESPIRATION_BR_MIN = "respiration_br_min"
    SKIN_TEMP_DELTA_C = "skin_temp_delta_c"
    WEIGHT_KG = "weight_kg"
    BODY_FAT_PCT = "body_fat_pct"
    BODY_WATER_PCT = "body_water_pct"
    MUSCLE_KG = "muscle_kg"
    BONE_KG = "bone_kg"
    STEPS = "steps"
    VO2MAX = "vo2max"  # ml/kg/min
    READINESS_SCORE = "readiness_score"
    RECOVERY_TIME_S = "recovery_time_s"
    ACUTE_LOAD = "acute_load"
    CHRONIC_LOAD = "chronic_load"
    RACE_5K_S = "race_5k_s"
    RACE_10K_S = "race_10k_s"
    RACE_HALF_S = "race_half_s"
    RACE_MARATHON_S = "race_marathon_s"
    ENDURANCE_SCORE = "endurance_score"
    HILL_SCORE = "hill_score"
    HILL_STRENGTH = "hill_strength"
    HILL_ENDURANCE = "hill_endurance"
    EFFECTIVE_VO2MAX = "effective_vo2max"  # Runalyze
    VDOT = "vdot"  # Runalyze
    TRIMP = "trimp"  # Runalyze, of the day
    FITNESS = "fitness"  # Runalyze's CTL, in percent or TRIMP as it gives it
    FATIGUE = "fatigue"
    FORM = "form"


STAGES = (
    Measure.SLEEP_DEEP_S,
    Measure.SLEEP_LIGHT_S,
    Measure.SLEEP_REM_S,
    Measure.SLEEP_AWAKE_S,
    Measure.SLEEP_UNKNOWN_S,
)
_DAY_S = 86_400.0
_PERCENT = (0.0, 100.0)
_RACE = (600.0, _DAY_S)
POSSIBLE: dict[Measure, tuple[float, float]] = {
    Measure.HRV_RMSSD_MS: (1.0, 400.0),
    Measure.HRV_SDNN_MS: (1.0, 400.0),
    Measure.RESTING_HR_BPM: (20.0, 150.0),
    Measure.MIN_HR_BPM: (20.0, 200.0),
    Measure.MAX_HR_BPM: (30.0, 250.0),
    Measure.SLEEP_S: (60.0, _DAY_S),
    **dict.fromkeys(STAGES, (0.0, _DAY_S)),
    Measure.SLEEP_SCORE: _PERCENT,
    Measure.STRESS_AVG: _PERCENT,
    Measure.BODY_BATTERY_HIGH: _PERCENT,
    Measure.BODY_BATTERY_LOW: _PERCENT,
    Measure.SPO2_AVG_PCT: (50.0, 100.0),
    Measure.RESPIRATION_BR_MIN: (3.0, 60.0),
    Measure.SKIN_TEMP_DELTA_C: (-10.0, 10.0),
    Measure.WEIGHT_KG: (20.0, 400.0),
    Measure.BODY_FAT_PCT: (1.0, 80.0),
    Measure.BODY_WATER_PCT: (10.0, 90.0),
    Measure.MUSCLE_KG: (5.0, 200.0),
    Measure.BONE_KG: (0.5, 20.0),
    Measure.STEPS: (0.0, 300_000.0),
    Measure.VO2MAX: (10.0, 100.0),
    Measure.READINESS_SCORE: _PERCENT,
    Measure.RECOVERY_TIME_S: (0.0, 14 * _DAY_S),
    Measure.ACUTE_LOAD: (0.0, 10_000.0),
    Measure.CHRONIC_LOAD: (0.0, 10_000.0),
    Measure.RACE_5K_S: _RACE,
    Measure.RACE_10K_S: _RACE,
    Measure.RACE_HALF_S: _RACE,
    Measure.RACE_MARATHON_S: _RACE,
    Measure.ENDURANCE_SCORE: (0.0, 20_000.0),
    Measure.HILL_SCORE: _PERCENT,
    Measure.HILL_STRENGTH: _PERCENT,
    Measure.HILL_ENDURANCE: _PERCENT,
    Measure.EFFECTIVE_VO2MAX: (10.0, 100.0),
    Measure.VDOT: (10.0, 100.0),
    Measure.TRIMP: (0.0, 5_000.0),
    Measure.FITNESS: (0.0, 2_000.0),
    Measure.FATIGUE: (0.0, 2_000.0),
    Measure.FORM: (-1_000.0, 1_000.0),
}


def possible(values: Mapping[Measure, float | None]) -> dict[Measure, float]:
    """What of these can be true: known, finite and within POSSIBLE; the rest is taken as not measured."""
    return {
        measure: float(value)
        for measure, value in values.items()
        if value is not None and POSSIBLE[measure][0] <= value <= POSSIBLE[measure][1]
    }


def stage_shares(values: Mapping[Measure, float]) -> dict[Measure, float]:
    """Share of each sleep stage in the night, summing to 1; empty where no stage is known."""
    stages = {stage: values[stage] for stage in STAGES if values.get(stage)}
    whole = sum(stages.values())
    return {stage: seconds / whole for stage, seconds in stages.items()}

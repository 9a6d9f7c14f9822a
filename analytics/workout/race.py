"""The race as a session: how fast a distance is run, and the steps of the day."""

from analytics.predict import RIEGEL_EXPONENT
from analytics.workout.intensity import threshold_speed
from analytics.workout.steps import Physiology, Step, Workout
from analytics.workout.targets import Target, TargetKind

SECONDS_PER_HOUR = 3600
SHORT_RACE_M = 15_000
WARM_UP_S = {True: 15 * 60.0, False: 10 * 60.0}


def race_fraction(distance_m: float, threshold_speed_m_s: float) -> float:
    """Race speed over threshold speed, threshold being the speed that can be held for one hour.

    From T₂ = T₁·(D₂/D₁)^1.06 with the distance of that hour as D₁ (Riegel 1981).
    """
    one_hour_m = threshold_speed_m_s * SECONDS_PER_HOUR
    return float((distance_m / one_hour_m) ** (1 - RIEGEL_EXPONENT))


def race_day(distance_m: float, physiology: Physiology) -> Workout:
    """A jog to warm up (longer before a short race), then the race at its even pace ±2 %."""
    percent = 100 * race_fraction(distance_m, threshold_speed(physiology))
    even = Target(TargetKind.PACE_PCT, round(percent * 0.98, 1), round(percent * 1.02, 1))
    jog = Target(TargetKind.ZONE, 1, 2)
    warm_up = Step(WARM_UP_S[distance_m <= SHORT_RACE_M], None, jog)
    return Workout((warm_up,), (Step(None, distance_m, even),), ())

"""What a coach says about a season before it is built."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.season import PlanRequest
from analytics.workout import Physiology, Target, TargetKind, fraction_of
from analytics.workout.intensity import threshold_speed

MINUTE_S = 60
EASY = Target(TargetKind.ZONE, 1, 2)


@dataclass(frozen=True, slots=True)
class PlanInputs:
    """`start` is the first day that may hold a run; minutes by weekday, Monday first; weekdays are 0 to 6."""

    start: date
    weeks: int
    current_week_m: float
    availability_min: tuple[int, ...]
    key_per_week: int = 2
    long_day: int | None = None
    open_injury: bool = False

    def to_json(self) -> dict[str, Any]:
        """As the plan keeps it."""
        return {
            "start": self.start.isoformat(),
            "weeks": self.weeks,
            "current_week_m": self.current_week_m,
            "availability_min": list(self.availability_min),
            "key_per_week": self.key_per_week,
            "long_day": self.long_day,
            "open_injury": self.open_injury,
        }

    def request(self, *, race_day: date, race_distance_m: float, physiology: Physiology) -> PlanRequest:
        """The same for the engine, which counts in time. Raises analytics.season.BadSeason."""
        easy_speed = easy_speed_m_s(physiology)
        return PlanRequest(
            start=self.start,
            race_date=race_day,
            race_distance_m=race_distance_m,
            weeks=self.weeks,
            current_week_s=self.current_week_m / easy_speed,
            availability_s=tuple(float(minutes * MINUTE_S) for minutes in self.availability_min),
            easy_speed_m_s=easy_speed,
            key_per_week=self.key_per_week,
            long_day=self.long_day,
            open_injury=self.open_injury,
        )


def easy_speed_m_s(physiology: Physiology) -> float:
    """The runner's usual easy speed: the middle of zones 1 and 2."""
    return fraction_of(EASY) * threshold_speed(physiology)

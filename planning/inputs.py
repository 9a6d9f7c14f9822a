"""What a coach says about a season before it is built."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from analytics.season import PlanRequest, SeasonRace
from analytics.workout import Physiology, Target, TargetKind, fraction_of
from analytics.workout.intensity import threshold_speed

MINUTE_S = 60
EASY = Target(TargetKind.ZONE, 1, 2)
USUAL_DISTANCE_M = 10_000.0


@dataclass(frozen=True, slots=True)
class PlanInputs:
    """`start` is the first day that may hold a run; minutes by weekday, Monday first; weekdays are 0 to 6.

    Without a race the season is trained for `distance_m`. `pain` and `illness` are the latest check-in's,
    whatever was said here (planning.services); the injury and the fatigue are the coach's to say.
    """

    start: date
    weeks: int
    current_week_m: float
    availability_min: tuple[int, ...]
    key_per_week: int = 2
    long_day: int | None = None
    open_injury: bool = False
    distance_m: float = USUAL_DISTANCE_M
    loaded_week_m: float | None = None
    base_weeks: int | None = None
    build_weeks: int | None = None
    peak_weeks: int | None = None
    taper_weeks: int | None = None
    cutback_every: int = 4
    growth_cap: float = 0.10
    long_share: float = 0.35
    longest_min: int | None = None
    key_days: tuple[int, ...] = ()
    fatigue: bool = False
    pain: bool = False
    illness: bool = False

    def to_json(self) -> dict[str, Any]:
        """As the plan keeps it."""
        lists: dict[str, Any] = {
            "availability_min": list(self.availability_min),
            "key_days": list(self.key_days),
        }
        kept = {item.name: getattr(self, item.name) for item in fields(self)}
        return kept | {"start": self.start.isoformat()} | lists

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "PlanInputs":
        """As a plan keeps it, whenever it was made: what it does not say is as usual."""
        given: dict[str, Any] = {item.name: kept[item.name] for item in fields(cls) if item.name in kept}
        given["start"] = date.fromisoformat(kept["start"])
        given["availability_min"] = tuple(kept["availability_min"])
        given["key_days"] = tuple(kept.get("key_days", ()))
        return cls(**given)

    def request(
        self,
        *,
        race_day: date | None,
        race_distance_m: float | None,
        physiology: Physiology,
        races: Sequence[SeasonRace] = (),
    ) -> PlanRequest:
        """The same for the engine, which counts in time. Raises analytics.season.BadSeason."""
        easy_speed = easy_speed_m_s(physiology)
        return PlanRequest(
            start=self.start,
            race_date=race_day,
            race_distance_m=race_distance_m or self.distance_m,
            weeks=self.weeks,
            current_week_s=self.current_week_m / easy_speed,
            availability_s=tuple(float(minutes * MINUTE_S) for minutes in self.availability_min),
            easy_speed_m_s=easy_speed,
            growth_cap=self.growth_cap,
            cutback_every=self.cutback_every,
            long_share=self.long_share,
            taper_weeks=self.taper_weeks,
            key_per_week=self.key_per_week,
            long_day=self.long_day,
            open_injury=self.open_injury,
            more_races=tuple(races),
            loaded_mean_s=None if self.loaded_week_m is None else self.loaded_week_m / easy_speed,
            base_weeks=self.base_weeks,
            build_weeks=self.build_weeks,
            peak_weeks=self.peak_weeks,
            longest_s=None if self.longest_min is None else float(self.longest_min * MINUTE_S),
            key_days=self.key_days,
            pain=self.pain,
            illness=self.illness,
            fatigue=self.fatigue,
        )


def easy_speed_m_s(physiology: Physiology) -> float:
    """The runner's usual easy speed: the middle of zones 1 and 2."""
    return fraction_of(EASY) * threshold_speed(physiology)

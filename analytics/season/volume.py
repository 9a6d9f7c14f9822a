"""How much to run in a week: paced growth under the cap, cutbacks, taper, the way back from injury."""

from dataclasses import dataclass, replace

from analytics.season.outline import Outline, taper_weeks
from analytics.season.request import HOUR_S, LEAST_RUN_S, PlanRequest
from analytics.season.weeks import Phase

LEAST_WEEK_S = 3 * LEAST_RUN_S
"""Where a runner starts who runs less than this: ten per cent of nothing is nothing."""
PEAK_WEEK_S = ((5_000, 4.0), (10_000, 5.0), (22_000, 6.0), (43_000, 7.5), (500_000, 9.0))
"""Hours of a full week by race distance in metres: what growth works towards (project defaults)."""
LEAST_GAIN = 1.1
TAPER_SHARES = {2: (0.60, 0.45), 3: (0.60, 0.50, 0.45)}
"""Of the mean of the last three loaded weeks: 40 to 60 % less (Bosquet 2007: 41 to 60 % is best)."""
RECOVERY_SHARE = 0.35
RETURN_SHARES = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Return to run with an open injury: shares of the former week, week by week."""


@dataclass(frozen=True, slots=True)
class Volume:
    """The state of the season's volume: the last three loaded weeks, and how many there have been."""

    base_s: float
    peak_s: float
    growing_weeks: int
    last_three_s: tuple[float, float, float]
    loaded: int = 0
    tapered: int = 0

    @property
    def mean_s(self) -> float:
        return sum(self.last_three_s) / 3


def starting_volume(request: PlanRequest, outline: tuple[Outline, ...]) -> Volume:
    """The volume before week 1: three weeks like the current one."""
    base_s = max(request.current_week_s, min(LEAST_WEEK_S, sum(request.availability_s)))
    goal_s = next(hours * HOUR_S for metres, hours in PEAK_WEEK_S if request.race_distance_m <= metres)
    peak_s = base_s if request.open_injury else max(goal_s, LEAST_GAIN * base_s)
    growing = sum(week.loaded and week.phase is not Phase.PEAK for week in outline)
    return Volume(base_s, peak_s, growing, (base_s, base_s, base_s))


def target_s(volume: Volume, week: Outline, request: PlanRequest) -> float:
    """What the week aims for, before the days' availability has its say."""
    if week.phase is Phase.RECOVERY:
        return RECOVERY_SHARE * volume.mean_s
    if week.phase is Phase.TAPER:
        return TAPER_SHARES[taper_weeks(request)][volume.tapered] * volume.mean_s
    if week.cutback:
        return (1 - request.cutback_depth) * volume.last_three_s[-1]
    wanted_s = min(_paced_s(volume, request, week), (1 + request.growth_cap) * volume.mean_s)
    return wanted_s * (_share_left(week, request) if week.partial else 1.0)


def volume_after(volume: Volume, week: Outline, planned_s: float) -> Volume:
    """The state after the week was planned with this many seconds."""
    if week.phase is Phase.TAPER:
        return replace(volume, tapered=volume.tapered + 1)
    if not week.loaded:
        return volume
    return replace(volume, last_three_s=(*volume.last_three_s[1:], planned_s), loaded=volume.loaded + 1)


def _paced_s(volume: Volume, request: PlanRequest, week: Outline) -> float:
    """Even growth in per cent, so that the last week of the build is the first full one."""
    if request.open_injury and week.number <= len(RETURN_SHARES):
        return RETURN_SHARES[week.number - 1] * volume.base_s
    done = min((volume.loaded + 1) / max(volume.growing_weeks, 1), 1.0)
    return float(volume.base_s * (volume.peak_s / volume.base_s) ** done)


def _share_left(week: Outline, request: PlanRequest) -> float:
    left_s = sum(
        seconds
        for day, seconds in zip(week.days, request.availability_s, strict=True)
        if day >= request.start
    )
    return left_s / sum(request.availability_s)

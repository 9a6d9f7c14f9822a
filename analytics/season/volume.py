"""How much to run in a week: paced growth under the cap, cutbacks, taper, the way back, re-building."""

from dataclasses import dataclass, replace

from analytics.season.hold import Hold
from analytics.season.outline import Outline
from analytics.season.request import HOUR_S, LEAST_RUN_S, PlanRequest
from analytics.season.weeks import Phase

LEAST_WEEK_S = 3 * LEAST_RUN_S
"""Where a runner starts who runs less than this: ten per cent of nothing is nothing."""
PEAK_WEEK_S = ((5_000, 4.0), (10_000, 5.0), (22_000, 6.0), (43_000, 7.5), (500_000, 9.0))
"""Hours of a full week by race distance in metres: what growth works towards (project defaults)."""
LEAST_GAIN = 1.1
AGAIN_SHARE = 0.8
"""After an A race: the share of the loaded weeks before it from which it is built up again."""
EASED_SHARE = 0.85
"""A week with a B race, the race included."""
TAPER_SHARES = {2: (0.60, 0.45), 3: (0.60, 0.50, 0.45)}
"""Of the mean of the last three loaded weeks: 40 to 60 % less (Bosquet 2007: 41 to 60 % is best)."""
RECOVERY_SHARE = 0.35


@dataclass(frozen=True, slots=True)
class Volume:
    """The state of the season's volume: the last three loaded weeks, and how many the block has had."""

    base_s: float
    peak_s: float
    growing_weeks: int
    last_three_s: tuple[float, float, float]
    loaded: int = 0
    block: int = 1

    @property
    def mean_s(self) -> float:
        return sum(self.last_three_s) / 3


def starting_volume(request: PlanRequest, outline: tuple[Outline, ...]) -> Volume:
    """The volume before week 1: three weeks like the current one, or as the last loaded ones were."""
    least_s = min(LEAST_WEEK_S, sum(request.availability_s))
    base_s = max(request.current_week_s, least_s)
    loaded_s = base_s if request.loaded_mean_s is None else max(request.loaded_mean_s, least_s)
    goal_s = _full_week_s(outline[0].distance_m)
    peak_s = base_s if request.open_injury else max(goal_s, LEAST_GAIN * base_s)
    return Volume(base_s, peak_s, _growing(outline, 1), (loaded_s, loaded_s, loaded_s))


def entering(volume: Volume, week: Outline, request: PlanRequest, outline: tuple[Outline, ...]) -> Volume:
    """The same, or, with the first week after an A race, building up again from somewhat less."""
    if week.block == volume.block:
        return volume
    peak_s = volume.base_s if request.open_injury else max(_full_week_s(week.distance_m), volume.mean_s)
    return replace(
        volume,
        base_s=AGAIN_SHARE * volume.mean_s,
        peak_s=peak_s,
        growing_weeks=_growing(outline, week.block),
        loaded=0,
        block=week.block,
    )


def target_s(volume: Volume, week: Outline, request: PlanRequest, hold: Hold) -> float:
    """What the week aims for, its B and C races included, before the days' availability has its say."""
    if week.phase is Phase.RECOVERY:
        return RECOVERY_SHARE * volume.mean_s
    if week.phase is Phase.TAPER:
        return TAPER_SHARES[week.taper][week.position] * volume.mean_s
    if week.cutback:
        return (1 - request.cutback_depth) * volume.last_three_s[-1]
    wanted_s = min(_paced_s(volume, week, hold), (1 + request.growth_cap) * volume.mean_s)
    if week.eased:
        wanted_s *= EASED_SHARE
    return wanted_s * (_share_left(week, request) if week.partial else 1.0)


def volume_after(volume: Volume, week: Outline, run_s: float) -> Volume:
    """The state after the week was planned with this many seconds, races included."""
    if not week.loaded:
        return volume
    return replace(volume, last_three_s=(*volume.last_three_s[1:], run_s), loaded=volume.loaded + 1)


def _full_week_s(distance_m: float) -> float:
    return next(hours * HOUR_S for metres, hours in PEAK_WEEK_S if distance_m <= metres)


def _growing(outline: tuple[Outline, ...], block: int) -> int:
    return sum(week.block == block and week.loaded and week.phase is not Phase.PEAK for week in outline)


def _paced_s(volume: Volume, week: Outline, hold: Hold) -> float:
    """Even growth in per cent, so that the last week of the build is the first full one."""
    if hold.holds(week.number):
        return hold.shares[week.number - 1] * volume.base_s
    done = min((volume.loaded + 1) / max(volume.growing_weeks, 1), 1.0)
    return float(volume.base_s * (volume.peak_s / volume.base_s) ** done)


def _share_left(week: Outline, request: PlanRequest) -> float:
    left_s = sum(
        seconds
        for day, seconds in zip(week.days, request.availability_s, strict=True)
        if day >= request.start
    )
    return left_s / sum(request.availability_s)

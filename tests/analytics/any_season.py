"""Two thousand seasons by number: any runner, any races, any rules, the same each time."""

from datetime import date, timedelta
from random import Random
from typing import Any

from analytics.season import PlanRequest, Priority, SeasonRace
from tests.analytics.seasons import HOUR, MINUTE

DISTANCES_M = (1500, 5000, 10_000, 21_097.5, 42_195, 100_000)
DAY_MIN = (0, 0, 20, 30, 35, 45, 60, 75, 90, 120, 180, 240)


def season_of(seed: int) -> PlanRequest:
    """The request with this number."""
    dice = Random(seed)
    weeks, start = dice.randint(12, 48), date(2026, 1, 1) + timedelta(days=dice.randint(0, 1000))
    monday = start - timedelta(days=start.weekday())
    race_date = monday + timedelta(days=7 * weeks - dice.randint(1, 7)) if dice.random() < 0.7 else None
    return PlanRequest(
        start=start,
        race_date=race_date,
        race_distance_m=dice.choice(DISTANCES_M),
        weeks=weeks,
        current_week_s=dice.randint(0, 14 * HOUR),
        availability_s=_availability(dice),
        easy_speed_m_s=dice.uniform(1.8, 4.0),
        more_races=tuple(_race(dice, monday, weeks) for _ in range(dice.choice((0, 1, 2, 3, 6)))),
        **_wishes(dice, weeks),
    )


def _wishes(dice: Random, weeks: int) -> dict[str, Any]:
    wished: dict[str, Any] = {
        "growth_cap": dice.choice((0.05, 0.10, 0.15)),
        "cutback_every": dice.choice((3, 4, 5)),
        "cutback_depth": dice.choice((0.20, 0.25, 0.30)),
        "long_share": dice.choice((0.30, 0.35, 0.40)),
        "longest_s": dice.choice((None, None, 60 * MINUTE, 100 * MINUTE, 150 * MINUTE)),
        "taper_weeks": dice.choice((None, 2, 3)),
        "loaded_mean_s": dice.choice((None, dice.randint(0, 14 * HOUR))),
        "key_per_week": dice.randint(0, 3),
        "key_days": tuple(dice.sample(range(7), dice.choice((0, 0, 1, 2)))),
        "long_day": dice.choice((None, *range(7))),
        "build_weeks": dice.choice((None, None, 2)),
        "peak_weeks": dice.choice((None, None, 0)),
    }
    flags = ("open_injury", "pain", "illness", "fatigue")
    return {**wished, **{flag: dice.random() < 0.12 for flag in flags}}


def _availability(dice: Random) -> tuple[float, ...]:
    minutes = [dice.choice((*DAY_MIN, dice.randint(0, 300))) for _ in range(7)]
    minutes[dice.randrange(7)] = dice.randint(20, 240)
    return tuple(float(day * MINUTE) for day in minutes)


def _race(dice: Random, monday: date, weeks: int) -> SeasonRace:
    day = monday + timedelta(days=dice.randint(-5, 7 * weeks + 10))
    return SeasonRace(day, dice.choice(DISTANCES_M), dice.choice(list(Priority)))

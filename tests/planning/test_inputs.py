"""What a coach said about a season, kept and read again."""

from dataclasses import fields, replace
from datetime import date

from analytics.season import Priority, SeasonRace
from analytics.workout import Physiology
from planning.inputs import PlanInputs, easy_speed_m_s
from tests.planning.making import MONDAY, RACE_DAY, make_inputs

PHYSIOLOGY = Physiology("f", 190, 48, 172, 4.0)
EVERYTHING = PlanInputs(
    start=date(2026, 11, 18),
    weeks=17,
    current_week_m=40_000.0,
    availability_min=(60, 60, 60, 60, 60, 90, 150),
    key_per_week=1,
    long_day=6,
    open_injury=True,
    distance_m=5000.0,
    loaded_week_m=45_000.0,
    base_weeks=4,
    build_weeks=5,
    peak_weeks=6,
    taper_weeks=3,
    cutback_every=3,
    growth_cap=0.05,
    long_share=0.3,
    longest_min=120,
    key_days=(1, 3),
    fatigue=True,
    pain=True,
    illness=True,
)


def test_what_was_kept_is_read_again() -> None:
    kept = EVERYTHING.to_json()

    assert (kept["start"], kept["key_days"], len(kept)) == ("2026-11-18", [1, 3], len(fields(PlanInputs)))
    assert PlanInputs.from_json(kept) == EVERYTHING


def test_what_an_older_plan_kept_is_read_with_the_usual_rest() -> None:
    older = {
        "start": "2026-11-16",
        "weeks": 17,
        "current_week_m": 40_000.0,
        "availability_min": [60, 60, 60, 60, 60, 90, 150],
        "key_per_week": 2,
        "long_day": 6,
        "open_injury": False,
        "no_longer_known": 1,
    }

    assert PlanInputs.from_json(older) == make_inputs(start=MONDAY, long_day=6)


def test_the_engine_is_asked_in_seconds() -> None:
    races = (SeasonRace(date(2027, 1, 10), 10_000.0, Priority.B),)

    asked = EVERYTHING.request(
        race_day=RACE_DAY, race_distance_m=42_195.0, physiology=PHYSIOLOGY, races=races
    )

    speed = easy_speed_m_s(PHYSIOLOGY)
    assert (asked.current_week_s, asked.loaded_mean_s) == (40_000 / speed, 45_000 / speed)
    assert (asked.longest_s, asked.availability_s[6], asked.more_races) == (7200, 9000, races)
    assert (asked.base_weeks, asked.build_weeks, asked.peak_weeks, asked.taper_weeks) == (4, 5, 6, 3)
    assert (asked.cutback_every, asked.growth_cap, asked.long_share, asked.key_days) == (3, 0.05, 0.3, (1, 3))
    assert (asked.pain, asked.illness, asked.fatigue, asked.open_injury) == (True, True, True, True)


def test_without_a_race_the_distance_trained_for_counts() -> None:
    asked = replace(EVERYTHING, loaded_week_m=None, longest_min=None).request(
        race_day=None, race_distance_m=None, physiology=PHYSIOLOGY
    )

    assert (asked.race_date, asked.race_distance_m) == (None, 5000)
    assert (asked.loaded_mean_s, asked.longest_s) == (None, None)

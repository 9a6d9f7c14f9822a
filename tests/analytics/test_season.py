"""A season for a runner one can picture."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from analytics.season import BadSeason, Phase, PlanWarning, Rule, build
from analytics.workout import Category, race_fraction
from tests.analytics.seasons import HOUR, MINUTE, SUNDAY, kinds, request

EASY = (Category.EASY, Category.RECOVERY)
WEEKEND_ONLY = (0, 0, 0, 0, 0, 90, 120)


def phases(**changes: Any) -> dict[str, int]:
    return dict(Counter(week.phase.value for week in build(request(**changes)).weeks))


def warnings(**changes: Any) -> tuple[PlanWarning, ...]:
    return build(request(**changes)).warnings


@pytest.mark.parametrize(
    "weeks,race_distance_m,expected",
    [
        (12, 10_000, {"base": 4, "build": 4, "peak": 2, "taper": 2, "recovery": 1}),
        (16, 21_097.5, {"base": 5, "build": 6, "peak": 3, "taper": 2, "recovery": 1}),
        (48, 42_195, {"base": 21, "build": 18, "peak": 6, "taper": 3, "recovery": 1}),
    ],
)
def test_phases_fill_the_weeks_and_recovery_follows(
    weeks: int, race_distance_m: float, expected: dict[str, int]
) -> None:
    assert phases(weeks=weeks, race_distance_m=race_distance_m) == expected


def test_taper_is_a_week_longer_when_race_week_is_short() -> None:
    assert phases(race_date=SUNDAY - timedelta(days=4))["taper"] == 3


def test_volume_rises_cuts_back_and_tapers() -> None:
    plan = build(request())

    minutes = [week.target_s / MINUTE for week in plan.weeks]

    assert minutes[:8] == [250, 260, 270, 200, 285, 295, 310, 230]
    assert minutes[8:] == [325, 340, 355, 265, 360, 360, 215, 160, 125]


def test_weeks_of_each_phase_train_what_the_phase_is_for() -> None:
    weeks = build(request()).weeks

    assert kinds(weeks[1].sessions) == [
        "Tue strides 30", "Wed hills 45", "Thu recovery 25", "Fri steady 45", "Sat easy 30", "Sun long 85",
    ]  # fmt: skip
    assert kinds(weeks[6].sessions) == [
        "Tue strides 35", "Wed vo2 55", "Thu recovery 30", "Fri tempo 55", "Sat recovery 35", "Sun long 100",
    ]  # fmt: skip
    assert kinds(weeks[12].sessions) == [
        "Tue strides 40", "Wed race_pace 65", "Thu recovery 35", "Fri threshold 60", "Sat recovery 40",
        "Sun long 120",
    ]  # fmt: skip


def test_taper_keeps_its_intensity_and_race_week_opens_the_legs() -> None:
    taper, race_week, after = build(request()).weeks[-3:]

    assert kinds(taper.sessions) == [
        "Wed race_pace 40", "Thu recovery 30", "Fri threshold 40", "Sat recovery 35", "Sun long 70",
    ]  # fmt: skip
    assert kinds(race_week.sessions) == [
        "Tue easy 45", "Wed race_pace 45", "Thu recovery 45", "Sat strides 25", "Sun race_pace 100",
    ]  # fmt: skip
    assert kinds(after.sessions) == [
        "Wed recovery 30",
        "Fri recovery 30",
        "Sat recovery 30",
        "Sun recovery 35",
    ]


def test_sessions_say_which_template_they_want() -> None:
    weeks = build(request()).weeks

    tags = {session.day: session.template_hint.get("tag") for week in weeks for session in week.sessions}

    assert [tags[SUNDAY - timedelta(days=back)] for back in (0, 1, 4, 7, 21)] == [
        "race", "opener", "half", None, "race_pace",
    ]  # fmt: skip


def test_race_lasts_what_riegel_says_for_the_easy_speed() -> None:
    race = build(request()).weeks[-2].sessions[-1]

    threshold = 2.8 / 0.76917
    assert race.duration_s / MINUTE == pytest.approx(
        21_097.5 / (race_fraction(21_097.5, threshold) * threshold) / 60, abs=1
    )


def test_levels_climb_by_small_steps_and_ease_in_the_taper() -> None:
    weeks = build(request()).weeks

    long_runs = [s.level for week in weeks for s in week.sessions if s.category is Category.LONG]
    paces = [s.level for week in weeks for s in week.sessions if s.category is Category.RACE_PACE]

    assert long_runs == [0.2, 0.28, 0.36, 0.14, 0.44, 0.52, 0.6, 0.38, 0.68, 0.76, 0.84, 0.62, 0.92, 1.0, 0.7]
    assert paces == [0.0, 0.2, 0.45, 0.4, 0.4, 1.0]


def test_easy_runs_stand_by_their_length() -> None:
    weeks = build(request()).weeks

    easy = {
        (s.duration_s / MINUTE, s.level) for s in weeks[0].sessions + weeks[12].sessions if s.category in EASY
    }

    assert easy == {(25, 0.0), (30, 0.0), (35, 0.5), (40, 0.75)}


def test_runners_of_more_hours_start_higher() -> None:
    first_weeks = [build(request(current_week_s=hours * HOUR)).weeks[0] for hours in (3, 7, 12)]

    starts = [s.level for week in first_weeks for s in week.sessions if s.category is Category.LONG]

    assert starts == [0.1, 0.5, 0.5]


def test_a_season_begun_on_thursday_plans_the_rest_of_that_week() -> None:
    monday = request().first_monday

    first = build(request(start=monday + timedelta(days=3))).weeks[0]

    assert kinds(first.sessions) == ["Thu easy 40", "Fri strides 35", "Sat easy 40", "Sun long 55"]


def test_no_rule_gives_way_for_a_runner_with_time() -> None:
    assert warnings() == ()


@pytest.mark.parametrize(
    "changes,code,week,params",
    [
        ({"open_injury": True}, Rule.INJURY, 1, {}),
        ({"current_week_s": 0}, Rule.GROWTH_CAP, 1, {"current_minutes": 0, "minutes": 60}),
        (
            {"minutes": (0, 0, 0, 0, 0, 0, 120)},
            Rule.LONG_SHARE,
            1,
            {"weeks": 14, "limit": 0.35, "share": 1.0},
        ),
        ({"minutes": WEEKEND_ONLY}, Rule.VOLUME, 1, {"weeks": 11, "wanted": 251, "planned": 180}),
        (
            {"minutes": WEEKEND_ONLY},
            Rule.KEY_SESSIONS,
            1,
            {"weeks": 11, "wanted": 2, "planned": 0, "because": "days"},
        ),
        (
            {"current_week_s": 1.5 * HOUR},
            Rule.KEY_SESSIONS,
            1,
            {"weeks": 11, "wanted": 2, "planned": 1, "because": "minutes"},
        ),
        (
            {"minutes": (60, 0, 60, 0, 60, 0, 180), "long_day": 1},
            Rule.PREFERRED_DAY,
            1,
            {"wanted": 1, "planned": 6},
        ),
    ],
)
def test_what_gives_way_is_named(
    changes: dict[str, Any], code: Rule, week: int, params: dict[str, float]
) -> None:
    named = [warning for warning in warnings(**changes) if warning.code is code]

    assert named == [PlanWarning(code, week, params)]


def test_the_wished_for_long_day_is_kept_where_there_is_time() -> None:
    plan = build(request(long_day=2))

    long_days = {s.day.weekday() for week in plan.weeks for s in week.sessions if s.category is Category.LONG}

    assert long_days == {2}


@pytest.mark.parametrize(
    "changes,code,field",
    [
        ({"weeks": 11}, "out_of_range", "weeks"),
        ({"weeks": 49}, "out_of_range", "weeks"),
        ({"key_per_week": 4}, "out_of_range", "key_per_week"),
        ({"taper_weeks": 4}, "out_of_range", "taper_weeks"),
        ({"minutes": (19,) * 7}, "no_availability", None),
        ({"minutes": (60,) * 6}, "bad_availability", None),
        ({"start": date(2026, 1, 12)}, "too_few_weeks", None),
    ],
)
def test_a_season_that_cannot_be_planned_says_why(
    changes: dict[str, Any], code: str, field: str | None
) -> None:
    with pytest.raises(BadSeason) as refusal:
        request(**changes)

    assert (refusal.value.code, refusal.value.params.get("field")) == (code, field)


def test_too_few_weeks_says_how_many_there_are() -> None:
    with pytest.raises(BadSeason) as refusal:
        request(start=date(2026, 1, 15))

    assert refusal.value.params == {"weeks": 16, "weeks_left": 15}


def test_phase_of_the_last_week_is_recovery() -> None:
    after = build(request()).weeks[-1]

    assert (after.number, after.phase, after.monday) == (17, Phase.RECOVERY, SUNDAY + timedelta(days=1))

"""Steps and targets in words."""

import pytest

from analytics.workout import Repeat, Step, Target, TargetKind, Workout
from analytics.zones import default_hr_bounds, default_pace_bounds
from planning.wording import Paces, step_lines, summary, target_range, target_words
from tests.planning.making import EASY_RUN, INTERVALS

KNOWN = Paces(default_pace_bounds(4.0), default_hr_bounds(172), 4.0, 172)
NOBODY = Paces()


def zone(low: int, high: int | None = None) -> Target:
    return Target(TargetKind.ZONE, low, high or low)


def test_intervals_in_a_line() -> None:
    assert summary(INTERVALS, KNOWN) == "8 × 400 m at 3:56–3:51/km, 200 m jog"


def test_a_single_pace_is_said_once() -> None:
    steps = (Step(None, 400, Target(TargetKind.PACE_PCT, 120, 120)), Step(None, 200, zone(1)))
    workout = Workout((), (Repeat(8, steps),), ())

    assert summary(workout, KNOWN) == "8 × 400 m at 3:28/km, 200 m jog"


def test_without_a_threshold_the_target_keeps_its_scale() -> None:
    assert summary(INTERVALS, NOBODY) == "8 × 400 m at 106–108 % of threshold pace, 200 m jog"


def test_an_easy_run_in_a_line() -> None:
    assert summary(EASY_RUN, KNOWN) == "45 min in zones 1–2"


def test_parts_follow_one_another() -> None:
    workout = Workout((), (Step(1200, None, zone(1, 2)), Repeat(4, (Step(20, None, zone(6)),))), ())

    assert summary(workout, KNOWN) == "20 min in zones 1–2, then 4 × 20 s in zone 6"


def test_nested_repeats_keep_their_brackets() -> None:
    inner = Repeat(6, (Step(None, 200, zone(5)), Step(None, 200, zone(1))))
    workout = Workout((), (Repeat(2, (inner, Step(180, None, zone(1)), Step(60, None, zone(2)))),), ())

    assert summary(workout, NOBODY) == (
        "2 × (6 × 200 m in zone 5, 200 m jog, then 3 min in zone 1, then 1 min in zone 2)"
    )


@pytest.mark.parametrize(
    "target, words",
    [
        (zone(2), "zone 2"),
        (zone(1, 2), "zones 1–2"),
        (Target(TargetKind.PACE_PCT, 91, 95), "91–95 % of threshold pace"),
        (Target(TargetKind.HR_PCT, 95, 95), "95 % of threshold heart rate"),
        (Target(TargetKind.RPE, 8, 8), "effort 8 of 10"),
        (Target(TargetKind.OPEN), "as you feel"),
    ],
)
def test_a_target_in_words(target: Target, words: str) -> None:
    assert target_words(target) == words


@pytest.mark.parametrize(
    "target, own",
    [
        (zone(1), "slower than 5:22/km · under 146 bpm"),
        (zone(1, 2), "slower than 4:45/km · under 155 bpm"),
        (zone(3), "4:45–4:25/km · 155–162 bpm"),
        (zone(6), "faster than 3:45/km · 182 bpm and more"),
        (Target(TargetKind.PACE_PCT, 100, 100), "4:10/km"),
        (Target(TargetKind.HR_PCT, 90, 95), "155–163 bpm"),
        (Target(TargetKind.RPE, 8, 8), ""),
        (Target(TargetKind.OPEN), ""),
    ],
)
def test_a_target_in_the_runners_own_numbers(target: Target, own: str) -> None:
    assert target_range(target, KNOWN) == own


def test_miles_for_who_reads_miles() -> None:
    paces = Paces(threshold_speed_m_s=4.0, units="imperial")

    assert target_range(Target(TargetKind.PACE_PCT, 100, 100), paces) == "6:42/mi"


@pytest.mark.parametrize(
    "target", [zone(2), Target(TargetKind.PACE_PCT, 90, 95), Target(TargetKind.HR_PCT, 90, 95)]
)
def test_nothing_is_made_up_for_an_unknown_runner(target: Target) -> None:
    assert target_range(target, NOBODY) == ""


def test_a_table_has_a_row_for_each_step_and_each_repeat() -> None:
    lines = step_lines(INTERVALS, KNOWN)

    assert [(one.block, one.depth, one.amount, one.zone) for one in lines] == [
        ("warm_up", 0, "15 min", 2),
        ("main", 0, "8 times", None),
        ("main", 1, "400 m", 5),
        ("main", 1, "200 m", 1),
        ("cool_down", 0, "10 min", 1),
    ]

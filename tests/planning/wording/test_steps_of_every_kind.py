"""Rests, ramps, lap-button steps, hard paces and VDOT paces in words."""

import pytest
from django.utils import translation

from analytics.predict import training_paces
from analytics.workout import Manner, Repeat, Scale, Step, Target, TargetKind, Workout, speed_typed
from analytics.zones import default_hr_bounds, default_pace_bounds
from planning.wording import Paces, step_lines, step_words, summary, target_range, target_words

KNOWN = Paces(default_pace_bounds(4.0), default_hr_bounds(172), 4.0, 172)
NOBODY = Paces()
OPEN = Target(TargetKind.OPEN)
RISING = Target(TargetKind.PACE_PCT, 60, 80)


def speed(low: float, high: float, scale: Scale) -> Target:
    return Target(TargetKind.SPEED, speed_typed(low, scale), speed_typed(high, scale), scale)


def vdot_pace(low: str, high: str) -> Target:
    return Target(TargetKind.VDOT, "EMTIR".index(low) + 1, "EMTIR".index(high) + 1)


REPETITION = Step(None, 400, speed(208, 208, Scale.PER_KM))
REST = Step(90, None, OPEN, manner=Manner.REST)


@pytest.mark.parametrize(
    "target, words",
    [
        (Target(TargetKind.ZONE, 2, 2, Scale.HR), "zone 2 by heart rate"),
        (Target(TargetKind.ZONE, 2, 3, Scale.PACE), "zones 2–3 by pace"),
        (speed(208, 208, Scale.PER_KM), "3:28/km"),
        (speed(340, 320, Scale.PER_MI), "5:40–5:20/mi"),
        (speed(14.5, 15, Scale.KM_H), "14.5–15 km/h"),
        (speed(9, 9, Scale.MPH), "9 mph"),
        (speed(4.25, 4.25, Scale.M_S), "4.25 m/s"),
        (vdot_pace("T", "T"), "threshold pace (T)"),
        (vdot_pace("E", "M"), "easy pace (E) to marathon pace (M)"),
    ],
)
def test_a_target_on_the_scale_it_was_typed_in(target: Target, words: str) -> None:
    assert target_words(target) == words


@pytest.mark.parametrize(
    "target, own",
    [
        (Target(TargetKind.ZONE, 3, 3, Scale.HR), "155–162 bpm"),
        (Target(TargetKind.ZONE, 3, 3, Scale.PACE), "4:45–4:25/km"),
        (speed(340, 340, Scale.PER_MI), "3:31/km"),
        (vdot_pace("T", "T"), "4:10/km"),
    ],
)
def test_a_target_in_the_runners_own_numbers(target: Target, own: str) -> None:
    assert target_range(target, KNOWN) == own


def test_a_hard_pace_is_said_in_the_readers_units() -> None:
    assert target_range(speed(208, 208, Scale.PER_KM), Paces(units="imperial")) == "5:35/mi"


def test_vdot_paces_need_a_threshold() -> None:
    threshold = training_paces(50).threshold.low_m_s

    assert target_range(vdot_pace("E", "E"), NOBODY) == ""
    assert target_range(vdot_pace("E", "E"), Paces(threshold_speed_m_s=threshold)) == "5:52–4:54/km"


@pytest.mark.parametrize(
    "step, words",
    [
        (REST, "standing rest"),
        (Step(600, None, RISING, manner=Manner.RAMP_UP), "getting faster, 60–80 % of threshold pace"),
        (Step(600, None, RISING, manner=Manner.RAMP_DOWN), "getting slower, 60–80 % of threshold pace"),
        (REPETITION, "3:28/km"),
    ],
)
def test_a_step_says_its_manner(step: Step, words: str) -> None:
    assert step_words(step) == words


@pytest.mark.parametrize(
    "items, line",
    [
        ((Repeat(8, (REPETITION, REST)),), "8 × 400 m at 3:28/km, 1 min 30 s rest"),
        ((Step(None, 400, vdot_pace("R", "R")),), "400 m at repetition pace (R)"),
        (
            (Step(600, None, RISING, manner=Manner.RAMP_UP), REST),
            "10 min, getting faster, 60–80 % of threshold pace, then 1 min 30 s, standing rest",
        ),
        (
            (Step(None, None, Target(TargetKind.ZONE, 2, 2)),),
            "until you press lap (counted as 10 min) in zone 2",
        ),
        (
            (Repeat(3, (REPETITION, Step(None, None, OPEN, manner=Manner.REST))),),
            "3 × (400 m at 3:28/km, then until you press lap (counted as 2 min), standing rest)",
        ),
    ],
)
def test_the_main_block_in_a_line(items: tuple[Step | Repeat, ...], line: str) -> None:
    assert summary(Workout((), items, ()), NOBODY) == line


def test_a_table_judges_a_hard_pace_by_the_runner() -> None:
    workout = Workout((), (Step(600, None, speed(270, 270, Scale.PER_KM)), REST), ())

    zones = [[line.zone for line in step_lines(workout, paces)] for paces in (KNOWN, NOBODY)]

    assert zones == [[3, 1], [6, 1]]


def test_every_kind_of_step_has_korean_words() -> None:
    steps = (REST, Step(600, None, RISING, manner=Manner.RAMP_UP), Step(600, None, vdot_pace("T", "T")))
    english = [step_words(step) for step in steps]

    with translation.override("ko"):
        korean = [step_words(step) for step in steps]

    assert all(before != after for before, after in zip(english, korean, strict=True))

"""The text of a workout: every form of a step, how repeats and headings are read, how it is written."""

from pathlib import Path

import pytest

from analytics.workout import Item, Manner, Repeat, Scale, Step, Target, TargetKind, Workout, speed_typed
from analytics.workout.text import Code, parse, step_text, write

OPEN = Target(TargetKind.OPEN)
Z1, Z2 = (Target(TargetKind.ZONE, zone, zone) for zone in (1, 2))
TEN_EASY = Step(600, None, Z1)
EIGHT_TIMES = Repeat(
    8,
    (
        Step(None, 400, Target(TargetKind.SPEED, 1000 / 208, 1000 / 208, Scale.PER_KM)),
        Step(None, 200, Z1),
    ),
)


def only(text: str) -> Item:
    (item,) = parse(text).main
    return item


def pct(low: float, high: float | None = None) -> Target:
    return Target(TargetKind.PACE_PCT, low, high or low)


def speed(low: float, high: float, scale: Scale) -> Target:
    return Target(TargetKind.SPEED, speed_typed(low, scale), speed_typed(high, scale), scale)


@pytest.mark.parametrize(
    "text,amount",
    [
        ("10m", (600, None)),
        ("400m", (24_000, None)),
        ("90s", (90, None)),
        ("1h15m", (4500, None)),
        ("10m30s", (630, None)),
        ("10m30", (630, None)),
        ("1'30\"", (90, None)),
        ("1.5h", (5400, None)),
        ("10min", (600, None)),
        ("1시간10분5초", (4205, None)),
        ("400mtr", (None, 400)),
        ("400MTR", (None, 400)),
        ("0.4km", (None, 400)),
        ("3.1mi", (None, 4988.9664)),
        ("press lap", (None, None)),
        ("Press Lap", (None, None)),
        ("랩 버튼", (None, None)),
    ],
)
def test_a_step_ends_by_time_distance_or_the_lap_button(
    text: str, amount: tuple[float | None, float | None]
) -> None:
    assert only(text) == Step(*amount, OPEN)


@pytest.mark.parametrize(
    "text,target",
    [
        ("Z2", Z2),
        ("z1-z2", Target(TargetKind.ZONE, 1, 2)),
        ("Z1-2", Target(TargetKind.ZONE, 1, 2)),
        ("Z2 HR", Target(TargetKind.ZONE, 2, 2, Scale.HR)),
        ("Z2-Z3 Pace", Target(TargetKind.ZONE, 2, 3, Scale.PACE)),
        ("90% pace", pct(90)),
        ("90%", pct(90)),
        ("78-82% Pace", pct(78, 82)),
        ("82%-78.5% pace", pct(78.5, 82)),
        ("95% LTHR", Target(TargetKind.HR_PCT, 95, 95)),
        ("90-95% lthr", Target(TargetKind.HR_PCT, 90, 95)),
        ("@3:28/km", speed(208, 208, Scale.PER_KM)),
        ("@ 3:28/km", speed(208, 208, Scale.PER_KM)),
        ("@3:35-3:28/km", speed(215, 208, Scale.PER_KM)),
        ("@3:28/km-3:35/km", speed(215, 208, Scale.PER_KM)),
        ("5:00/km Pace", speed(300, 300, Scale.PER_KM)),
        ("@3:28.5/km", speed(208.5, 208.5, Scale.PER_KM)),
        ("@5:40/mi", speed(340, 340, Scale.PER_MI)),
        ("@14.5km/h", speed(14.5, 14.5, Scale.KM_H)),
        ("14~15kph", speed(14, 15, Scale.KM_H)),
        ("@9mph", speed(9, 9, Scale.MPH)),
        ("@4.25m/s", speed(4.25, 4.25, Scale.M_S)),
        ("T pace", Target(TargetKind.VDOT, 3, 3)),
        ("e-m pace", Target(TargetKind.VDOT, 1, 2)),
        ("RPE 8", Target(TargetKind.RPE, 8, 8)),
        ("rpe7-8.5", Target(TargetKind.RPE, 7, 8.5)),
        ("jog", Z1),
        ("조깅", Z1),
        ("open", OPEN),
    ],
)
def test_a_target_is_read_on_its_scale(text: str, target: Target) -> None:
    assert only(f"10m {text}") == Step(600, None, target)


@pytest.mark.parametrize(
    "text,manner,target",
    [
        ("ramp 10m 60-80%", Manner.RAMP_UP, pct(60, 80)),
        ("10m ramp 60%-80% Pace", Manner.RAMP_UP, pct(60, 80)),
        ("ramp 10m 80-60%", Manner.RAMP_DOWN, pct(60, 80)),
        ("ramp 10m @5:00-4:00/km", Manner.RAMP_UP, speed(300, 240, Scale.PER_KM)),
        ("ramp 10m Z3-Z1", Manner.RAMP_DOWN, Target(TargetKind.ZONE, 1, 3)),
        ("rest 10m", Manner.REST, OPEN),
        ("10m rest", Manner.REST, OPEN),
        ("휴식 10분", Manner.REST, OPEN),
    ],
)
def test_ramps_and_rests(text: str, manner: Manner, target: Target) -> None:
    assert parse(f"{text}\n10m Z1").main[0] == Step(600, None, target, manner=manner)


@pytest.mark.parametrize(
    "text,cue",
    [
        ("Relaxed shoulders 10m Z1", "Relaxed shoulders"),
        ("- Recovery, 3 breaths in 10m Z1", "Recovery, 3 breaths in"),
        ('"10m hard" 10m Z1', "10m hard"),
        (r'"say \"go\"\\ and\nbreathe\q" 10m Z1', 'say "go"\\ and\nbreatheq'),
        ('Feel "light" 10m Z1', 'Feel "light"'),
        ("ramp it up 10m Z1", "ramp it up"),
        ("-fast 10m Z1", "-fast"),
    ],
)
def test_what_stands_before_the_amount_is_the_cue(text: str, cue: str) -> None:
    assert only(text) == Step(600, None, Z1, cue)


def test_a_cue_before_a_ramp_keeps_the_ramp() -> None:
    assert only("Build up ramp 10m 60-80%") == Step(600, None, pct(60, 80), "Build up", Manner.RAMP_UP)


@pytest.mark.parametrize(
    "text",
    [
        "8x 400mtr @3:28/km + 200mtr Z1",
        "- 8x 400mtr @3:28/km + 200mtr jog",
        "8 x 400mtr @3:28/km + 200mtr jog",
        "8x\n400mtr @3:28/km\n200mtr Z1",
        "8×\n- 400mtr @3:28/km\n- 200mtr Z1\n",
        "8x\n  400mtr @3:28/km\n\n  200mtr Z1",
        "- 8x\r\n\t- 400mtr @3:28/km\r\n\t- 200mtr Z1",
        "Main Set 8x\n- 400mtr 3:28/km Pace\n- 200mtr Z1",
        "Main set:\n8x\n 400mtr @3:28/km\n 200mtr Z1",
    ],
)
def test_a_repeat_is_written_in_a_line_or_over_lines(text: str) -> None:
    assert parse(text) == Workout((), (EIGHT_TIMES,), ())


def test_a_blank_line_closes_a_repeat() -> None:
    text = "8x\n400mtr @3:28/km\n200mtr Z1\n\n10m Z1"

    assert parse(text).main == (EIGHT_TIMES, TEN_EASY)


def test_repeats_nest_by_indentation() -> None:
    text = "2x\n    8x\n        400mtr @3:28/km\n        200mtr Z1\n    10m Z1\n10m Z1"

    assert parse(text).main == (Repeat(2, (EIGHT_TIMES, TEN_EASY)), TEN_EASY)


def test_an_indented_repeat_may_stand_in_one_that_a_blank_line_closes() -> None:
    text = "2x\n10m Z1\n8x\n  400mtr @3:28/km\n  200mtr Z1\n\n10m Z1"

    assert parse(text).main == (Repeat(2, (TEN_EASY, EIGHT_TIMES)), TEN_EASY)


def test_steps_of_one_line_follow_each_other() -> None:
    assert parse("10m Z1 + 10m Z1").main == (TEN_EASY, TEN_EASY)


@pytest.mark.parametrize(
    "warm_up,main,cool_down",
    [
        ("Warmup", "Main Set", "Cooldown"),
        ("Warm-up", "Main set", "Cool-down"),
        ("WARM UP:", "main", "cool down"),
        ("워밍업", "본운동", "쿨다운"),
    ],
)
def test_headings_begin_the_three_blocks(warm_up: str, main: str, cool_down: str) -> None:
    text = f"{warm_up}\n10m Z1\n\n{main}\n  20m Z2\n{cool_down}\n\n- 10m Z1"

    assert parse(text) == Workout((TEN_EASY,), (Step(1200, None, Z2),), (TEN_EASY,))


def test_the_same_heading_twice_goes_on_with_its_block() -> None:
    assert parse("Main Set 2x\n10m Z1\n\nMain Set\n10m Z1").main == (Repeat(2, (TEN_EASY,)), TEN_EASY)


def test_text_before_the_first_heading_is_the_main_block() -> None:
    assert parse("10m Z1\n\nCool-down\n10m Z1") == Workout((), (TEN_EASY,), (TEN_EASY,))


def test_a_heading_behind_a_dash_is_a_cue() -> None:
    assert only("- Warmup 10m Z1") == Step(600, None, Z1, "Warmup")


def test_a_whole_session_is_written_in_its_canonical_form() -> None:
    text = (
        "warmup\n- 15min Z1-2\n"
        "main set\n- 2x\n  - 8x 400mtr 3:28/km + rest 90s\n  - float press lap Z1 hr\n"
        "cooldown\n- 10m ramp 70%-50%\n"
    )

    assert write(parse(text)) == (
        "Warm-up\n15m Z1-Z2\n\n"
        "Main set\n2x\n  8x\n    400mtr @3:28/km\n    rest 90s\n  float press lap Z1 HR\n\n"
        "Cool-down\nramp 10m 70-50% pace"
    )


@pytest.mark.parametrize(
    "step,text",
    [
        (Step(90, None, Z1), "90s Z1"),
        (Step(120, None, Z1), "2m Z1"),
        (Step(4510, None, OPEN), "1h15m10s"),
        (Step(45.5, None, OPEN), "45.5s"),
        (Step(1e-5, None, OPEN), "0.00001s"),
        (Step(None, 1200, OPEN), "1200mtr"),
        (Step(None, 10_000, OPEN), "10km"),
        (Step(None, 1609.344, OPEN), "1mi"),
        (Step(None, 21_097.5, OPEN), "21097.5mtr"),
        (Step(600, None, speed(215, 208.5, Scale.PER_KM)), "10m @3:35-3:28.5/km"),
        (Step(600, None, speed(360, 360, Scale.PER_MI)), "10m @6:00/mi"),
        (Step(600, None, speed(14.25, 15, Scale.KM_H)), "10m @14.25-15km/h"),
        (Step(600, None, Target(TargetKind.HR_PCT, 90.5, 95)), "10m 90.5-95% LTHR"),
        (Step(600, None, Target(TargetKind.VDOT, 2, 3)), "10m M-T pace"),
        (Step(600, None, Z1, "Hill + jog"), '"Hill + jog" 10m Z1'),
    ],
)
def test_a_step_is_written_as_short_as_it_reads_back(step: Step, text: str) -> None:
    assert step_text(step) == text
    assert only(text) == step


def test_the_examples_of_the_manual_are_read() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "workout-text.md").read_text()
    first = manual.split("```")[1]

    rows = [line.split("|")[2] for line in manual.splitlines() if line.startswith("| ") and "`" in line]
    amounts, goals = rows[:3], rows[3:]

    assert write(parse(first)) == first.strip()
    assert all(parse(example) for row in amounts for example in examples(row))
    assert all(parse(f"10m {example}") for row in goals for example in examples(row) if example != "@")
    assert (len(amounts), len(goals)) == (3, 7)


def examples(row: str) -> list[str]:
    return row.split("`")[1::2]


def test_the_manual_names_every_error() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "workout-text.md").read_text()

    assert [code.value for code in Code if f"`{code.value}`" not in manual] == []

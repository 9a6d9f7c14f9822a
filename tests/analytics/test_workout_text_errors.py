"""What is wrong with a text: its code, its line and column, and how many characters of it."""

import pytest

from analytics.workout.text import BadText, Code, TextError, parse, read

ERRORS = [
    ("10m " + "x" * 20_000, Code.TEXT_TOO_LONG, 1, 1, 1),
    ("10m Z1\n" + "x" * 1001, Code.LINE_TOO_LONG, 2, 1, 1001),
    ("99x\n  5x 10m Z1\n\n  8m Z1\n6x 1m", Code.TOO_MANY_STEPS, 1, 1, 3),
    ("3x\n 3x\n  3x\n   3x\n    1m\n   1m", Code.TOO_DEEP, 4, 4, 2),
    ("", Code.EMPTY_MAIN, 1, 1, 1),
    ("Warm-up\n10m Z1", Code.EMPTY_MAIN, 2, 1, 6),
    ("rest 90s", Code.NOTHING_TO_RUN, 1, 1, 8),
    ("Cool-down\n10m Z1\nMain set\n10m Z1", Code.HEADING_ORDER, 3, 1, 8),
    ("10m Z1\n  5m Z2", Code.BAD_INDENT, 2, 3, 5),
    ("8x\n    1m\n  1m", Code.BAD_INDENT, 3, 3, 2),
    ("10m\n100x\n  1m", Code.BAD_TIMES, 2, 1, 4),
    ("0x 1m", Code.BAD_TIMES, 1, 1, 2),
    ("9999999999999999999999999 x 1m", Code.BAD_TIMES, 1, 1, 27),
    ("10m\n- 8x\n\n10m Z1", Code.EMPTY_REPEAT, 2, 3, 2),
    ("10m\n8x\nCool-down", Code.EMPTY_REPEAT, 2, 1, 2),
    ("10m\n8x", Code.EMPTY_REPEAT, 2, 1, 2),
    ("3x\n2x\n10m", Code.NEST_BY_INDENT, 2, 1, 2),
    ("3x 2x 10m", Code.NEST_BY_INDENT, 1, 4, 2),
    ("Strides 4x\n20s Z6", Code.REPEAT_LABEL, 1, 1, 10),
    ("Strides 4x 20s Z6", Code.REPEAT_LABEL, 1, 1, 10),
    ('10m\n - "go 10m', Code.OPEN_QUOTE, 2, 4, 7),
    (f"{'x' * 201} 10m", Code.CUE_TOO_LONG, 1, 1, 201),
    (f'"{"x" * 201}" 10m', Code.CUE_TOO_LONG, 1, 1, 203),
    ("run hard", Code.NO_AMOUNT, 1, 1, 8),
    ("Z2", Code.NO_AMOUNT, 1, 1, 2),
    ("400 @3:28/km", Code.NO_AMOUNT, 1, 1, 12),
    ("  - ", Code.NO_AMOUNT, 1, 3, 1),
    ("10m + + 10m", Code.NO_AMOUNT, 1, 5, 3),
    ("10m Z1 +", Code.NO_AMOUNT, 1, 8, 1),
    ("easy 10k Z2", Code.UNKNOWN_UNIT, 1, 6, 3),
    ("10s5m", Code.UNKNOWN_UNIT, 1, 1, 5),
    ("10m @14", Code.UNKNOWN_UNIT, 1, 5, 3),
    ("10m @3:77/km", Code.BAD_NUMBER, 1, 5, 8),
    ("10m @3:7/km", Code.BAD_NUMBER, 1, 5, 7),
    ("10m @0:00/km", Code.BAD_NUMBER, 1, 5, 8),
    ("10m @3.28/km", Code.BAD_NUMBER, 1, 5, 8),
    ("10m @3:20-3:30-3:40/km", Code.BAD_NUMBER, 1, 5, 18),
    ("10m @3:20/km-9mph", Code.BAD_NUMBER, 1, 5, 13),
    ("10m 8..0% pace", Code.BAD_NUMBER, 1, 5, 5),
    ("10m RPE hard", Code.BAD_NUMBER, 1, 5, 8),
    ("10m RPE", Code.BAD_NUMBER, 1, 5, 3),
    ("1500m Z1", Code.BAD_DURATION, 1, 1, 5),
    ("0s Z1", Code.BAD_DURATION, 1, 1, 2),
    ("ramp 600km 60-80%", Code.BAD_DISTANCE, 1, 6, 5),
    ("10m 400mtr Z1", Code.TWO_ENDS, 1, 5, 6),
    ("10m Z1 press lap", Code.TWO_ENDS, 1, 8, 9),
    ("Z2 10m", Code.AMOUNT_FIRST, 1, 1, 2),
    ("go T pace 10m", Code.AMOUNT_FIRST, 1, 4, 1),
    ("10m fast", Code.UNKNOWN_TARGET, 1, 5, 4),
    ("10m T", Code.UNKNOWN_TARGET, 1, 5, 1),
    ("10m 220w", Code.UNKNOWN_TARGET, 1, 5, 4),
    ("10m Z9 HR", Code.BAD_TARGET, 1, 5, 5),
    ("10m @0:30/km", Code.BAD_TARGET, 1, 5, 8),
    ("10m 300% pace", Code.BAD_TARGET, 1, 5, 9),
    ("10m Z1 RPE 3", Code.TWO_TARGETS, 1, 8, 5),
    ("10m 5:00 Pace", Code.PACE_UNIT, 1, 5, 4),
    ("10m 70-75% HR", Code.MAX_HR, 1, 5, 9),
    ("rest 400mtr", Code.BAD_REST, 1, 1, 4),
    ("rest 10m Z1", Code.BAD_REST, 1, 1, 4),
    ("10m ramp 80%", Code.BAD_RAMP, 1, 5, 4),
    ("ramp press lap 60-80%", Code.BAD_RAMP, 1, 1, 4),
    ("10m Z1 90rpm", Code.UNEXPECTED, 1, 8, 5),
    ('"go" hard 10m', Code.UNEXPECTED, 1, 6, 4),
]


@pytest.mark.parametrize("text,code,line,column,length", ERRORS)
def test_an_error_names_its_place(text: str, code: Code, line: int, column: int, length: int) -> None:
    with pytest.raises(BadText) as refusal:
        parse(text)

    found = refusal.value
    assert (found.code, found.line, found.column, found.length) == (code, line, column, length)
    assert found.params == found.errors[0].params


def test_every_code_is_tested() -> None:
    assert {code for _, code, *_ in ERRORS} == set(Code)


def test_an_error_says_what_it_is_about() -> None:
    assert read("1500m Z1\n10m blah").errors == (
        TextError(Code.BAD_DURATION, 1, 1, 5, {"text": "1500m", "most": 86_400.0}),
        TextError(Code.UNKNOWN_TARGET, 2, 5, 4, {"text": "blah"}),
    )


def test_all_errors_of_a_text_are_found_and_the_steps_around_them_are_no_error() -> None:
    text = "Warm-up\n10m Z7\n8x\n  400 Z1\n  200mtr Z1\n100x\n  rest 5km\nMain set\n10m Z1\n 5m Z1"

    assert [(error.code.value, error.line) for error in read(text).errors] == [
        ("bad_target", 2),
        ("no_amount", 4),
        ("bad_times", 6),
        ("bad_rest", 7),
        ("bad_indent", 10),
    ]


def test_a_repeat_whose_only_step_is_wrong_is_not_called_empty() -> None:
    assert [error.code for error in read("8x\n  400 Z1").errors] == [Code.NO_AMOUNT]


def test_a_text_without_error_has_its_workout() -> None:
    assert read("10m Z1") == (parse("10m Z1"), ())


@pytest.mark.parametrize(
    "text",
    [
        "9" * 900 + "m",
        "1." * 400,
        "1h" * 400,
        "-" * 900,
        '"' * 900,
        "10m " + "Z1-" * 300,
        "10m @" + "3:" * 400 + "/km",
        "\n".join(" " * depth + "2x" for depth in range(190)),
        "\n".join("x" for _ in range(9000)),
        "1x\n\n" * 4000,
        "10m + " * 150,
        "\\" * 900,
    ],
)
def test_hostile_text_has_few_errors_and_no_workout(text: str) -> None:
    workout, errors = read(text)

    assert workout is None
    assert 1 <= len(errors) <= 100

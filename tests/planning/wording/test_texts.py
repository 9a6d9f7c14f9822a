"""Errors of a workout's text as sentences, in both languages."""

import pytest
from django.utils import translation

from analytics.workout.text import Code, read
from planning.wording import placed_text_error, text_error
from planning.wording.texts import WORDS
from tests.analytics.test_workout_text_errors import ERRORS


def first_error(text: str) -> str:
    return text_error(read(text).errors[0])


def test_every_code_has_a_sentence() -> None:
    assert set(WORDS) == set(Code)


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("1500m Z1", '"1500m": a step takes up to 24 hours. m is minutes; for metres write mtr.'),
        ("600km Z1", '"600km": a step is up to 500 km long.'),
        ("100x 1m", "A repeat is done 1 to 99 times."),
        ("10m 220w", '"220w" is no target: Z2, 90% pace, 95% LTHR, @4:10/km, T pace, RPE 8.'),
        ("10m 5:00 Pace", '"5:00" needs its unit: /km or /mi.'),
        ("ramp 10m 80%", "A ramp needs a time or distance, and two ends, such as 60-80%."),
    ],
)
def test_an_error_says_what_to_type(text: str, sentence: str) -> None:
    assert first_error(text) == sentence


def test_an_error_with_its_place() -> None:
    (error,) = read("10m Z1\n8x\n  10m 220w 5").errors

    assert placed_text_error(error).startswith('Line 3, column 7: "220w" is no target')


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("text, code", [(text, code) for text, code, *_ in ERRORS])
def test_every_error_is_worded_whole(text: str, code: Code, language: str) -> None:
    with translation.override(language):
        words = [text_error(error) for error in read(text).errors]

    assert all(words)
    assert not [said for said in words if "%(" in said]


def test_every_code_has_a_korean_sentence() -> None:
    english = {code: str(words) for code, words in WORDS.items()}

    with translation.override("ko"):
        assert [code for code, words in WORDS.items() if str(words) == english[code]] == []

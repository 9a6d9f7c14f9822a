"""Marks, sparklines, profiles and the readiness bar: what is drawn and what is spoken."""

import re
from typing import NamedTuple

import pytest

from tests.ui.drawing import draw


class Bar(NamedTuple):
    start: float
    width: float
    height: float
    zone: int
    rise: float = 0.0


@pytest.mark.parametrize(
    "band,shape,word,letter",
    [
        ("green", "circle", "Go", "G"),
        ("amber", "path", "Care", "C"),
        ("red", "rect", "Hold", "H"),
        (None, "circle", "No data", "?"),
    ],
)
def test_mark_is_shape_letter_and_word(band: str | None, shape: str, word: str, letter: str) -> None:
    drawn = draw("{% mark band %}", band=band)

    found = re.fullmatch(r'<svg .* aria-label="(.+?)"><(\w+) class.*>(.)</text></svg>', drawn)
    assert found is not None
    assert found.groups() == (word, shape, letter)


def test_mark_is_silent_beside_its_word() -> None:
    assert draw('{% mark "green" quiet=True %}').count("aria-label") == 0


def test_spark_breaks_its_line_at_a_gap() -> None:
    drawn = draw('{% spark values None None "HRV" %}', values=[1.0, 2.0, None, 4.0, 1.0])

    assert re.findall(r' d="(.+?)"', drawn) == ["M5.0 34.0h0L40.0 24.7M110.0 6.0h0L145.0 34.0"]


@pytest.mark.parametrize(
    "last,low,high,look",
    [(49.0, 56, 68, "bad"), (60.0, 56, 68, "last"), (70.0, 56, 68, "bad"), (None, 56, 68, "old")],
)
def test_spark_marks_the_last_value_by_the_normal_band(
    last: float | None, low: int, high: int, look: str
) -> None:
    drawn = draw('{% spark values low high "HRV" %}', values=[61.0, 64.0, last], low=low, high=high)

    assert re.findall(r'<circle class="(\w+)"', drawn) == [look]


def test_spark_band_covers_the_normal_range_on_the_same_scale_as_the_line() -> None:
    drawn = draw('{% spark values 56 68 "HRV" %}', values=[66.0, 49.0])

    assert re.findall(r'class="band" x="0" y="([\d.]+)" width="150" height="([\d.]+)"', drawn) == [
        ("6.0", "17.7")
    ]


def test_spark_without_values_is_empty_but_spoken() -> None:
    assert draw('{% spark values 1 2 "No values yet" %}', values=[None, None]).endswith(
        'aria-label="No values yet"></svg>'
    )


def test_profile_numbers_wide_bars_and_tells_the_share_of_each_zone() -> None:
    bars = [Bar(0, 0.5, 0.4, 1), Bar(0.5, 0.04, 0.9, 5), Bar(0.54, 0.46, 0.4, 1)]

    drawn = draw("{% profile bars %}", bars=bars)

    assert re.findall(r"<text[^>]*>(\d)</text>", drawn) == ["1", "1"]
    assert re.findall(r'aria-label="(.+?)"', drawn) == ["Share of time: zone 1 96 %, zone 5 4 %"]


def test_profile_draws_a_ramp_as_stairs() -> None:
    drawn = draw("{% profile bars %}", bars=[Bar(0, 0.5, 0.4, 2, 0.4), Bar(0.5, 0.5, 0.1, 1)])

    heights = [float(height) for height in re.findall(r'height="([\d.]+)%"', drawn)]
    assert heights == [22.5, 27.5, 32.5, 37.5, 42.5, 47.5, 52.5, 57.5, 10.0]
    assert re.findall(r' width="([\d.]+)%"', drawn) == ["6.25"] * 8 + ["50.00"]


def test_bar_leaves_the_unknown_share_uncovered() -> None:
    drawn = draw("{% bar green=5 amber=3 red=0 none=2 %}")

    assert re.findall(r'<rect class="(\w+)" x="([\d.]+)%" y="-2" width="([\d.]+)%"', drawn) == [
        ("ready", "0.00", "50.00"),
        ("caution", "50.00", "30.00"),
    ]
    assert re.findall(r"</svg>(\d+ [a-z ]+)</span>", drawn) == ["5 go", "3 care", "0 hold", "2 no data"]

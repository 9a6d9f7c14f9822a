"""What the journeys need not look at twice: a theme is colours, which know neither language nor phone."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.journeys.conftest import PHONE
from tests.journeys.test_pages import SMALL_PHONE

CSS = Path(settings.BASE_DIR) / "static/css"
SHEETS = {path.name: path.read_text("utf-8") for path in sorted(CSS.glob("*.css"))}
DARK = re.compile(r"(?:prefers-color-scheme: dark\) *\{[^{]*|\[data-theme=\"dark\"\] *)\{([^}]*)\}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}|dark|none|0 0 0 1px var\(--line\), 0 16px 48px rgb\(0 0 0 / \.6\)")
UP_TO = re.compile(r"@(?:media|container)[^{]*\(max-width: (\d+)px\)[^{]*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}")
FROM = re.compile(r"\(min-width: (\d+)px\)")
SEEN = re.compile(
    r"(?<![-\w])(?:[-\w]*color|background[-\w]*|opacity|visibility|fill|stroke|filter|--[-\w]+)\s*:|: none"
)


@pytest.mark.parametrize("name", ["tokens.css", "operator.css"])
def test_dark_theme_is_nothing_but_colours(name: str) -> None:
    blocks = DARK.findall(SHEETS[name])
    declared = [each.split(":", 1) for block in blocks for each in block.split(";") if each.strip()]

    assert len(blocks) == 2
    assert [name for name, value in declared if not COLOUR.fullmatch(value.strip())] == []


def test_no_other_sheet_knows_the_theme() -> None:
    knowing = {
        name for name, sheet in SHEETS.items() if re.search("color-scheme|data-theme|light-dark", sheet)
    }

    assert knowing == {"tokens.css", "operator.css"}


def test_languages_differ_in_where_lines_break_and_how_far_apart_they_are() -> None:
    rules = [
        rule for sheet in SHEETS.values() for rule in re.findall(r"(?::lang|\[lang)[^{]*\{([^}]*)\}", sheet)
    ]

    assert {name for rule in rules for name in re.findall(r"([-\w]+):", rule)} == {
        "word-break",
        "line-height",
    }


def test_no_style_shows_a_small_phone_other_things_or_colours() -> None:
    """Between the two widths things may move, but none appears, goes or is painted differently."""
    small, phone = SMALL_PHONE["width"], PHONE["width"]
    rules = [found for sheet in SHEETS.values() for found in UP_TO.findall(sheet)]
    between = [block for width, block in rules if small <= int(width) < phone]
    grown = [
        width for sheet in SHEETS.values() for width in FROM.findall(sheet) if small < int(width) <= phone
    ]

    assert len(between) == 2
    assert ([block for block in between if SEEN.search(block.replace("float: none", ""))], grown) == ([], [])

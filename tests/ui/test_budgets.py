"""What pages may weigh, and what the content policy and privacy forbid in them."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
HTML = sorted(TEMPLATES.rglob("*.html"))
EVERY_PAGE = ["js/theme.js", "vendor/htmx/htmx.min.js", "js/app.js"]
PAGE_BUDGETS_KB = {
    "athlete": (["js/today.js"], 25),
    "queue": (["js/queue.js"], 30),
    "calendar": (["js/calendar.js", "vendor/sortable/sortable.min.js"], 45),
    "editor": (["js/editor.js"], 30),
}
FORBIDDEN = {
    "inline style": re.compile(r'<style|\sstyle="'),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)"),
    "inline handler": re.compile(r"\s(?:on[a-z]+|hx-on[:\w-]*)="),
    "compiled value": re.compile(r'hx-\w+(?::\w+)*=["\'](?:js|javascript):'),
    "trigger filter": re.compile(r'hx-trigger="[^"]*\['),
    "foreign address": re.compile(r"https?://(?!www\.w3\.org/)"),
}


def kilobytes(*names: str) -> float:
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in names) / 1000


def test_all_style_sheets_together_stay_small() -> None:
    names = [f"css/{path.name}" for path in (STATIC / "css").glob("*.css")]

    assert kilobytes(*names) < 25


def test_script_of_every_page_stays_small() -> None:
    assert kilobytes("js/app.js") < 6


@pytest.mark.parametrize("page", PAGE_BUDGETS_KB)
def test_scripts_of_a_page_stay_within_its_budget(page: str) -> None:
    own, limit = PAGE_BUDGETS_KB[page]

    assert kilobytes(*EVERY_PAGE, *own) < limit


@pytest.mark.parametrize("what", FORBIDDEN)
def test_templates_hold_nothing_the_policy_would_block(what: str) -> None:
    guilty = [
        path.relative_to(TEMPLATES).as_posix()
        for path in HTML
        if FORBIDDEN[what].search(path.read_text("utf-8"))
    ]

    assert guilty == []


def test_style_sheets_and_scripts_ask_no_other_host() -> None:
    own = [*(STATIC / "css").glob("*.css"), *(STATIC / "js").glob("*.js")]

    assert [path.name for path in own if FORBIDDEN["foreign address"].search(path.read_text("utf-8"))] == []


def test_every_icon_named_in_a_template_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text("utf-8")))
    named = {
        name
        for path in HTML
        for name in re.findall(r'(?:\{% icon |\sicon=)"([\w-]+)"', path.read_text("utf-8"))
    }

    assert named - drawn == set()


def test_every_colour_and_size_in_use_is_a_token() -> None:
    sheets = "".join(path.read_text("utf-8") for path in (STATIC / "css").glob("*.css"))

    assert set(re.findall(r"var\((--[\w-]+)", sheets)) - set(re.findall(r"(--[\w-]+):", sheets)) == set()


def test_dark_theme_by_choice_and_by_device_are_the_same() -> None:
    tokens = (STATIC / "css/tokens.css").read_text("utf-8")
    by_device, by_choice = (
        re.findall(r"(--[\w-]+): ([^;]+);", tokens[tokens.index(start) :].split("}")[0])
        for start in (':root:not([data-theme="light"])', ':root[data-theme="dark"]')
    )

    assert by_device == by_choice

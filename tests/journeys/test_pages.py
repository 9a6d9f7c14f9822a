"""Every page for every person, in both languages and themes, on desk, phone and small phone.

Accessible, no wider than the window, with a name and a purpose.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from demo import club
from tests.database import PROJECT
from tests.journeys import addresses
from tests.journeys.conftest import DESK, PHONE, Visit
from tests.journeys.scenes_names import NOT_THERE
from tests.journeys.site import Site

AXE = (PROJECT / "tests/vendor/axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
FIND = """async rules => (await axe.run({runOnly: rules, resultTypes: ["violations"]})).violations.flatMap(
  found => found.nodes.map(node => `${found.id}: ${node.target.join(" ")} | ${node.failureSummary}`))"""
HEAD = """purpose => {
  const told = nodes => [...nodes].map(node => node.innerText).join("").trim();
  const [titles, {lang}] = [document.querySelectorAll("h1"), document.documentElement];
  const purposes = told(document.querySelectorAll(purpose));
  const wanted = navigator.language.slice(0, 2);
  return {titles: titles.length, title: told(titles), purpose: purposes, lang, wanted};
}"""
SMALL_PHONE = {"width": 320, "height": 664}
WINDOWS = (DESK, PHONE, SMALL_PHONE)
"""In each the page must fit. Both phones show the same, so one is looked at for barriers; another language
changes the lengths of words alone, and they are worst on the small phone."""
ACCESSIBLE_IN = {"en": (DESK, SMALL_PHONE), "ko": (SMALL_PHONE,)}
# The dark theme changes colours and nothing else, and no colour depends on the language or on which phone it
# is (tests/ui/test_themes.py): in the dark, colours are looked at, in one language, on desk and small phone.
IN_THE_DARK = (DESK, SMALL_PHONE)
DARK_IN = "en"
LANGUAGES = ("en-GB", "ko-KR")
OF_OPERATOR = {
    "styleguide": "/styleguide/",
    "no organization": "/",
    "status": "/operator/status/",
    "enter": "/operator/enter/",
}
PURPOSE = "header .sub, main .purpose"


@pytest.fixture(scope="package")
def places(demo: Site) -> dict[str, str]:
    return demo.stage("places")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_coach(places: Mapping[str, str], visit: Callable[..., Visit], language: str) -> None:
    window = visit(locale=language)
    window.sign_in(club.Login.COACH, club.PASSWORD)

    assert flaws(window, addresses.of_coach(places)) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_athlete(places: Mapping[str, str], visit: Callable[..., Visit], language: str) -> None:
    window = visit(locale=language)
    window.sign_in(club.Login.ATHLETE, club.PASSWORD)

    assert flaws(window, addresses.of_athlete(places)) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_without_an_account(
    places: Mapping[str, str], visit: Callable[..., Visit], language: str
) -> None:
    assert flaws(visit(locale=language), addresses.of_anybody(places)) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_operator(demo: Site, visit: Callable[..., Visit], language: str) -> None:
    window = visit(locale=language)
    window.sign_in(club.Login.OPERATOR, club.PASSWORD)

    assert flaws(window, OF_OPERATOR) == ""


def flaws(window: Visit, pages: Mapping[str, str]) -> str:
    """Everything wrong with the pages, a line each."""
    found = [f"{name}: {flaw}" for name, path in pages.items() for flaw in flaws_of(window, name, path)]
    return "\n".join([*found, *window.errors])


def flaws_of(window: Visit, name: str, path: str) -> Iterator[str]:
    response = window.page.goto(window.site.url + path)
    expected = 404 if name == NOT_THERE else 200
    if response is None or response.status != expected:
        yield f"answered {response and response.status}"
        return
    said = window.page.evaluate(HEAD, PURPOSE)
    yield from words_missing(said)
    yield from wrong_language(said)
    for size in WINDOWS:
        show(window.page, "light", size)
        accessible = size in ACCESSIBLE_IN[said["wanted"]]
        flaws = (*(barriers(window.page) if accessible else ()), *too_wide(window.page))
        yield from (f"light, {size['width']} px: {flaw}" for flaw in flaws)
    for size in IN_THE_DARK if said["wanted"] == DARK_IN else ():
        show(window.page, "dark", size)
        yield from (f"dark, {size['width']} px: {flaw}" for flaw in barriers(window.page, OF_COLOUR))


def show(page: Page, theme: str, size: Any) -> None:
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size(size)


def words_missing(said: Mapping[str, Any]) -> Iterator[str]:
    if said["titles"] != 1 or not said["title"]:
        yield f"{said['titles']} h1"
    if not said["purpose"]:
        yield "no purpose"


def wrong_language(said: Mapping[str, Any]) -> Iterator[str]:
    if said["lang"] != said["wanted"]:
        yield f"is in {said['lang']}, not in {said['wanted']}"


def barriers(page: Page, rules: object = RULES) -> list[Any]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[Any] = page.evaluate(FIND, rules)
    return found


def too_wide(page: Page) -> Iterator[str]:
    """Measured against the width that was set: a phone lets the page grow beyond the window it tells of."""
    width = page.evaluate("document.documentElement.scrollWidth")
    if page.viewport_size and width > page.viewport_size["width"]:
        yield f"the page is {width} px wide"

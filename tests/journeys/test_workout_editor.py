"""A coach types a session with a mistake, sees it at its place, mends it, saves it and plans it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site
from tests.journeys.test_pages import barriers, too_wide

WRONG = "10m Z1\n5x\n1km fast\nrest 90s"
RIGHT = WRONG.replace("fast", "100% pace")


@pytest.fixture
def place(site: Site, request: pytest.FixtureRequest) -> dict[str, str]:
    """A club whose athlete has a published plan; it is noon there, so that its day is that of UTC."""
    label = "typed" if "typed" in request.node.name else "posted"
    return {**site.stage("morning", label), "coach": f"coach@{label}.test"}


def test_a_session_is_typed_and_planned(place: dict[str, str], visit: Callable[..., Visit]) -> None:
    coach, at = visit(viewport=DESK), f"/o/{place['slug']}"
    coach.sign_in(place["coach"], PASSWORD)
    page = coach.go(f"{at}/library/new/")

    page.get_by_label("Steps as text").press_sequentially(WRONG)
    mistake = page.locator(".mistakes a")
    expect(mistake).to_contain_text("Line 3, column 5: ")
    expect(page.locator("#text-status")).to_contain_text("1 mistake in the text.")
    expect(page.get_by_label("Steps as text")).to_have_attribute("aria-invalid", "true")
    assert barriers(page) == []

    mistake.click()
    assert _chosen(page) == "fast"
    page.keyboard.type("100% pace")
    expect(page.locator("#totals")).to_be_visible()
    expect(page.get_by_label("Steps as text")).not_to_have_attribute("aria-invalid", "true")

    page.select_option("#id_athlete", label="Ji-woo Han")
    expect(page.locator("#totals")).to_contain_text("for Ji-woo Han")
    _move_by_keys(page)
    assert (barriers(page), list(too_wide(page))) == ([], [])

    page.get_by_label("Title").fill("Kilometres")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("h1")).to_have_text("Kilometres")
    _plan(page)


def test_a_session_is_posted_without_javascript(place: dict[str, str], visit: Callable[..., Visit]) -> None:
    coach, at = visit(viewport=PHONE, java_script_enabled=False), f"/o/{place['slug']}"
    coach.sign_in(place["coach"], PASSWORD)
    page = coach.go(f"{at}/library/new/")
    page.get_by_label("Title").fill("Kilometres")
    page.get_by_label("Steps as text").fill(WRONG)

    page.get_by_role("button", name="Check").click()
    expect(page.locator(".mistakes a")).to_contain_text("Line 3, column 5: ")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".mistakes a")).to_contain_text("Line 3, column 5: ")
    assert page.get_by_label("Steps as text").input_value() == WRONG

    page.get_by_label("Steps as text").fill(RIGHT)
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Move down: 10 min").first.click()
    assert page.get_by_label("Steps as text").input_value().startswith("5x\n")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("h1")).to_have_text("Kilometres")
    _plan(page)


def _chosen(page: Page) -> str:
    field = "document.querySelector('#id_text')"
    return str(page.evaluate(f"{field}.value.slice({field}.selectionStart, {field}.selectionEnd)"))


def _move_by_keys(page: Page) -> None:
    """The repeat goes up by Alt and the arrow; the focus goes with it."""
    page.locator("[id='down-main.1']").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[id='row-main.0']")).to_contain_text("5 times")
    expect(page.locator("[id='up-main.0']")).to_be_focused()
    assert page.get_by_label("Steps as text").input_value().startswith("5x\n")


def _plan(page: Page) -> None:
    page.get_by_role("link", name="Plan it").click()
    page.get_by_label("Athlete", exact=True).select_option(label="Ji-woo Han")
    page.get_by_label("Day", exact=True).fill("2000-01-01")
    page.get_by_role("button", name="Put it into the plan").click()
    expect(page.locator(".errorlist")).to_contain_text("This day is over")
    page.get_by_label("Day", exact=True).fill((datetime.now(UTC).date() + timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Put it into the plan").click()
    expect(page.locator("h1")).to_have_text("Kilometres")
    expect(page.locator(".steps-table")).to_contain_text("1 km")

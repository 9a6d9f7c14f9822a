"""A coach's hands stay on the keys: several cases at once, one key back, and the palette."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site


def test_cases_decided_together_and_a_page_found_by_keyboard(site: Site, visit: Callable[..., Visit]) -> None:
    at = f"/o/{site.stage('queue', 'keys')['slug']}"
    coach = visit()
    coach.sign_in("coach@keys.test", PASSWORD)
    page = coach.go(f"{at}/queue/")

    select_the_tired(page)
    approve_and_undo(page)
    snooze_one(page)
    find_an_athlete_and_come_back(page)
    open_the_squad(page)


def test_cases_are_decided_together_without_javascript(site: Site, visit: Callable[..., Visit]) -> None:
    at = f"/o/{site.stage('queue', 'plainkeys')['slug']}"
    coach = visit(java_script_enabled=False)
    coach.sign_in("coach@plainkeys.test", PASSWORD)
    page = coach.go(f"{at}/queue/")

    for name in ("Ana Ito", "Ben Okoro"):
        page.get_by_label(f"Select {name}").check()
    page.locator("#ask-dismiss").click()
    page.locator("#together-reason").fill("Race week")
    page.locator("#do-dismiss-together").click()

    expect(page.locator("#toasts")).to_contain_text("Dismissed: 2 cases.")
    expect(rows(page)).to_have_count(2)
    page.locator("#undo").click()
    expect(rows(page)).to_have_count(4)
    page.locator("#open-palette").click()
    page.locator("#find").fill("ana")
    page.locator("#do-find").click()
    expect(page.locator("#find-1")).to_contain_text("Ana Ito")


def rows(page: Page) -> Locator:
    return page.locator("#queue-list .row")


def select_the_tired(page: Page) -> None:
    first = page.locator("#queue-list .pick").first
    expect(first).to_contain_text("Dan Holt")
    first.focus()
    page.keyboard.press("x")
    expect(page.locator("#together-why")).to_contain_text("pain and illness are decided one by one")
    expect(page.locator("#together")).to_be_hidden()

    for key in ("j", "x", "j", "j", "Shift+X"):
        page.keyboard.press(key)
    expect(page.locator("#together-count")).to_have_text("3 selected")
    expect(page.locator("#do-approve")).to_be_hidden()


def approve_and_undo(page: Page) -> None:
    page.keyboard.press("e")
    expect(rows(page)).to_have_count(1)
    expect(page.locator("#toasts")).to_contain_text("Approved: 3 cases.")
    expect(page.locator("#case h2").first).to_have_text("Dan Holt")

    page.keyboard.press("z")
    expect(rows(page)).to_have_count(4)
    expect(page.locator("#toasts")).to_contain_text("Undone: 3 cases.")
    expect(page.locator("#together")).to_be_hidden()


def snooze_one(page: Page) -> None:
    expect(page.locator("#case h2").first).to_have_text("Ana Ito")
    page.keyboard.press("x")
    expect(page.locator("#together-count")).to_have_text("1 selected")
    page.keyboard.press("d")
    expect(page.locator("#together-reason")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    expect(page.locator("#do-snooze-together")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("Snoozed: 1 case.")
    expect(rows(page)).to_have_count(3)


def find_an_athlete_and_come_back(page: Page) -> None:
    here = page.locator("#queue-list .pick[aria-current]")
    expect(here).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.locator("#palette-q")).to_be_focused()
    page.keyboard.type("ana")
    expect(page.locator("#palette-count")).to_have_text(re.compile(r"^\d+ found$"))
    expect(page.locator("#find-1")).to_contain_text("Ana Ito")

    page.keyboard.press("ArrowDown")
    expect(page.locator("#find-1")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()
    expect(here).to_be_focused()


def open_the_squad(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.locator("#palette-q").fill("nobody called so")
    expect(page.locator("#palette-found")).to_contain_text("Nothing is called that")
    page.keyboard.press("ArrowDown")
    page.locator("#palette-q").fill("squ")
    expect(page.locator(".finds[data-q=squ]")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/athletes/$"))

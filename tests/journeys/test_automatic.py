"""Automatic mode in the browser: eased at once, put back or confirmed, and everybody is told."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.answering import choose, tap
from tests.journeys.conftest import PHONE, Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site

CARE = {"sleep": "3", "energy": "3", "recovery": "3", "stress": "3", "problem": "none"}


def test_rules_ease_and_a_coach_confirms_by_key(site: Site, visit: Callable[..., Visit]) -> None:
    at = f"/o/{site.stage('morning', 'alone')['slug']}"
    coach, runner = visit(), visit(viewport=PHONE, has_touch=True)
    coach.sign_in("coach@alone.test", PASSWORD)
    runner.sign_in("runner@alone.test", PASSWORD)
    switch_to_automatic(coach, at)

    page = runner.go(f"{at}/today/")
    tap(page, **CARE)
    sees_it_changed(page)
    confirm_by_key(coach, at)

    card = runner.go(f"{at}/today/").locator(".ses")
    expect(card).to_contain_text("Confirmed")
    expect(card.locator("#put-back")).to_have_count(0)


def test_coach_takes_back_by_key_what_the_rules_did(site: Site, visit: Callable[..., Visit]) -> None:
    at = f"/o/{site.stage('morning', 'undone')['slug']}"
    coach, runner = visit(), visit(viewport=PHONE, has_touch=True)
    coach.sign_in("coach@undone.test", PASSWORD)
    runner.sign_in("runner@undone.test", PASSWORD)
    switch_to_automatic(coach, at)
    tap(runner.go(f"{at}/today/"), **CARE)
    sees_it_changed(runner.page)

    page = coach.go(f"{at}/queue/?tab=done")
    page.keyboard.press("t")
    expect(page.locator("#toasts")).to_contain_text("Undone: Ji-woo Han")
    expect(page.locator("#do-approve")).to_be_visible()

    expect(runner.go(f"{at}/today/").locator(".ses del")).to_have_count(0)


def test_athlete_puts_it_back_without_javascript(site: Site, visit: Callable[..., Visit]) -> None:
    at = f"/o/{site.stage('morning', 'back')['slug']}"
    coach = visit(java_script_enabled=False)
    runner = visit(viewport=PHONE, java_script_enabled=False)
    coach.sign_in("coach@back.test", PASSWORD)
    runner.sign_in("runner@back.test", PASSWORD)
    switch_to_automatic(coach, at)
    page = runner.go(f"{at}/today/")
    choose(page, **CARE)
    page.get_by_role("button", name="Save check-in").click()
    sees_it_changed(page)

    page.get_by_role("button", name="Put it back").click()

    expect(page.locator("main")).to_contain_text("Until they decide, the plan stands.")
    expect(page.locator(".ses del")).to_have_count(0)
    expect(coach.go(f"{at}/queue/").locator("#queue-list .row")).to_have_count(1)


def switch_to_automatic(coach: Visit, at: str) -> None:
    page = coach.go(f"{at}/settings/")
    page.locator("input[name=mode][value=automatic]").check(force=True)
    expect(page.locator("#id_ease_low_readiness")).to_be_checked()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("input[name=mode][value=automatic]")).to_be_checked()


def sees_it_changed(page: Page) -> None:
    expect(page.locator(".ses del")).to_contain_text("Planned:")
    expect(page.locator(".ses")).to_contain_text("Changed by the rules")
    expect(page.locator(".res")).to_contain_text("Your coach has been told")
    expect(page.locator("#put-back")).to_be_visible()


def confirm_by_key(coach: Visit, at: str) -> None:
    page = coach.go(f"{at}/queue/")
    page.get_by_role("link", name="1 change was made by the rules").click()
    expect(page.locator("#queue-list .row")).to_contain_text("Applied by itself, undo until")
    expect(page.locator("#do-confirm")).to_be_visible()
    page.keyboard.press("e")
    expect(page.locator("#toasts")).to_contain_text("Confirmed: Ji-woo Han")
    expect(page.locator("#case")).to_contain_text("Confirmed by Coach Mina")
    expect(page.locator("#by-rules")).to_have_count(0)

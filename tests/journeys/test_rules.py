"""A rule edited with its preview, saved, everybody looked at again, and the case it opens in the queue."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site


def test_a_rule_is_tried_and_saved_and_opens_a_case(site: Site, visit: Callable[..., Visit]) -> None:
    at = f"/o/{site.stage('missed', 'stricter')['slug']}"
    coach = visit()
    coach.sign_in("coach@stricter.test", PASSWORD)
    page = coach.go(f"{at}/settings/rules/")
    expect(page.locator("#does-missed")).to_contain_text("Speaks when 2 key sessions were missed")

    page.locator("#rule-missed summary").click()
    page.locator("[name='evidence.missed_count']").fill("1")
    page.keyboard.press("Tab")
    expect(page.locator("#does-missed")).to_contain_text("Speaks when 1 key sessions were missed")
    expect(page.locator("#preview")).to_contain_text("Missed sessions: in 1 case")
    page.locator("#save").click()

    expect(page.locator("#run-over")).to_contain_text("1 athlete was looked at again", timeout=30_000)
    queue = coach.go(f"{at}/queue/")
    expect(queue.locator("#queue-list .row").first).to_contain_text("1 key session missed")


def test_rules_are_edited_without_javascript(site: Site, visit: Callable[..., Visit]) -> None:
    at = f"/o/{site.stage('missed', 'plainly')['slug']}"
    coach = visit(java_script_enabled=False)
    coach.sign_in("coach@plainly.test", PASSWORD)
    page = coach.go(f"{at}/settings/rules/")

    page.locator("#rule-missed summary").click()
    page.locator("[name='evidence.missed_count']").fill("1")
    page.locator("#ask-preview").click()
    expect(page.locator("#preview")).to_contain_text("Missed sessions: in 1 case")
    page.locator("#save").click()

    expect(page.locator("#rule-missed")).to_contain_text("1 own number")

"""A busy morning: twenty cases by keyboard, a case handed over, a snooze that ends with news."""

import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site

CASES = 32


def rows(page: Page) -> Locator:
    return page.locator("#queue-list .row")


def queue_of(site: Site, visit: Callable[..., Visit], label: str, count: int, **options: object) -> Visit:
    slug = site.stage("rush", label, str(count))["slug"]
    coach = visit(**options)
    coach.sign_in(f"coach@{label}.test", PASSWORD)
    coach.go(f"/o/{slug}/queue/")
    return coach


def test_twenty_cases_by_keyboard_with_undo_and_no_key_lost(site: Site, visit: Callable[..., Visit]) -> None:
    page = queue_of(site, visit, "rush", CASES).page
    expect(rows(page)).to_have_count(25)
    page.locator("#queue-list .pick").first.focus()
    ids = page.locator("#queue-list .row").evaluate_all("rows => rows.map(row => row.dataset.case)")

    began = time.perf_counter()
    for _case in range(20):
        page.keyboard.press("s")
        page.locator("#snooze-dialog[open] button.primary").press("Enter")
    expect(rows(page)).to_have_count(5)
    expect(page.locator(f"#case article[data-case='{ids[20]}']")).to_be_visible()
    seconds = time.perf_counter() - began
    print(f"20 cases by keyboard: {seconds:.1f} s of the machine's time")

    page.keyboard.press("z")
    expect(page.locator("#toasts")).to_contain_text("Undone")
    expect(page.locator(f"#pick-{ids[19]}")).to_be_focused()


def test_a_burst_of_keys_walks_past_the_last_row_of_a_page(site: Site, visit: Callable[..., Visit]) -> None:
    page = queue_of(site, visit, "longrush", CASES).page
    page.locator("#queue-list .pick").first.focus()

    for _step in range(CASES - 1):
        page.keyboard.press("j")

    expect(rows(page)).to_have_count(CASES)
    expect(rows(page).last.locator(".pick")).to_have_attribute("aria-current", "true")
    page.keyboard.press("c")
    expect(page.locator("#toasts")).to_contain_text("Claimed")
    expect(rows(page)).to_have_count(CASES)
    expect(rows(page).last.locator(".pick")).to_be_focused()


def test_a_case_is_handed_over_between_two_coaches(site: Site, visit: Callable[..., Visit]) -> None:
    mina = queue_of(site, visit, "handover", 2)
    page = mina.page
    page.locator("#queue-list .pick").first.focus()
    page.keyboard.press("c")
    expect(page.locator("#case #do-release")).to_be_visible()

    page.keyboard.press("a")
    page.locator("#assign-owner").select_option(label="Coach Sol")
    page.locator("#assign-note").fill("Her calf again. Please call.")
    page.locator("#assign-dialog button.primary").click()
    expect(page.locator("#toasts")).to_contain_text("Handed over")

    sol = visit()
    sol.sign_in("sol@handover.test", PASSWORD)
    other = sol.go(f"{page.url.removeprefix(site.url).split('queue/')[0]}queue/?owner=me")
    expect(rows(other)).to_have_count(1)
    expect(other.locator("#case")).to_contain_text("Her calf again. Please call.")
    other.locator("#queue-list .pick").first.focus()
    other.keyboard.press("c")
    expect(other.locator("#toasts")).to_contain_text("Released")


def test_a_snooze_ends_with_something_new(site: Site, visit: Callable[..., Visit]) -> None:
    page = queue_of(site, visit, "asleep", 1).page
    slug = page.url.split("/o/")[1].split("/")[0]
    page.locator("#queue-list .pick").first.focus()
    page.keyboard.press("s")
    page.locator("#snooze-dialog").get_by_label("Until something new").check()
    page.locator("#snooze-dialog button.primary").click()
    expect(rows(page)).to_have_count(0)
    expect(page.locator("#toasts")).to_contain_text("Snoozed")
    page.locator("#tab-snoozed").click()
    expect(rows(page)).to_contain_text("Back with something new")

    site.stage("news", slug, "Runner 00")

    page.locator("#tab-needs-you").click()
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("Runner 00")


def test_everything_works_without_a_script(site: Site, visit: Callable[..., Visit]) -> None:
    page = queue_of(site, visit, "plain", CASES, java_script_enabled=False).page

    page.locator("#do-claim").click()
    expect(page.locator("#toasts")).to_contain_text("Claimed")
    page.locator("#undo").click()
    expect(page.locator("#toasts")).to_contain_text("Undone")
    page.locator("#do-assign").click()
    page.locator("#assign-owner").select_option(label="Coach Sol")
    page.locator("main form button.primary").click()
    expect(page.locator("#toasts")).to_contain_text("Assigned")

    page.locator("#more-rows").click()
    expect(rows(page)).to_have_count(CASES - 25)
    page.locator("#from-first").click()
    page.locator("#open-filters").click()
    page.locator("#narrow-owner").select_option(label="Coach Sol")
    page.locator("#do-narrow").click()
    expect(rows(page)).to_have_count(1)
    page.locator("#keep-view").click()
    page.locator("#id_name").fill("Of Sol")
    page.locator("#save").click()
    expect(page.locator(".shelf")).to_contain_text("Of Sol")

    page.locator("#to-log").click()
    expect(page.locator("main table")).to_contain_text("to Coach Sol")
    page.locator("#to-rota").click()
    page.locator("#turn-new").click()
    page.locator("#save").click()
    expect(page.locator("main table").first).to_contain_text("Coach Mina")

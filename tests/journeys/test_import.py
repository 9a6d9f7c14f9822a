"""An export comes in as one archive: watched, found again, decided by key, and taken back as a whole."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site

LONG_MS = 90_000


def test_an_export_is_imported_decided_and_undone(site: Site, visit: Callable[..., Visit]) -> None:
    scene = site.stage("archive", "export")
    at = f"/o/{scene['slug']}"
    coach = visit()
    coach.sign_in("coach@export.test", PASSWORD)
    page = coach.go(f"{at}/athletes/{scene['athlete']}/upload/")

    send(page, scene["path"])
    watch(page)
    imported = page.url
    decide_by_key(coach.go(f"{at}/reconcile/"))
    find_it_as_the_athlete(visit(viewport=PHONE), at)
    page = coach.go(imported.removeprefix(site.url))
    undo(page)


def test_an_export_is_tried_out_without_javascript(site: Site, visit: Callable[..., Visit]) -> None:
    scene = site.stage("archive", "plainexport")
    runner = visit(java_script_enabled=False)
    runner.sign_in("runner@plainexport.test", PASSWORD)
    page = runner.go(f"/o/{scene['slug']}/athletes/{scene['athlete']}/upload/")
    page.get_by_label("Only show what would happen").check()

    send(page, scene["path"])
    page.locator("#import-start").wait_for(timeout=LONG_MS)
    expect(page.locator("#import-state")).to_contain_text("1 not read")
    page.locator("#import-cancel").click()

    expect(page.locator("#import-state")).to_contain_text("Cancelled")


def send(page: Page, path: str) -> None:
    page.set_input_files("input[name=file]", path)
    page.locator("#send-files").click()
    page.wait_for_url(re.compile("/imports/"))


def watch(page: Page) -> None:
    """The bar stands there, a reload finds it where it was, and the end comes by itself."""
    expect(page.locator("#import-state")).to_contain_text(re.compile(r"\d+ of \d+ files"))
    expect(page.locator("#import-state progress")).to_be_visible()
    page.reload()
    expect(page.locator("#import-undo")).to_be_visible(timeout=LONG_MS)
    expect(page.locator("#import-state")).to_contain_text("30 new")
    expect(page.locator("#to-reconcile")).to_have_text("2 values want your decision")
    page.locator("#only-refused").click()
    expect(page.locator(".entries li")).to_have_count(1)
    expect(page.locator(".entries")).to_contain_text("This is not a FIT file.")


def decide_by_key(page: Page) -> None:
    rows = page.locator("#queue-list .row")
    expect(rows).to_have_count(2)
    first = page.locator("#queue-list .pick").first
    before = first.get_attribute("id")
    first.focus()
    page.keyboard.press("2")
    expect(rows).to_have_count(1)
    expect(page.locator("#toasts")).to_contain_text("Decided: Ji-woo Han")
    page.keyboard.press("m")
    expect(rows).to_have_count(0)
    expect(page.locator("#queue-list")).to_contain_text("Nothing to decide")
    page.keyboard.press("u")
    expect(rows).to_have_count(1)
    expect(page.locator(f"#{before}")).to_have_count(0)
    page.keyboard.press("a")
    expect(page.locator("#toasts")).to_contain_text("1 suggestion accepted")
    expect(rows).to_have_count(0)


def find_it_as_the_athlete(runner: Visit, at: str) -> None:
    """Whoever sent it has seen its end, so nobody is told once more; the list has it."""
    runner.sign_in("runner@export.test", PASSWORD)
    page = runner.go(f"{at}/log/")
    expect(page.locator("main")).not_to_contain_text("An import for Ji-woo Han is done")
    page.locator("#to-imports").click()
    expect(page.locator("main")).to_contain_text("export.zip")


def undo(page: Page) -> None:
    page.locator("#import-undo").click()
    expect(page.locator("main")).to_contain_text("30 runs go: nothing else tells of them.")
    page.locator("#do-undo").click()
    expect(page.locator("#import-state")).to_contain_text("Undone")

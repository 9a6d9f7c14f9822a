"""A template reaches a squad; one athlete's plan is changed; an update is rolled out and meets the change."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site


def test_a_template_is_applied_edited_and_rolled_out(
    site: Site, visit: Callable[..., Visit], tmp_path_factory: object
) -> None:
    scene = site.stage("squad", "squads", str(tmp_path_factory.mktemp("season")))  # type: ignore[attr-defined]
    at = f"/o/{scene['slug']}"
    coach = visit()
    coach.sign_in("coach@squads.test", PASSWORD)

    page = make(coach.go(f"{at}/templates/new/"))
    apply(page)
    site.stage("own_session", scene["slug"], "Ana's own")
    page = coach.go(f"{at}/templates/")
    page.get_by_role("link", name="Club ten").click()
    change(page)
    roll_out(page)
    decide(page)


def test_a_season_is_read_from_a_spreadsheet_without_javascript(
    site: Site, visit: Callable[..., Visit], tmp_path_factory: object
) -> None:
    scene = site.stage("squad", "seasons", str(tmp_path_factory.mktemp("season")))  # type: ignore[attr-defined]
    coach = visit(java_script_enabled=False)
    coach.sign_in("coach@seasons.test", PASSWORD)
    page = coach.go(f"/o/{scene['slug']}/season-import/")

    page.set_input_files("input[name=file]", scene["path"])
    page.locator("#read-season").click()
    expect(page.locator("[role=alert]")).to_contain_text("row 3, column C, line 1 of the cell")
    page.locator("#keep-season").click()
    expect(page.locator("[role=alert]").last).to_contain_text("1 place cannot be read")
    page.locator("#c2-1").fill("easy 30 min")
    page.get_by_label("It becomes").select_option(label="A draft for Ana Ito")
    page.locator("#keep-season").click()

    expect(page.locator("#plan-state")).to_contain_text("Draft")
    expect(page.locator(".plan-table .cell")).to_have_count(6)


def make(page: Page) -> Page:
    page.get_by_label("Name").fill("Club ten")
    page.get_by_label("The first day").check()
    page.get_by_label("Weeks").fill("2")
    page.locator("#save").click()
    page.locator("#c1-1").fill("20 apples")
    page.locator("#save").click()
    expect(page.locator("#c1-1-errors")).to_contain_text("Line 1, column 1")
    page.locator("#c1-1").fill("# Tempo: Loops\n10m Z1\n20m Z3")
    page.locator("#c1-5").fill("long 90 min")
    page.locator("#save-next").click()
    page.locator("#c2-1").fill("easy 40 min")
    page.locator("#save").click()
    expect(page.locator(".plan-table .cell")).to_have_count(3)
    return page


def apply(page: Page) -> None:
    page.locator("#apply").click()
    page.get_by_label("Ana Ito").check()
    page.get_by_label("Ben Okoro").check()
    page.locator("#show-preview").click()
    expect(page.locator("#preview tbody tr")).to_have_count(2)
    page.locator("#make-drafts").click()
    expect(page.locator("#run-state")).to_contain_text("Done")
    expect(page.locator("#undo-run")).to_be_visible()


def change(page: Page) -> None:
    page.locator("#week-1 a").click()
    page.locator("#c1-1").fill("# Tempo: Longer loops\n10m Z1\n30m Z3")
    page.locator("#save").click()


def roll_out(page: Page) -> None:
    page.locator("#roll-out").click()
    rows = page.locator("main tbody tr")
    expect(rows.filter(has_text="Ben Okoro")).to_contain_text("1 session")
    expect(rows.filter(has_text="Ana Ito")).to_contain_text("both sides")
    page.locator("#do-roll-out").click()
    expect(page.locator("#to-conflicts")).to_have_text(re.compile("1 session was changed on both sides"))


def decide(page: Page) -> None:
    page.locator("#to-conflicts").click()
    sides = page.locator(".conflict")
    expect(sides).to_contain_text("Ana's own")
    expect(sides).to_contain_text("Longer loops")
    page.get_by_role("button", name="Take the template's").click()
    expect(page.get_by_role("heading", name="Nothing to decide")).to_be_visible()

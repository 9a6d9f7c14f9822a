"""A coach raises a week of the season by key, publishes it, and asks what a missed week would cost."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site
from tests.journeys.test_pages import barriers

NOT_YET = "The athlete does not see this yet."


def test_a_week_is_raised_by_key_and_published(site: Site, visit: Callable[..., Visit]) -> None:
    page = season(site, visit, "year")
    bar = next_week(page)
    before = float(bar.get_attribute("aria-valuenow") or 0)
    bar.focus()

    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")

    expect(page.locator("#cal-count")).to_contain_text("change")
    expect(page.locator("#cal-bar")).to_contain_text(NOT_YET)
    name = bar.get_attribute("id")
    expect(page.locator(f"#{name}")).to_be_focused()
    assert float(page.locator(f"#{name}").get_attribute("aria-valuenow") or 0) > before
    assert barriers(page) == []
    page.locator("#cal-publish").click()
    expect(page.locator("#toasts")).to_contain_text("the athlete sees the changes now")
    expect(page.locator("#cal-count")).to_have_count(0)
    drag(page, page.locator(f"#{name}"), by=20)
    expect(page.locator("#cal-count")).to_contain_text("change")


def test_a_missed_week_costs_fitness_on_race_day(site: Site, visit: Callable[..., Visit]) -> None:
    page = season(site, visit, "missed")
    page.locator("#what-if").click()
    page.locator("#id_a-kind").select_option("miss")

    page.locator("#see").click()

    said = page.locator("#what-if-finding").inner_text()
    lost, stands = map(int, re.findall(r"fitness (\d+) instead of (\d+)", said)[0])
    assert lost < stands
    assert barriers(page) == []
    page.locator("#take-A").click()
    expect(page.locator("#cal-bar")).to_contain_text(NOT_YET)
    page.locator("#cal-discard").click()
    expect(page.locator("#cal-count")).to_have_count(0)


def test_a_week_is_set_without_javascript(site: Site, visit: Callable[..., Visit]) -> None:
    page = season(site, visit, "yearbare", java_script_enabled=False)
    field = page.locator(".year-form").nth(1).locator("input[name=amount]")
    monday = (field.get_attribute("id") or "").removeprefix("amount-")
    field.fill(f"{float(field.input_value()) * 1.1:.1f}")

    page.locator(f"#set-{monday}").click()

    expect(page.locator(f"#row-{monday} s")).to_be_visible()
    page.locator("#cal-publish").click()
    expect(page.locator("#cal-count")).to_have_count(0)
    expect(page.locator(f"#row-{monday} s")).to_have_count(0)


def season(site: Site, visit: Callable[..., Visit], label: str, **options: object) -> Page:
    facts = site.stage("morning", label)
    coach = visit(**options)
    coach.sign_in(f"coach@{label}.test", PASSWORD)
    return coach.go(f"/o/{facts['slug']}/athletes/{facts['athlete']}/season/")


def next_week(page: Page) -> Locator:
    """A week that is whole still: the second bar that can be moved, by its own name."""
    expect(page.locator("#year-chart[data-armed]")).to_be_visible()
    name = page.locator(".year-bar:not(.fixed)").nth(1).get_attribute("id")
    return page.locator(f"#{name}")


def drag(page: Page, bar: Locator, by: int) -> None:
    expect(page.locator("#year-chart[data-armed]")).to_be_visible()
    box = bar.locator(".planned").bounding_box() or {"x": 0, "y": 0, "width": 0}
    x, y = box["x"] + box["width"] / 2, box["y"] + 4
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + by, steps=4)
    page.mouse.up()

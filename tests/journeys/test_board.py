"""A coach plans the week of a squad on one board: by key, for several at once, and publishes all of it."""

from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site
from tests.journeys.test_pages import barriers

CARD = ".cal-item[data-session]:not(.fixed) .cal-card"


def test_a_squads_week_is_moved_by_key_added_to_and_published(
    site: Site, visit: Callable[..., Visit]
) -> None:
    facts = site.stage("queue", "board")
    coach = visit(viewport={"width": 1440, "height": 900})
    coach.sign_in("coach@board.test", PASSWORD)
    page = coach.go(f"/o/{facts['slug']}/board/")
    expect(page.locator("#calendar[data-armed]")).to_be_visible()
    row = page.locator(".board-row", has=page.get_by_role("link", name="Ben Okoro", exact=True))
    name = row.locator(f".cal-day.today {CARD}").first.get_attribute("id")
    day = date.fromisoformat(row.locator(".cal-day.today").get_attribute("data-day") or "")

    page.locator(f"#{name}").focus()
    page.keyboard.press("Alt+ArrowDown")

    expect(page.locator("#cal-count")).to_have_text("1 change for 1 athlete")
    expect(page.locator(f"#{name}")).to_have_count(0)
    page.locator("#cal-after").click()
    there = row.locator(f"[data-day='{day + timedelta(days=7)}']")
    expect(there.locator(f"#{name}")).to_contain_text("Moved")
    assert barriers(page) == []
    page.locator(f"#all-{day + timedelta(days=8)}").click()
    page.locator("#open-recovery").click()
    page.locator("#pick-recovery-jog").click()
    page.get_by_role("checkbox", name="Ana Ito").check()
    page.get_by_role("checkbox", name="Cem Aksu").check()
    page.locator("#do-add").click()
    expect(page.locator("#cal-count")).to_have_text("3 changes for 3 athletes")
    page.locator("#cal-publish").click()
    expect(page.locator("#toasts")).to_contain_text("Published for 3 athletes.")
    expect(page.locator("#cal-count")).to_have_count(0)
    page.keyboard.press("z")
    expect(page.locator("#cal-count")).to_have_text("3 changes for 3 athletes")

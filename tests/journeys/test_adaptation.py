"""A missed key session: proposed for a free day, approved, seen in the calendar, undone; no JavaScript."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site

CARD = ".cal-item[data-session] .cal-card"


def test_a_missed_key_session_is_made_up_for_and_undone(site: Site, visit: Callable[..., Visit]) -> None:
    facts = site.stage("missed", "late")
    at, title = f"/o/{facts['slug']}", facts["title"]
    coach = visit(java_script_enabled=False)
    coach.sign_in("coach@late.test", PASSWORD)
    page = coach.go(f"{at}/athletes/{facts['athlete']}/")
    page.locator("#more").click()
    page.locator("#to-adaptation").click()

    page.locator("#adaptation-look").click()
    expect(page.locator("ins")).to_contain_text(title)
    day = day_proposed(page)
    page.locator("#adaptation-approve").click()

    expect(page.locator(f"#day-{day} {CARD}")).to_contain_text(title)
    the_athlete_sees(visit, at, day, title)
    page.locator("#undo").click()
    expect(page.locator(f"#day-{day} {CARD}")).to_have_count(0)
    expect(page.locator("#to-adaptation")).to_contain_text("The rules propose 1 change")


def day_proposed(page: Page) -> str:
    return page.locator(".diff tbody tr").first.get_attribute("data-day") or ""


def the_athlete_sees(visit: Callable[..., Visit], at: str, day: str, title: str) -> None:
    """The new session in the plan; and with one tap why the old one was missed."""
    runner = visit(viewport=PHONE, java_script_enabled=False)
    runner.sign_in("runner@late.test", PASSWORD)
    expect(runner.go(f"{at}/plan/?week={day}").locator(".days")).to_contain_text(title)

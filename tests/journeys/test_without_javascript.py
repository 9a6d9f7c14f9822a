"""Without JavaScript nothing is lost: sign in, check in, and a coach who decides."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.answering import choose
from tests.journeys.conftest import PHONE, Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site


def test_check_in_and_decision_work_without_javascript(site: Site, visit: Callable[..., Visit]) -> None:
    at = f"/o/{site.stage('morning', 'scriptless')['slug']}"
    runner = visit(viewport=PHONE, java_script_enabled=False)
    coach = visit(java_script_enabled=False)
    runner.sign_in("runner@scriptless.test", PASSWORD)
    coach.sign_in("coach@scriptless.test", PASSWORD)

    check_in_with_a_sore_calf(runner, at)
    approve(coach, at)

    expect(runner.go(f"{at}/today/").locator(".ses")).to_contain_text("Confirmed")


def check_in_with_a_sore_calf(runner: Visit, at: str) -> None:
    page = runner.go(f"{at}/today/")
    choose(page, sleep="2", energy="2", recovery="1", stress="3", problem="pain", body_part="calf", pain="4")
    page.get_by_role("button", name="Save check-in").click()
    expect(page.locator(".res")).to_contain_text("calf")


def approve(coach: Visit, at: str) -> None:
    page = coach.go(f"{at}/queue/")
    page.locator("#queue-list .pick").first.click()
    page.get_by_role("link", name="Snooze", exact=True).click()
    expect(page.locator("h1")).to_have_text("Snooze the case")
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("button", name="Approve").click()
    expect(page.locator("#queue-list .row")).to_have_count(0)

"""The athlete disagrees on the phone, without JavaScript; the case is back, and is decided anew."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.answering import choose
from tests.journeys.conftest import PHONE, Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site

TIRED = {"sleep": "2", "energy": "2", "recovery": "2", "stress": "3", "problem": "none"}


def test_athlete_disagrees_and_the_case_reopens(site: Site, visit: Callable[..., Visit]) -> None:
    at = f"/o/{site.stage('morning', 'differ')['slug']}"
    coach, runner = visit(), visit(viewport=PHONE, java_script_enabled=False)
    coach.sign_in("coach@differ.test", PASSWORD)
    runner.sign_in("runner@differ.test", PASSWORD)
    page = runner.go(f"{at}/today/")
    choose(page, **TIRED)
    page.get_by_role("button", name="Save check-in").click()
    desk = coach.go(f"{at}/queue/")
    desk.locator("#do-approve").click()
    expect(desk.locator("#toasts")).to_contain_text("Approved: Ji-woo Han")

    page = runner.go(f"{at}/today/")
    expect(page.locator("#decided")).to_contain_text("confirmed the change")
    page.locator("#have-a-word").click()
    page.get_by_label("Your word to it").fill("I slept well after all.")
    page.get_by_role("button", name="I disagree").click()
    expect(page.locator("#decided")).to_contain_text("You disagree")

    desk = coach.go(f"{at}/queue/")
    expect(desk.locator("#queue-list .row")).to_have_count(1)
    expect(desk.locator("#case .say")).to_contain_text("I slept well after all.")
    desk.locator("#do-dismiss").click()
    desk.locator("#dismiss-dialog").get_by_label("Reason").fill("We talked: it stays.")
    desk.get_by_role("button", name="Dismiss and next").click()
    expect(desk.locator("#toasts")).to_contain_text("Dismissed: Ji-woo Han")

    expect(runner.go(f"{at}/today/").locator("#decided")).to_contain_text("We talked: it stays.")

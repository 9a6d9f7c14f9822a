"""The coaching loop, end to end, in a real browser: from the plan to the compared run."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.answering import choose
from tests.journeys.conftest import PHONE, Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site


def test_the_loop_from_plan_to_compliance(site: Site, visit: Callable[..., Visit]) -> None:
    scene = site.stage("club", "loop")
    at = f"/o/{scene['slug']}"
    coach, runner = visit(), visit(viewport=PHONE, has_touch=True)
    coach.sign_in("coach@loop.test", PASSWORD)
    runner.sign_in("runner@loop.test", PASSWORD)

    plan_and_publish(coach, at, scene)
    check_in_with_a_sore_calf(runner, at)
    approve_by_key(coach, at)
    see_it_confirmed(runner, at)
    upload_and_rate(site, runner, at)


def plan_and_publish(coach: Visit, at: str, scene: dict[str, str]) -> None:
    page = coach.go(f"{at}/athletes/{scene['athlete']}/plans/new/")
    page.select_option("select[name=race]", "new")
    page.fill("input[name=race_name]", "Spring Half")
    page.fill("input[name=race_day]", scene["race_day"])
    page.fill("input[name=race_distance]", "21.1")
    page.fill("input[name=start]", scene["start"])
    page.fill("input[name=weeks]", scene["weeks"])
    page.fill("input[name=current_week]", "40")
    page.locator("#draft").click()
    expect(page.locator("h1")).to_contain_text("Spring Half")
    page.get_by_role("button", name=re.compile("Publish")).first.click()
    expect(page.get_by_text(re.compile("published", re.IGNORECASE)).first).to_be_visible()


def check_in_with_a_sore_calf(runner: Visit, at: str) -> None:
    page = runner.go(f"{at}/today/")
    choose(page, sleep="2", energy="2", recovery="1", stress="3", problem="pain")
    choose(page, body_part="calf", pain="4")
    page.get_by_role("button", name="Save check-in").click()
    card = page.locator(".res")
    expect(card).to_contain_text("calf")
    expect(page.locator(".ses del")).to_be_visible()
    expect(page.locator("main")).to_contain_text(re.compile("coach has been asked", re.IGNORECASE))


def approve_by_key(coach: Visit, at: str) -> None:
    page = coach.go(f"{at}/queue/")
    first = page.locator("#queue-list .row").first
    expect(first).to_contain_text("Ji-woo Han")
    expect(page.locator("#case")).to_contain_text("Proposed change")
    first.locator(".pick").focus()
    page.keyboard.press("e")
    expect(page.locator("#toasts")).to_contain_text("Ji-woo Han")
    expect(page.locator("#queue-list .row")).to_have_count(0)


def see_it_confirmed(runner: Visit, at: str) -> None:
    page = runner.go(f"{at}/today/")
    expect(page.locator("main")).to_contain_text(re.compile("confirmed", re.IGNORECASE))


def upload_and_rate(site: Site, runner: Visit, at: str) -> None:
    path = site.stage("file")["path"]
    page = runner.go(f"{at}/log/")
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name=re.compile("Upload")).first.click()
    page.wait_for_url(re.compile("/activities/"), timeout=30_000)
    choose(page, rpe="4", feel="4")
    page.get_by_role("button", name=re.compile("Save")).first.click()
    expect(page.locator("main")).to_contain_text("Effort 4 of 10")
    against_the_plan = page.locator("section", has=page.get_by_role("heading", name="Against the plan"))
    expect(against_the_plan.locator(".row2")).to_contain_text("%")
    expect(against_the_plan.locator("a")).to_have_attribute("href", re.compile("/sessions/"))

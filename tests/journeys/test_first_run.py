"""An empty site: a runner who coaches themself goes from the printed link to the first run."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site


def test_self_coached_runner_founds_the_site(empty_site: Site, visit: Callable[..., Visit]) -> None:
    token = empty_site.stage("empty")["token"]
    window = visit(site=empty_site, viewport=PHONE, has_touch=True)
    expect(window.go("/").locator("main")).to_contain_text("no owner yet")

    found(window, token)
    describe_oneself(window)
    upload_a_run(window, empty_site.stage("file")["path"])

    window.page.locator(".tabbar, .rail").get_by_role("link", name=re.compile("running|Today")).first.click()
    expect(window.page.locator("#ci")).to_be_visible()
    assert window.page.goto(f"{empty_site.url}/welcome/{token}/").status == 404


def found(window: Visit, token: str) -> None:
    page = window.go(f"/welcome/{token}/")
    page.locator("input[name=kind][value=self]").check(force=True)
    page.fill("input[name=name]", "Nora Lindqvist")
    page.fill("input[name=email]", "nora@alone.test")
    page.fill("input[name=password]", PASSWORD)
    page.fill("input[name=organization]", "Nora Lindqvist")
    page.get_by_role("button", name="Create and go on").click()


def describe_oneself(window: Visit) -> None:
    page = window.page
    expect(page.locator("h1")).to_have_text("Your own running")
    page.fill("input[name=max_hr_bpm]", "188")
    page.fill("input[name=threshold_hr_bpm]", "170")
    page.locator("#go-on").click()


def upload_a_run(window: Visit, path: str) -> None:
    page = window.page
    expect(page.locator("h1")).to_have_text("A first run")
    page.set_input_files("input[type=file]", path)
    page.locator("#go-on").click()
    page.wait_for_url(re.compile("/activities/"), timeout=30_000)
    expect(page.locator("main")).to_contain_text("Laps")

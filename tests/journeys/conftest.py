"""A site and a browser for the journeys; skipped, with the reason, where no Chromium can be had."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from config.postgres import Server
from tests.journeys import site as sites
from tests.journeys.site import Site

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 664}
DESK = {"width": 1440, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker runs all journeys, so that they share a site."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.fixture(scope="package")
def site(postgres_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with sites.running(postgres_server, tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="package")
def demo(site: Site) -> Site:
    """The site with a small demo club in it."""
    site.manage("demo", "--athletes", "6", "--weeks", "12")
    return site


@pytest.fixture(scope="package")
def empty_site(postgres_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A second site, on which nobody is yet."""
    with sites.running(postgres_server, tmp_path_factory.mktemp("empty")) as running:
        yield running


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine: install Debian's package chromium")
    opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
    yield opened
    opened.close()


class Visit:
    """A browser window that fails its test on console errors and on requests to other hosts."""

    def __init__(self, site: Site, context: BrowserContext) -> None:
        self.site = site
        self.context = context
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        context.on("request", self._request)

    def _console(self, message: Any) -> None:
        expected = "status of 4" in message.text  # a refusal that the journey asked for
        if message.type == "error" and not expected:
            self.errors.append(message.text)

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.site.url, "data:", "blob:")):
            self.errors.append(f"a request to another host: {request.url}")

    def go(self, path: str) -> Page:
        self.page.goto(self.site.url + path)
        return self.page

    def sign_in(self, email: str, password: str) -> Page:
        self.go("/account/sign-in/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", password)
        self.page.locator("main form button").click()
        self.page.wait_for_url(lambda url: "/account/" not in url)
        return self.page


@pytest.fixture
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open windows: `visit(viewport=PHONE, locale="ko")`; another than the usual site by `site=`."""
    opened: list[Visit] = []

    def open_window(site: Site | None = None, **options: Any) -> Visit:
        given = {"viewport": DESK, "locale": "en-GB", **options}
        context = browser.new_context(**given)
        opened.append(Visit(site or request.getfixturevalue("site"), context))
        return opened[-1]

    yield open_window
    errors = [error for window in opened for error in window.errors]
    for window in opened:
        window.context.close()
    assert errors == []

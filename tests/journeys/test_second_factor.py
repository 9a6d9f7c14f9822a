"""A coach sets up an app and a security key, signs in with each, and ends what another browser has open."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site
from tests.journeys.test_pages import flaws
from tests.tenancy.codes import code_of

COACH = "coach@factor.test"
INDEX, SIGN_INS = "/account/second-factor/", "/account/sign-ins/"
PAGES = [
    INDEX,
    SIGN_INS,
    "/account/again/",
    f"{INDEX}codes/",
    f"{INDEX}codes/new/",
    f"{INDEX}app/remove/",
    f"{INDEX}keys/new/",
]
KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def named(site: Site) -> Site:
    """The site by a name: browsers give no security keys to bare addresses."""
    site.stage("club", "factor")
    return replace(site, url=site.url.replace("127.0.0.1", "localhost"))


def test_second_factors_and_sign_ins(named: Site, visit: Callable[..., Visit]) -> None:
    window, other = visit(site=named), visit(site=named, viewport=PHONE, has_touch=True)
    window.sign_in(COACH, PASSWORD)

    secret, codes = set_up_app(window)
    sign_in_by_code(window, code_of(secret))
    add_key(window)
    assert flaws_at_both_widths(window, *PAGES, remove_key(window)) == ""
    sign_in_by_key(window)

    sign_in_by_code(other, codes[0])
    end_the_other(window)

    other.go("/")
    expect(other.page.locator("h1")).to_have_text("Sign in")
    window.go(SIGN_INS)
    expect(window.page.locator("h1")).to_have_text("Where you are signed in")


def set_up_app(window: Visit) -> tuple[str, list[str]]:
    page = window.go("/account/me/")
    page.get_by_role("link", name="Second factor").click()
    page.get_by_role("link", name="Set up an app").click()
    say_who(page)
    secret = page.locator("#secret").inner_text()
    assert flaws_at_both_widths(window, f"{INDEX}app/") == ""
    secret = page.locator("#secret").inner_text()
    page.fill("input[name=code]", code_of(secret))
    page.get_by_role("button", name="Switch on").click()
    expect(page.locator("h1")).to_have_text("Recovery codes")
    codes = page.locator("#codes li").all_inner_texts()
    page.get_by_role("link", name="I have kept them").click()
    expect(page.locator("main")).to_contain_text("10 codes are left.")
    return secret, codes


def say_who(page: Page) -> None:
    expect(page.locator("h1")).to_have_text("Is it still you?")
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Go on").click()


def first_step(window: Visit) -> Page:
    page = window.go("/account/sign-out/")
    if page.locator("h1").inner_text() == "Sign out":
        page.locator("main").get_by_role("button", name="Sign out").click()
    page = window.go("/account/sign-in/")
    page.fill("input[name=login]", COACH)
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("h1")).to_have_text("Second step")
    return page


def sign_in_by_code(window: Visit, code: str) -> None:
    page = first_step(window)
    assert flaws_at_both_widths(window, "/account/sign-in/second/") == ""
    page.fill("input[name=code]", code)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/account/" not in url)


def add_key(window: Visit) -> None:
    devtools = window.context.new_cdp_session(window.page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page = window.go(INDEX)
    page.get_by_role("link", name="Add a security key").click()
    say_who(page)
    page.fill("input[name=name]", "Blue key")
    page.get_by_role("button", name="Add the key").click()
    expect(page.locator("main")).to_contain_text("Blue key")


def remove_key(window: Visit) -> str:
    """The address of the page that asks whether the key is to be removed."""
    address = window.page.get_by_role("link", name="Remove Blue key").get_attribute("href")
    assert address is not None
    return address


def sign_in_by_key(window: Visit) -> None:
    page = first_step(window)
    page.get_by_role("button", name="Use the security key").click()
    page.wait_for_url(lambda url: "/account/" not in url)


def end_the_other(window: Visit) -> None:
    page = window.go(SIGN_INS)
    expect(page.locator("main li")).to_have_count(2)
    expect(page.locator("main li").first).to_contain_text(re.compile("here"))
    page.get_by_role("button", name=re.compile("Sign out Chrome")).click()
    expect(page.locator("main li")).to_have_count(1)


def flaws_at_both_widths(window: Visit, *paths: str) -> str:
    found = []
    for size in (PHONE, DESK):
        window.page.set_viewport_size(size)
        found.append(flaws(window, {path: path for path in paths}))
    return "\n".join(filter(None, found))

"""The morning check-in on a phone: five taps, nothing to scroll, room for thumbs, and a way back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.answering import tap
from tests.journeys.conftest import PHONE, Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site

TOO_SMALL = """least => [...document.querySelectorAll("#ci label:has(> input), #ci button, .tabbar a")]
  .filter(found => found.checkVisibility())
  .map(found => [found.innerText, found.getBoundingClientRect()])
  .filter(([, box]) => box.width < least || box.height < least)
  .map(([text, box]) => [text, box.width, box.height])"""
LEAST_PX = 44
WELL = {"sleep": "4", "energy": "4", "recovery": "5", "stress": "4", "problem": "none"}


@pytest.fixture(scope="module")
def scene(site: Site) -> dict[str, str]:
    return site.stage("morning", "tapping")


@pytest.fixture
def today(request: pytest.FixtureRequest, scene: dict[str, str], visit: Callable[..., Visit]) -> Page:
    window = visit(viewport=PHONE, has_touch=True, is_mobile=True, locale=getattr(request, "param", "en-GB"))
    window.sign_in("runner@tapping.test", PASSWORD)
    return window.go(f"/o/{scene['slug']}/today/")


@pytest.mark.parametrize("today", ["en-GB", "ko-KR"], indirect=True)
def test_whole_check_in_is_in_sight_with_room_for_thumbs(today: Page) -> None:
    last = today.locator("#ci label:has(> input[name=problem])").last.bounding_box()
    bar = today.locator(".tabbar").bounding_box()

    assert last is not None
    assert bar is not None
    assert last["y"] + last["height"] <= bar["y"] <= PHONE["height"] - LEAST_PX
    assert today.locator("#ci").evaluate("form => form.getBoundingClientRect().top") >= 0
    assert today.evaluate(TOO_SMALL, LEAST_PX) == []


def test_five_taps_save_the_morning_and_undo_takes_them_back(today: Page) -> None:
    tap(today, **WELL)

    expect(today.locator("#after .res")).to_be_visible()
    expect(today.locator("#toasts")).to_contain_text("Check-in saved")
    today.locator("#toasts").get_by_role("button", name="Undo").tap()
    expect(today.locator("#ci")).to_be_visible()
    today.reload()
    expect(today.locator("#ci input:checked")).to_have_count(0)

"""A coach changes a calendar: by drag, by key, and without JavaScript; the athlete sees what is published."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import PHONE, Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site
from tests.journeys.test_pages import barriers

OFFLINE = ("ERR_INTERNET_DISCONNECTED", "Failed to fetch", "htmx:error")
CARD = ".cal-item[data-session] .cal-card"


def test_a_session_is_dragged_and_published(site: Site, visit: Callable[..., Visit]) -> None:
    coach, at = calendar(site, visit, "drag")
    page = coach.page
    card, tomorrow = of_today(page), today(page) + timedelta(days=1)
    name = card.get_attribute("id") or ""

    drag(card, page.locator(f"#day-{tomorrow} .cal-list"))

    expect(page.locator(f"#day-{tomorrow} #{name}")).to_contain_text("Moved")
    expect(page.locator("#cal-count")).to_have_text("1 change")
    drag(page.locator("#cal-library .cal-item").first, page.locator(f"#day-{tomorrow} .cal-list"))
    expect(page.locator("#cal-count")).to_have_text("2 changes")
    runner = visit(viewport=PHONE)
    runner.sign_in("runner@drag.test", PASSWORD)
    session = f"#session-{name.removeprefix('card-')}"
    expect(day_of(runner.go(f"{at}/plan/?week={today(page)}"), today(page)).locator(session)).to_be_visible()
    publish(page)
    expect(day_of(runner.go(f"{at}/plan/?week={tomorrow}"), tomorrow).locator(session)).to_be_visible()


def test_the_same_by_keyboard(site: Site, visit: Callable[..., Visit]) -> None:
    page = calendar(site, visit, "hands")[0].page
    card, day = of_today(page), today(page)
    name = card.get_attribute("id") or ""
    card.focus()

    for key in ("Alt+ArrowRight", "Alt+ArrowRight", "Alt+ArrowDown", "Alt+ArrowLeft"):
        page.keyboard.press(key)

    there = day + timedelta(days=8)
    expect(page.locator(f"#day-{there} #{name}")).to_be_focused()
    page.keyboard.press("c")
    expect(page.locator("#cal-count")).to_have_text("2 changes")
    expect(page.locator(f"#day-{there} .cal-card:focus")).to_contain_text("New")
    page.keyboard.press("Delete")
    expect(page.locator("#cal-count")).to_have_text("1 change")
    page.keyboard.press("z")
    expect(page.locator("#cal-count")).to_have_text("2 changes")
    assert barriers(page) == []
    page.locator(f"#{name}").press("Enter")
    expect(page.locator("#cal-dialog")).to_be_visible()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    publish(page)
    page.keyboard.press("z")
    expect(page.locator("#cal-count")).to_have_text("2 changes")


def test_a_locked_day_survives_when_the_week_is_made_anew(site: Site, visit: Callable[..., Visit]) -> None:
    page = calendar(site, visit, "anew")[0].page
    monday = today(page) + timedelta(days=7 - today(page).weekday())
    week = page.locator(f"#week-{monday}")
    cards = week.locator(CARD)
    first, before = cards.first.get_attribute("id"), minutes(week)
    day = week.locator(f".cal-day:has({CARD})").first.get_attribute("data-day")

    page.locator(f"#add-{day}").press("Enter")
    page.locator("#do-lock_day").press("Enter")
    expect(page.locator(f"#day-{day} {CARD}")).to_contain_text("Locked")
    of_week(page, monday, "#do-skip_week")
    expect(cards).to_have_count(1)
    expect(page.locator(f"#week-menu-{monday}")).to_be_focused()
    of_week(page, monday, "#do-regenerate_week")

    expect(page.locator("#toasts")).to_contain_text("made anew in the draft")
    expect(cards.nth(1)).to_contain_text("New")
    assert minutes(week) == pytest.approx(before, rel=0.1)
    expect(page.locator(f"#day-{day} #{first}")).to_contain_text("Locked")
    page.locator("#cal-undo").click()
    expect(cards).to_have_count(1)


def test_a_refused_drop_goes_back_and_says_why(site: Site, visit: Callable[..., Visit]) -> None:
    coach, _at = calendar(site, visit, "refused")
    page = coach.page
    card, day = of_today(page), today(page)
    name, tomorrow = card.get_attribute("id") or "", day + timedelta(days=1)
    item = page.locator(f"#item-{name.removeprefix('card-')}")
    item.evaluate("item => item.dataset.version = 99")

    drag(card, page.locator(f"#day-{tomorrow} .cal-list"))

    expect(page.locator("#toasts")).to_contain_text("This session has changed in the meantime")
    expect(page.locator(f"#day-{day} #{name}")).to_be_visible()
    page.context.set_offline(True)
    drag(card, page.locator(f"#day-{tomorrow} .cal-list"))
    expect(page.locator("#toasts")).to_contain_text("Nothing was saved")
    expect(page.locator(f"#day-{day} #{name}")).to_be_visible()
    assert [error for error in coach.errors if not any(word in error for word in OFFLINE)] == []
    coach.errors.clear()


def test_everything_works_without_javascript(site: Site, visit: Callable[..., Visit]) -> None:
    page = calendar(site, visit, "bare", java_script_enabled=False)[0].page
    card, day = of_today(page), today(page)
    name, there = card.get_attribute("id") or "", day + timedelta(days=2)

    card.click()
    page.locator("#move_day").fill(there.isoformat())
    page.locator("#do-move").click()
    expect(page.locator(f"#day-{there} #{name}")).to_contain_text("Moved")
    page.locator(f"#{name}").click()
    page.locator("#copy_day").fill(day.isoformat())
    page.locator("#do-copy").click()
    expect(page.locator(f"#day-{day} {CARD}")).to_contain_text("New")
    page.locator(f"#add-{there}").click()
    page.locator("#open-recovery").click()
    page.locator("#pick-recovery-jog").click()
    expect(page.locator("#cal-count")).to_have_text("3 changes")
    page.locator("#undo").click()
    expect(page.locator("#cal-count")).to_have_text("2 changes")
    page.locator(f"#{name}").click()
    page.locator("#do-remove").click()
    expect(page.locator(f"#{name}")).to_have_count(0)
    publish(page)
    page.locator("#undo").click()
    page.locator("#cal-discard").click()
    expect(page.locator("#toasts")).to_contain_text("the plan stays as it was")
    expect(page.locator(f"#day-{day} #{name}")).to_be_visible()


def of_week(page: Page, monday: date, verb: str) -> None:
    """The week's menu by keyboard, and a verb of it."""
    page.locator(f"#week-menu-{monday}").press("Enter")
    expect(page.locator("#cal-dialog")).to_be_visible()
    assert barriers(page) == []
    page.locator(verb).press("Enter")
    expect(page.locator("#cal-dialog")).to_have_count(0)


def calendar(site: Site, visit: Callable[..., Visit], label: str, **options: object) -> tuple[Visit, str]:
    facts = site.stage("morning", label)
    coach = visit(**options)
    coach.sign_in(f"coach@{label}.test", PASSWORD)
    at = f"/o/{facts['slug']}"
    page = coach.go(f"{at}/athletes/{facts['athlete']}/calendar/")
    if options.get("java_script_enabled", True):
        expect(page.locator("#calendar[data-armed]")).to_be_visible()
    return coach, at


def today(page: Page) -> date:
    return date.fromisoformat(page.locator(".cal-day.today").get_attribute("data-day") or "")


def of_today(page: Page) -> Locator:
    """Today's card, by its own name: it is still the same where it goes."""
    name = page.locator(f".cal-day.today {CARD}").first.get_attribute("id")
    return page.locator(f"#{name}")


def minutes(week: Locator) -> int:
    """What the week has in sum: in how many sessions, depends on what is locked."""
    hours, rest = re.findall(r"(?:(\d+) h)?\s*(?:(\d+) m)?", week.locator(".cal-sum dd").first.inner_text())[
        0
    ]
    return int(hours or 0) * 60 + int(rest or 0)


def drag(card: Locator, onto: Locator) -> None:
    """With the day in view before the pointer goes down: a page that scrolls then lets go of the card."""
    onto.scroll_into_view_if_needed()
    card.drag_to(onto)


def day_of(page: Page, day: date) -> Locator:
    return page.locator(".days > li").nth(day.weekday())


def publish(page: Page) -> None:
    page.locator("#cal-publish").click()
    expect(page.locator("#toasts")).to_contain_text("the athlete sees the changes now")
    expect(page.locator("#cal-count")).to_have_count(0)

"""Answering the questions of a form with radio rows."""

from playwright.sync_api import Page


def choose(page: Page, **answers: str) -> None:
    """Choose by keyboard's way, which needs nothing of the row's look."""
    for name, value in answers.items():
        page.locator(f"input[name={name}][value='{value}']").check(force=True)


def tap(page: Page, **answers: str) -> None:
    """Touch what is seen of the answers."""
    for name, value in answers.items():
        page.locator(f"label:has(> input[name={name}][value='{value}'])").tap()

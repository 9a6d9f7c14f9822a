"""A session goes to the watch as a file, comes back as text, and stands on one sheet of paper."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from demo import club
from tests.journeys.conftest import DESK, PHONE, Visit
from tests.journeys.site import Site
from tests.journeys.test_pages import barriers, too_wide

THEMES = ("light", "dark")
AT = f"/o/{club.SLUG}"
SESSION = f"{AT}/library/vo2-400/"
A_PAGE = re.compile(rb"/Type\s*/Page\b")


def test_a_file_comes_back_as_text_without_javascript(
    demo: Site, visit: Callable[..., Visit], tmp_path: Path
) -> None:
    window = visit(demo, java_script_enabled=False)
    window.sign_in(club.Login.COACH, club.PASSWORD)
    page = window.go(SESSION)

    with page.expect_download() as saved:
        page.get_by_role("link", name="FIT file").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    page = window.go(f"{AT}/library/import/")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Read it").click()

    assert file.suffix == ".fit"
    assert "8x\n" in page.locator("#workout-text").input_value()


@pytest.mark.parametrize("language", ["en-GB", "ko-KR"])
@pytest.mark.parametrize(
    "text", ["8x 400mtr @3:28/km + 200mtr jog", "10m 220w\n5m Z9"], ids=["read", "wrong"]
)
def test_what_a_file_says_is_for_everybody(
    demo: Site, visit: Callable[..., Visit], tmp_path: Path, language: str, text: str
) -> None:
    window = visit(demo, locale=language)
    window.sign_in(club.Login.COACH, club.PASSWORD)
    file = tmp_path / "track.txt"
    file.write_text(text)

    page = window.go(f"{AT}/library/import/")
    page.set_input_files("input[type=file]", file)
    page.locator("main form button").click()
    page.wait_for_load_state()

    for theme, size in product(THEMES, (DESK, PHONE, {"width": 320, "height": 664})):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.set_viewport_size(size)
        assert [*barriers(page), *too_wide(page)] == []


@pytest.mark.parametrize("language", ["en-GB", "ko-KR"])
def test_a_session_is_one_sheet_of_paper(demo: Site, visit: Callable[..., Visit], language: str) -> None:
    window = visit(demo, locale=language)
    page = window.sign_in(club.Login.ATHLETE, club.PASSWORD)

    window.go(f"{AT}/plan/")
    page.locator(".days a.card").first.click()
    page.locator("#download-print").click()
    page.wait_for_url("**/print/")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    page.emulate_media(media="print")

    assert len(A_PAGE.findall(paper)) == 1
    assert [page.locator(one).is_visible() for one in (".sheet", ".tabbar", ".crumbs")] == [
        True,
        False,
        False,
    ]

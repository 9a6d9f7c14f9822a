"""A plan on paper: exactly one A4 page a week, also of a week with two sessions on every day."""

import re
from collections.abc import Callable

from tests.journeys.conftest import Visit
from tests.journeys.scenes_names import PASSWORD
from tests.journeys.site import Site

PAGE = re.compile(rb"/Type\s*/Page\b")
FULLER = """
for (const sheet of document.querySelectorAll(".sheet")) {
  const sections = [...sheet.querySelectorAll("section")];
  for (let n = sections.length; n < 14; n += 1) sheet.append(sections[n % sections.length].cloneNode(true));
}
"""


def test_each_week_is_one_page(site: Site, visit: Callable[..., Visit]) -> None:
    facts = site.stage("morning", "paper")
    coach = visit()
    coach.sign_in("coach@paper.test", PASSWORD)
    page = coach.go(f"/o/{facts['slug']}/athletes/{facts['athlete']}/")
    plan = page.locator("main a[href*='/plans/']:not([href*='/new/'])").first.get_attribute("href")
    coach.go(f"{plan}print/")
    weeks = page.locator(".sheet").count()

    assert weeks > 1
    assert len(PAGE.findall(page.pdf(prefer_css_page_size=True))) == weeks
    page.evaluate(FULLER)
    assert page.locator(".sheet").first.locator("section").count() == 14
    assert len(PAGE.findall(page.pdf(prefer_css_page_size=True))) == weeks

from pathlib import Path
import pytest
from demo import club
from tests.journeys import addresses
from tests.journeys.test_pages import flaws_of, places
from tests.journeys.conftest import DESK, PHONE
OUT = Path("/tmp/tpl_shots"); OUT.mkdir(exist_ok=True)
NAMES = ["templates","template_new","template_page","template_week","template_apply","template_roll_out","template_conflicts","template_run","feeds","groups","group_new","group_edit","plan_print","season_import","plan_page","library","squad"]

@pytest.mark.parametrize("language", ["en-GB","ko-KR"])
def test_shots(places, visit, language):
    window = visit(locale=language)
    window.sign_in(club.Login.COACH, club.PASSWORD)
    pages = addresses.of_coach(places)
    found = []
    for name in NAMES:
        if name not in pages: found.append(f"no {name}"); continue
        found += [f"{name}: {flaw}" for flaw in flaws_of(window, name, pages[name])]
        window.page.emulate_media(color_scheme="light")
        for label, size in (("desk", DESK), ("phone", PHONE)):
            window.page.set_viewport_size(size)
            window.page.screenshot(path=str(OUT / f"{name}-{label}-{language[:2]}.png"), full_page=(label == "phone"))
    Path(OUT / f"flaws-{language}.txt").write_text("\n".join(found + window.errors))
    assert found == []

"""The stock admin wears our colours."""

import re
from pathlib import Path

from django.conf import settings

CSS = Path(settings.BASE_DIR) / "static/css"
COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}\b")


def test_every_colour_of_the_admin_is_one_of_ours() -> None:
    ours = set(COLOUR.findall((CSS / "tokens.css").read_text("utf-8")))

    assert set(COLOUR.findall((CSS / "operator.css").read_text("utf-8"))) - ours == set()

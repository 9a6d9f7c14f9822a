"""A template as one line of text."""

import re
from typing import Any

from django.template import Context, Template


def draw(source: str, **context: Any) -> str:
    """One line, so that a test can say exactly what it expects."""
    return re.sub(r"\s*\n\s*", "", Template(source).render(Context(context))).strip()
